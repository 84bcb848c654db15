package io.tiercel.factors.streaming;

import static io.tiercel.factors.window.EventMids.NO_MID;

import io.tiercel.factors.catalogue.Factor;

/**
 * Trades that wait for the mid a span of time later, which splits what they paid into realised spread and price impact (Huang, Stoll 1997).
 * <p>
 * Owned by the core's thread; O(1) amortised. Room grows by doubling when trades of more times than ever fall within the span: the only allocation after
 * construction.
 */
final class TimedMaturity {
    private static final int REALISED_SPREAD_1S = Factor.REALISED_SPREAD_1S.index();
    private static final int PRICE_IMPACT_1S = Factor.PRICE_IMPACT_1S.index();

    private final double[] values;
    private final long horizonNs;
    private final double tickSize;
    private long[] timesNs;
    private long[] prices;
    private long[] midsBefore;
    private int[] signs;
    private long head;
    private long tail;

    /**
     * @param values    the instrument's factor values, written in place.
     * @param horizonNs time until a trade is judged.
     * @param tickSize  price units of a tick.
     * @param capacity  room at the start, at least 2, rounded up to a power of two.
     */
    TimedMaturity(final double[] values, final long horizonNs, final double tickSize, final int capacity) {
        this.values = values;
        this.horizonNs = horizonNs;
        this.tickSize = tickSize;
        final int size = Integer.highestOneBit(capacity - 1) << 1;
        timesNs = new long[size];
        prices = new long[size];
        midsBefore = new long[size];
        signs = new int[size];
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAnyOf(Factor.REALISED_SPREAD_1S, Factor.PRICE_IMPACT_1S);
    }

    /**
     * Judges the trades that have just become old enough, the latest one last, then notes the event's own. The mid of their moment is that before this
     * event: it is the first one later.
     *
     * @param f the event.
     */
    void onEvent(final EventFacts f) {
        final int mask = timesNs.length - 1;
        final long bound = f.timeNs - horizonNs;
        int matured = -1;
        while (head < tail && timesNs[(int) head & mask] < bound) {
            matured = (int) head & mask;
            head++;
        }
        if (matured >= 0) {
            final long sign = signs[matured];
            values[REALISED_SPREAD_1S] = sign * (2L * prices[matured] - f.midBefore) / tickSize;
            values[PRICE_IMPACT_1S] = sign * (f.midBefore - midsBefore[matured]) / tickSize;
        }
        if (f.trades != 0 && f.midBefore != NO_MID) {
            add(f);
        }
    }

    private void add(final EventFacts f) {
        // of several at one time only the last one is ever told
        final boolean isSameTime = tail != head && timesNs[(int) (tail - 1) & timesNs.length - 1] == f.timeNs;
        if (isSameTime) {
            tail--;
        } else if (tail - head == timesNs.length) {
            grow();
        }
        final int at = (int) tail & timesNs.length - 1;
        timesNs[at] = f.timeNs;
        prices[at] = f.price;
        midsBefore[at] = f.midBefore;
        signs[at] = f.sign;
        tail++;
    }

    private void grow() {
        final int size = timesNs.length * 2;
        final long[] newTimesNs = new long[size];
        final long[] newPrices = new long[size];
        final long[] newMidsBefore = new long[size];
        final int[] newSigns = new int[size];
        for (long at = head; at < tail; at++) {
            final int from = (int) at & timesNs.length - 1;
            final int to = (int) at & size - 1;
            newTimesNs[to] = timesNs[from];
            newPrices[to] = prices[from];
            newMidsBefore[to] = midsBefore[from];
            newSigns[to] = signs[from];
        }
        timesNs = newTimesNs;
        prices = newPrices;
        midsBefore = newMidsBefore;
        signs = newSigns;
    }
}
