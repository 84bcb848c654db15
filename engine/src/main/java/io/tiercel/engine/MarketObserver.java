package io.tiercel.engine;

import io.tiercel.marketdata.book.BookView;

/** Looks at a book after each event of its instrument: best prices to a file, a chart's data. Called on the core's thread; changes nothing. */
@FunctionalInterface
public interface MarketObserver {
    /**
     * The instrument after one of its events.
     *
     * @param instrumentId dense id.
     * @param nowNs        the core's time.
     * @param book         of the instrument, valid during the call.
     */
    void onMarketEvent(int instrumentId, long nowNs, BookView book);
}
