package io.tiercel.strategy.portfolio;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.BarView;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.RejectReason;
import java.util.Arrays;
import java.util.List;

/**
 * What strategies on bars share: prices, positions and equity of their names, one decision when all bars of a time have come, and the orders that bring
 * the positions to the weights that were decided.
 * <p>
 * Owned by the core's thread; allocates nothing after construction, but see {@link TargetOrders}. A name is an index of the strategy's instruments.
 * <p>
 * The first bar of a time schedules a timer at that time, which fires behind everything else of it, so that a decision sees all names. Orders are market
 * orders: on bars they fill on the next one. An order that is refused is not sent again before the next decision, nor is a second one sent for a name
 * whose first is still open.
 */
final class BarPortfolio {
    private static final long NO_TIME = Long.MIN_VALUE;

    private final int strategyId;
    private final Instrument[] instruments;
    private final int[] nameOf;
    private final CloseHistory history;
    private final TargetOrders orders;
    private final OrderIntent intent = new OrderIntent();
    private final long[] price;
    private final long[] planPrice;
    private final long[] position;
    private final long[] openOrderId;
    private final long[] target;
    private long equityMicros;
    private long roundNs = NO_TIME;

    /**
     * @param setup              of the strategy.
     * @param bars               closes that are kept.
     * @param periodsPerYear     bars in a year.
     * @param rebalanceThreshold difference of weights up to which a position is left alone.
     */
    BarPortfolio(
            final StrategySetup setup, final int bars, final double periodsPerYear, final double rebalanceThreshold) {
        strategyId = setup.id();
        instruments = setup.instruments().toArray(Instrument[]::new);
        nameOf = new int[setup.registry().size()];
        Arrays.fill(nameOf, -1);
        for (int name = 0; name < instruments.length; name++) {
            nameOf[instruments[name].id()] = name;
        }
        history = new CloseHistory(instruments.length, bars, periodsPerYear);
        orders = new TargetOrders(List.of(instruments), TargetOrders.billionths(rebalanceThreshold));
        price = new long[instruments.length];
        Arrays.fill(price, Prices.NO_PRICE);
        planPrice = price.clone();
        position = new long[instruments.length];
        openOrderId = new long[instruments.length];
        Arrays.fill(openOrderId, Prices.NO_ORDER_ID);
        target = new long[instruments.length];
    }

    int names() {
        return instruments.length;
    }

    CloseHistory history() {
        return history;
    }

    /** Position of a name by the strategy's own fills. */
    long position(final int name) {
        return position[name];
    }

    /** A bar; the first one of a time asks for the decision. */
    void onBar(final MarketView market, final BarView bar, final OrderIntents out) {
        final int name = nameOf[bar.instrument().id()];
        price[name] = bar.close();
        history.add(name, bar.close());
        equityMicros = market.positions().equityMicros();
        if (roundNs != market.nowNs()) {
            roundNs = market.nowNs();
            out.schedule(roundNs, 0);
        }
    }

    /** Trades towards weights of the equity; NaN counts as 0. */
    void trade(final double[] weights, final OrderIntents out) {
        for (int name = 0; name < weights.length; name++) {
            target[name] = TargetOrders.billionths(weights[name]);
            planPrice[name] = openOrderId[name] == Prices.NO_ORDER_ID ? price[name] : Prices.NO_PRICE;
        }
        orders.plan(target, position, planPrice, equityMicros);
        for (int i = 0; i < orders.count(); i++) {
            final int name = orders.name(i);
            final long answer =
                    out.submit(intent.market(strategyId, instruments[name].id(), orders.side(i), orders.qty(i)));
            if (answer > 0) {
                openOrderId[name] = answer;
            }
        }
    }

    void onReport(final ExecutionReport report) {
        final int name = nameOf[report.instrumentId];
        if (report.execType == ExecType.TRADE) {
            position[name] += Side.sign(report.side) * report.lastQty;
        }
        if (report.orderId == openOrderId[name]
                && (report.status.isFinal() || report.reason == RejectReason.VENUE_UNKNOWN_ORDER)) {
            openOrderId[name] = Prices.NO_ORDER_ID;
        }
    }

    long mixInto(final long hash) {
        long mixed = StateHash.mix(StateHash.mix(history.mixInto(hash), equityMicros), roundNs);
        for (int name = 0; name < position.length; name++) {
            mixed = StateHash.mix(mixed, price[name]);
            mixed = StateHash.mix(mixed, position[name]);
            mixed = StateHash.mix(mixed, openOrderId[name]);
        }
        return mixed;
    }
}
