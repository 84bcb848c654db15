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
 * Owned by the core's thread; allocates nothing after construction but for {@link TimedPairSum}, and for the room of
 * more parts than ever in the window; O(1) amortised. Counts and sums are exact.
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

    private static final int EVENT_SHIFT = 4;
    private static final int BEST = 8;
    private static final int KIND_BITS = 7;

    private final double[] values;
    private final int events;
    private final long rateNs;
    private final double rateSeconds;
    private final TimedPairSum orders;
    private final boolean hasRates;
    private final boolean hasRatios;
    private final boolean hasEntropy;

    /** What came and went in the window, oldest first: number of the event, and in the lower bits the kind and whether it was a best add. */
    private long[] entries;

    private long[] entryQtys;
    /** Places of the entries, {@code tail} exclusive. Both count on without wrapping. */
    private long head;

    private long tail;
    private final long[] counts = new long[KINDS];
    private final long[] qtys = new long[KINDS];
    private long bestQty;

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
        // an event of one part has two entries at most
        final int room = Integer.highestOneBit(events) << 2;
        entries = new long[room];
        entryQtys = new long[room];
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
        if (f.parts != null) {
            countOrders(f, f.parts);
        } else if (f.orderSide != Side.NONE) {
            final long one = one(f.orderSide);
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

    private void countOrders(final EventFacts f, final EventParts parts) {
        long added = 0L;
        long canceled = 0L;
        for (int i = 0; i < parts.count(); i++) {
            final int side = parts.side(i);
            if (side == Side.BUY || side == Side.SELL) {
                added += parts.addedQty(i) > 0L ? one(side) : 0L;
                canceled += parts.canceled(i) > 0L ? one(side) : 0L;
            }
        }
        orders.add(f.timeNs, added, canceled);
    }

    private static long one(final int side) {
        return side == Side.BUY ? 1L : 1L << ASK_SHIFT;
    }

    private void take(final EventFacts f) {
        leaveBehind(f.event - events);
        if (f.parts != null) {
            takeParts(f, f.parts);
        } else if (f.orderSide != Side.NONE) {
            if (f.addedQty > 0L) {
                enter(f.event, ADD + f.orderSide, f.addedQty, isBestAdd(f, f.orderSide, f.addedPrice));
            }
            if (f.canceledQty > 0L) {
                enter(f.event, CANCEL + f.orderSide, f.canceledQty, false);
            }
        } else if (f.trades != 0) {
            enterTrade(f.event, f.sign, f.isHidden ? 0L : f.qty);
        }
    }

    private void takeParts(final EventFacts f, final EventParts parts) {
        for (int i = 0; i < parts.count(); i++) {
            final int side = parts.side(i);
            if (parts.isTrade(i)) {
                enterTrade(f.event, parts.sign(i), parts.isHidden(i) ? 0L : parts.qty(i));
            } else if (side == Side.BUY || side == Side.SELL) {
                if (parts.addedQty(i) > 0L) {
                    enter(f.event, ADD + side, parts.addedQty(i), isBestAdd(f, side, parts.addedPrice(i)));
                }
                if (parts.canceled(i) > 0L) {
                    enter(f.event, CANCEL + side, parts.canceled(i), false);
                }
            }
        }
    }

    private void enterTrade(final long event, final int sign, final long visibleQty) {
        if (sign != 0) {
            // the side of the resting order: a buying aggressor meets an ask
            enter(event, TRADE + (sign > 0 ? Side.SELL : Side.BUY), visibleQty, false);
        } else if (visibleQty > 0L) {
            enter(event, NONE, visibleQty, false);
        }
    }

    private void enter(final long event, final int kind, final long qty, final boolean isBest) {
        if (tail - head == entries.length) {
            grow();
        }
        final int at = (int) tail & entries.length - 1;
        entries[at] = event << EVENT_SHIFT | (isBest ? BEST | kind : kind);
        entryQtys[at] = qty;
        tail++;
        counts[kind]++;
        qtys[kind] += qty;
        bestQty += isBest ? qty : 0L;
    }

    private void leaveBehind(final long event) {
        final int mask = entries.length - 1;
        while (head < tail && entries[(int) head & mask] >> EVENT_SHIFT <= event) {
            final int at = (int) head & mask;
            final int kind = (int) entries[at] & KIND_BITS;
            counts[kind]--;
            qtys[kind] -= entryQtys[at];
            bestQty -= (entries[at] & BEST) != 0L ? entryQtys[at] : 0L;
            head++;
        }
    }

    private void grow() {
        final long[] newEntries = new long[entries.length * 2];
        final long[] newQtys = new long[newEntries.length];
        final int mask = entries.length - 1;
        final int newMask = newEntries.length - 1;
        for (long at = head; at < tail; at++) {
            newEntries[(int) at & newMask] = entries[(int) at & mask];
            newQtys[(int) at & newMask] = entryQtys[(int) at & mask];
        }
        entries = newEntries;
        entryQtys = newQtys;
    }

    private static boolean isBestAdd(final EventFacts f, final int side, final long price) {
        if (f.event == 0L || price == Prices.NO_PRICE) {
            return false;
        }
        return side == Side.BUY ? price >= f.bidBefore : f.askBefore == Prices.NO_PRICE || price <= f.askBefore;
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
