package io.tiercel.engine;

import io.tiercel.strategy.BarView;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Does what the test says when it is called, and writes down what it is told. */
final class ScriptedStrategy implements Strategy {
    final List<String> told = new ArrayList<>();
    final OrderIntent intent = new OrderIntent();
    BiConsumer<MarketView, OrderIntents> onMarket = (market, out) -> {};
    BiConsumer<BarView, OrderIntents> onBar = (bar, out) -> {};
    long originNs;

    ScriptedStrategy(final long originNs) {
        this.originNs = originNs;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public void onMarketData(final MarketView market, final OrderIntents out) {
        onMarket.accept(market, out);
    }

    @Override
    public void onBar(final MarketView market, final BarView bar, final OrderIntents out) {
        told.add("bar " + bar.close() + " of "
                + market.instrument().symbol() + " at " + (market.nowNs() - originNs) + ", holds "
                + market.positions().position(market.instrument().id()));
        onBar.accept(bar, out);
    }

    @Override
    public void onMarketState(final MarketView market, final OrderIntents out) {
        // is not asked
    }

    @Override
    public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {
        told.add("timer " + timerId + " at " + (nowNs - originNs));
    }

    @Override
    public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
        told.add(report.execType
                + (report.execType == ExecType.TRADE
                        ? " " + report.lastQty + "@" + report.lastPrice + (report.isMaker ? " M" : " T")
                        : "")
                + " at " + (report.venueTimeNs - originNs) + " seen " + (report.seenTimeNs - originNs));
    }

    @Override
    public long stateDigest() {
        return told.hashCode();
    }
}
