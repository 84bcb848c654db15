package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.NaturalLog;
import io.tiercel.factors.window.TimedPairSum;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/**
 * What orders come and go: rates over time, ratios over events. NaN until the feed told an order.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for {@link TimedPairSum}; O(1) amortised. Counts and sums are exact.
 */
final class OrderFactors {
    private static final int BID_ADD_RATE_5S = Factor.BID_ADD_RATE_5S.index();
    private static final int ASK_ADD_RATE_5S = Factor.ASK_ADD_RATE_5S.index();
    private static final int BID_CANCEL_RATE_5S = Factor.BID_CANCEL_RATE_5S.index();
    private static final int ASK_CANCEL_RATE_5S = Factor.ASK_CANCEL_RATE_5S.index();
    private static final int CANCEL_ADD_RATIO_100EV = Factor.CANCEL_ADD_RATIO_100EV.index();
    private static final int EXEC_SHARE_100EV = Factor.EXEC_SHARE_100EV.index();
    private static final int ADD_IMB_100EV = Factor.ADD_IMB_100EV.index();
    private static final int CANCEL_IMB_100EV = Factor.CANCEL_IMB_100EV.index();
    private static final int REPLENISH_RATIO_100EV = Factor.REPLENISH_RATIO_100EV.index();
    private static final int EVENT_ENTROPY_100EV = Factor.EVENT_ENTROPY_100EV.index();

    /** Kinds: lane of a bid; the lane of an ask is the next. Lane 0 takes what is of no kind. */
    private static final int NONE = 0;

    private static final int ADD = 1;
    private static final int CANCEL = 3;
    private static final int TRADE = 5;
    private static final int KINDS = 7;

    /** Two counts in one number: asks in the upper half, bids in the lower; both stay far below 2^31. */
    private static final int ASK_SHIFT = 32;

    private final double[] values;
    private final int events;
    private final long rateNs;
    private final double rateSeconds;
    private final TimedPairSum orders;
    private final boolean hasRates;
    private final boolean hasRatios;
    private final boolean hasEntropy;

    /** One entry per event of the window: an entering and a leaving order or trade. */
    private final int[] entering;

    private final int[] leaving;
    private final long[] enteringQtys;
    private final long[] leavingQtys;
    private final boolean[] isBest;
    private final long[] counts = new long[KINDS];
    private final long[] qtys = new long[KINDS];
    private long bestQty;
    private int position;

    /**
     * @param values the instrument's factor values, written in place.
     * @param config windows.
     * @param choice of the factors.
     */
    OrderFactors(final double[] values, final FactorsConfig config, final Choice choice) {
        this.values = values;
        events = config.window(FactorParameter.ORDER_FLOW_EVENTS);
        rateNs = config.whole(FactorParameter.ORDER_RATE_NS);
        rateSeconds = rateNs / 1e9;
        final int capacity = config.window(FactorParameter.MID_HISTORY_CAPACITY);
        orders = new TimedPairSum(rateNs, capacity);
        hasRates = choice.hasAny(Factor.BID_ADD_RATE_5S, Factor.ASK_CANCEL_RATE_5S);
        hasEntropy = choice.has(Factor.EVENT_ENTROPY_100EV);
        hasRatios = hasEntropy || choice.hasAny(Factor.CANCEL_ADD_RATIO_100EV, Factor.REPLENISH_RATIO_100EV);
        entering = new int[events];
        leaving = new int[events];
        enteringQtys = new long[events];
        leavingQtys = new long[events];
        isBest = new boolean[events];
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAny(Factor.BID_ADD_RATE_5S, Factor.REPLENISH_RATIO_100EV)
                || choice.has(Factor.EVENT_ENTROPY_100EV);
    }

    /**
     * @param f the event.
     */
    void onEvent(final EventFacts f) {
        if (hasRates) {
            putRates(f);
        }
        if (hasRatios) {
            take(f);
            if (f.event >= events && f.areOrdersTold) {
                putRatios();
                if (hasEntropy) {
                    putEntropy();
                }
            }
        }
    }

