package io.tiercel.factors.streaming;

import io.tiercel.factors.window.ExactProductSum;

/**
 * Integral of the carried spread over the last span of time. Exact: sums of spread times nanoseconds in 128 bits.
 * <p>
 * Owned by the core's thread; O(1) amortised: each change enters and leaves once. Room grows by doubling when more changes than ever fall within
 * the span: the only allocation after construction.
 */
final class SpreadHistory {
    private static final long UNKNOWN = -1L;

    private final long spanNs;
    private final double unit;
    private final ExactProductSum integral = new ExactProductSum();
    private long[] timesNs;
    private long[] spreads;
    /** Places of the changes, {@code tail} exclusive; the one at {@code head} holds at the start of the span. */
    private long head;

    private long tail;
    private long startNs;
    private long spread = UNKNOWN;

    /**
     * @param spanNs   positive.
     * @param tickSize price units of a tick.
     * @param capacity room at the start, at least 2, rounded up to a power of two.
     */
    SpreadHistory(final long spanNs, final double tickSize, final int capacity) {
        this.spanNs = spanNs;
        unit = spanNs * tickSize;
        final int size = Integer.highestOneBit(capacity - 1) << 1;
        timesNs = new long[size];
        spreads = new long[size];
    }

    /**
     * @param timeNs    of the event.
     * @param elapsedNs since the event before.
     * @param isValid   whether the book after the event is.
     * @param newSpread in price units, if it is.
     * @return time-weighted mean, in ticks; NaN while the spread is not known throughout the span.
     */
    double onEvent(final long timeNs, final long elapsedNs, final boolean isValid, final long newSpread) {
        if (spread != UNKNOWN && elapsedNs > 0L) {
            integral.add(spread, elapsedNs);
        }
        if (isValid && newSpread != spread) {
            if (spread == UNKNOWN) {
                startNs = timeNs;
            }
            put(timeNs, newSpread);
        }
        final long bound = timeNs - spanNs;
        if (spread == UNKNOWN || bound < startNs) {
            return Double.NaN;
        }
        leaveBehind(bound);
        return integral.varianceLike(1L, 0L, 0L) / unit;
    }

    private void put(final long timeNs, final long newSpread) {
        spread = newSpread;
        final int last = (int) (tail - 1) & timesNs.length - 1;
        if (tail != head && timesNs[last] == timeNs) {
            spreads[last] = newSpread;
            return;
        }
        if (tail - head == timesNs.length) {
            grow();
        }
        final int at = (int) tail & timesNs.length - 1;
        timesNs[at] = timeNs;
        spreads[at] = newSpread;
        tail++;
    }

    private void leaveBehind(final long bound) {
        final int mask = timesNs.length - 1;
        while (head + 1 < tail && timesNs[(int) (head + 1) & mask] <= bound) {
            final long endNs = timesNs[(int) (head + 1) & mask];
            integral.subtract(spreads[(int) head & mask], endNs - startNs);
            startNs = endNs;
            head++;
        }
        integral.subtract(spreads[(int) head & mask], bound - startNs);
        startNs = bound;
    }

    private void grow() {
        final long[] newTimesNs = new long[timesNs.length * 2];
        final long[] newSpreads = new long[newTimesNs.length];
        final int mask = timesNs.length - 1;
        final int newMask = newTimesNs.length - 1;
        for (long at = head; at < tail; at++) {
            newTimesNs[(int) at & newMask] = timesNs[(int) at & mask];
            newSpreads[(int) at & newMask] = spreads[(int) at & mask];
        }
        timesNs = newTimesNs;
        spreads = newSpreads;
    }
}
