package io.tiercel.engine.report;

import io.tiercel.engine.MarketObserver;
import io.tiercel.marketdata.book.BookView;

public final class ChartWindow implements MarketObserver {
    @Override
    public void onMarketEvent(final int instrumentId, final long nowNs, final BookView book) {}
}
