package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Notional;
import io.tiercel.strategy.order.OrderStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How well orders were executed. A sum to be added to; one thread; cold. What is not defined is empty.
 * <p>
 * Costs are above zero when they cost: against the arrival's mid, against the volume-weighted price of the market from decision to end, and spreads, in
 * 1/10000 of what was filled.
 */
public final class ExecutionQuality {
    private static final double BPS = 1e4;
    private static final double SECOND_NS = 1e9;

    private final long[] laterMicros = new long[Horizon.values().length];
    private double ordered;
    private double filled;
    private double makerQty;
    private double takerQty;
    private long orders;
    private long rejected;
    private long canceled;
    private long fills;
    private long firstFills;
    private double firstFillSeconds;
    private long filledMicros;
    private long effectiveMicros;
    private long arrivalMicros;
    private long arrivalCostMicros;
    private double vwapMicros;
    private double vwapCost;
    private long shortfallOrders;
    private Shortfall shortfall = Shortfall.NONE;

    /** Nothing so far. */
    public ExecutionQuality() {}

    /**
     * An order that has ended.
     *
     * @param instrument of the order.
     * @param order      with its fills summed.
     */
    public void add(final Instrument instrument, final OrderRow order) {
        if (!order.isAccepted()) {
            rejected += order.status() == OrderStatus.REJECTED ? 1 : 0;
            return;
        }
        orders++;
        canceled += order.status() == OrderStatus.CANCELED ? 1 : 0;
        final double unit = unit(instrument);
        addQuantities(order.qty() / unit, order.cumQty() / unit);
        if (order.firstFillTimeNs() != Prices.NO_PRICE && order.arrivalTimeNs() != Prices.NO_PRICE) {
            firstFills++;
            firstFillSeconds += (order.firstFillTimeNs() - order.arrivalTimeNs()) / SECOND_NS;
        }
        if (order.cumQty() > 0 && order.arrivalMidTwice() != Prices.NO_PRICE) {
            final long signed = order.side() == Side.BUY ? order.cumQty() : -order.cumQty();
            arrivalMicros += Math.abs(order.notionalMicros());
            arrivalCostMicros +=
                    order.notionalMicros() - Notional.microsOfTwice(instrument, order.arrivalMidTwice(), signed);
        }
        if (order.cumQty() > 0 && order.marketQty() > 0) {
            final double market = order.marketNotionalMicros() / (double) order.marketQty();
            final double sign = order.side() == Side.BUY ? 1 : -1;
            vwapMicros += Math.abs(order.notionalMicros());
            vwapCost += order.notionalMicros() - sign * market * order.cumQty();
        }
        Shortfall.of(instrument, order).ifPresent(own -> {
            shortfallOrders++;
            shortfall = shortfall.plus(own);
        });
    }

    private static double unit(final Instrument instrument) {
        return StrictMath.pow(10, instrument.qtyScale());
    }

    /**
     * An order of which nothing else is known.
     *
     * @param orderQty what was ordered, whole units.
     * @param cumQty   what of it was filled.
     */
    public void addQuantities(final double orderQty, final double cumQty) {
        ordered += orderQty;
        filled += cumQty;
    }

    /**
     * A fill of which nothing else is known.
     *
     * @param qty     what was filled, whole units.
     * @param isMaker whether our order was resting.
     */
    public void addFill(final double qty, final boolean isMaker) {
        fills++;
        makerQty += isMaker ? qty : 0;
        takerQty += isMaker ? 0 : qty;
    }

    /**
     * A fill.
     *
     * @param instrument of the fill.
     * @param fill       and the mids around it.
     */
    public void add(final Instrument instrument, final FillRow fill) {
        addFill(fill.qty() / unit(instrument), fill.isMaker());
        final long paid = Notional.micros(instrument, fill.price(), fill.signedQty());
        filledMicros += Math.abs(paid);
        effectiveMicros += 2 * (paid - Notional.microsOfTwice(instrument, fill.midTwice(), fill.signedQty()));
        for (final Horizon horizon : Horizon.values()) {
            laterMicros[horizon.ordinal()] +=
                    2 * (paid - Notional.microsOfTwice(instrument, fill.laterMidTwice(horizon), fill.signedQty()));
        }
    }

    /**
     * @return what was filled of what was ordered and reached the venue.
     */
    public OptionalDouble fillRatio() {
        return Samples.ratio(filled, ordered);
    }

    /**
     * @return share of the filled quantity for which our order was resting.
     */
    public OptionalDouble makerShare() {
        return Samples.ratio(makerQty, makerQty + takerQty);
    }

    /**
     * @return share of the filled quantity that we took.
     */
    public OptionalDouble takerShare() {
        return Samples.ratio(takerQty, makerQty + takerQty);
    }

    /**
     * @return of all orders whose mids are known.
     */
    public Shortfall shortfall() {
        return shortfall;
    }

    /**
     * @return orders that the venue refused.
     */
    public long rejected() {
        return rejected;
    }

    /**
     * @return by name, in the order of reports.
     */
    public Map<String, OptionalDouble> figures() {
        final Map<String, OptionalDouble> figures = new LinkedHashMap<>();
        figures.put("orders", OptionalDouble.of(orders));
        figures.put("orders_rejected_by_venue", OptionalDouble.of(rejected));
        figures.put("fills", OptionalDouble.of(fills));
        figures.put("fill_ratio", fillRatio());
        figures.put("maker_share", makerShare());
        figures.put("taker_share", takerShare());
        figures.put("time_to_first_fill_s", Samples.ratio(firstFillSeconds, firstFills));
        figures.put("cancel_to_fill", Samples.ratio(canceled, fills));
        figures.put("effective_spread_bps", Samples.ratio(effectiveMicros * BPS, filledMicros));
        for (final Horizon horizon : Horizon.values()) {
            figures.put(
                    "realised_spread_" + horizon.label() + "_bps",
                    Samples.ratio(laterMicros[horizon.ordinal()] * BPS, filledMicros));
        }
        figures.put("cost_vs_arrival_bps", Samples.ratio(arrivalCostMicros * BPS, arrivalMicros));
        figures.put("cost_vs_interval_vwap_bps", Samples.ratio(vwapCost * BPS, vwapMicros));
        figures.put("shortfall_orders", OptionalDouble.of(shortfallOrders));
        figures.put("shortfall_bps", shortfall.bps());
        return figures;
    }
}
