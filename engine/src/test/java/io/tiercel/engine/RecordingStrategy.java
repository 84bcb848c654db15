package io.tiercel.engine;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.order.ExecutionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at the market whenever it is called. */
final class RecordingStrategy implements Strategy {
    final List<String> seen = new ArrayList<>();
    Consumer<MarketView> look = market -> {};

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        seen.add(price(market, Side.BUY) + "/" + price(market, Side.SELL) + (market.isBestPriceChanged() ? "*" : ""));
        look.accept(market);
    }

    private static String price(final MarketView market, final int side) {
        final long price = market.book().price(side, 0);
        return price == Prices.NO_PRICE ? "-" : Long.toString(price);
    }

    @Override
    public void onMarketState(final MarketView market, final OrderIntents out) {
        // is not asked
    }

    @Override
    public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
        // sets none
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        // sends nothing
    }

    @Override
    public long stateDigest() {
        return seen.hashCode();
    }
}