    private void putRates(final EventFacts f) {
        final int side = f.orderSide;
        if (side != Side.NONE) {
            final long one = side == Side.BUY ? 1L : 1L << ASK_SHIFT;
            orders.add(f.timeNs, f.addedQty > 0L ? one : 0L, f.canceledQty > 0L ? one : 0L);
        }
        orders.advance(f.timeNs);
        final long added = orders.firstSum();
        final long canceled = orders.secondSum();
        if (f.areOrdersTold && f.hasPassed(rateNs)) {
            final double[] v = values;
            v[BID_ADD_RATE_5S] = (int) added / rateSeconds;
            v[ASK_ADD_RATE_5S] = (added >>> ASK_SHIFT) / rateSeconds;
            v[BID_CANCEL_RATE_5S] = (int) canceled / rateSeconds;
            v[ASK_CANCEL_RATE_5S] = (canceled >>> ASK_SHIFT) / rateSeconds;
        }
    }

    private void take(final EventFacts f) {
        int in = NONE;
        int out = NONE;
        long inQty = 0L;
        long outQty = 0L;
        boolean isBestAdd = false;
        if (f.orderSide != Side.NONE) {
            if (f.addedQty > 0L) {
                in = ADD + f.orderSide;
                inQty = f.addedQty;
                isBestAdd = isBestAdd(f);
            }
            if (f.canceledQty > 0L) {
                out = CANCEL + f.orderSide;
                outQty = f.canceledQty;
            }
        } else if (f.isTrade && f.sign != 0) {
            // the side of the resting order: a buying aggressor meets an ask
            out = TRADE + (f.sign > 0 ? Side.SELL : Side.BUY);
            outQty = f.isHidden ? 0L : f.qty;
        } else if (f.isTrade) {
            outQty = f.isHidden ? 0L : f.qty;
        }
        replace(in, inQty, out, outQty, isBestAdd);
    }

    private void replace(final int in, final long inQty, final int out, final long outQty, final boolean isBestAdd) {
        final int at = position;
        position = at + 1 == events ? 0 : at + 1;
        final long[] c = counts;
        final long[] q = qtys;
        c[entering[at]]--;
        c[leaving[at]]--;
        q[entering[at]] -= enteringQtys[at];
        q[leaving[at]] -= leavingQtys[at];
        bestQty += (isBestAdd ? inQty : 0L) - (isBest[at] ? enteringQtys[at] : 0L);
        c[in]++;
        c[out]++;
        q[in] += inQty;
        q[out] += outQty;
        entering[at] = in;
        leaving[at] = out;
        enteringQtys[at] = inQty;
        leavingQtys[at] = outQty;
        isBest[at] = isBestAdd;
    }

    private static boolean isBestAdd(final EventFacts f) {
        if (f.event == 0L || f.addedPrice == Prices.NO_PRICE) {
            return false;
        }
        return f.orderSide == Side.BUY
                ? f.addedPrice >= f.bidBefore
                : f.askBefore == Prices.NO_PRICE || f.addedPrice <= f.askBefore;
    }

    private void putRatios() {
        final double[] v = values;
        final long[] q = qtys;
        final long added = counts[ADD] + counts[ADD + 1];
        final long canceled = counts[CANCEL] + counts[CANCEL + 1];
        // lane 0 holds the quantities of visible executions whose aggressor is unknown
        final long executedQty = q[TRADE] + q[TRADE + 1] + q[NONE];
        final long leftQty = executedQty + q[CANCEL] + q[CANCEL + 1];
        v[CANCEL_ADD_RATIO_100EV] = added == 0L ? Double.NaN : canceled / (double) added;
        v[EXEC_SHARE_100EV] = leftQty == 0L ? Double.NaN : executedQty / (double) leftQty;
        v[ADD_IMB_100EV] = imbalance(q[ADD], q[ADD + 1]);
        v[CANCEL_IMB_100EV] = imbalance(q[CANCEL + 1], q[CANCEL]);
        v[REPLENISH_RATIO_100EV] = executedQty == 0L ? Double.NaN : bestQty / (double) executedQty;
    }

    private static double imbalance(final long buying, final long selling) {
        final long sum = buying + selling;
        return sum == 0L ? 0.0 : (buying - selling) / (double) sum;
    }

    private void putEntropy() {
        long total = 0L;
        int cells = 0;
        double products = 0.0;
        for (int kind = ADD; kind < KINDS; kind++) {
            final long count = counts[kind];
            total += count;
            cells += count > 0L ? 1 : 0;
            products += NaturalLog.timesSelf(count);
        }
        values[EVENT_ENTROPY_100EV] = SideShape.entropy(cells, total, products);
    }
}
