package io.tiercel.factors.window;

import java.util.Arrays;

/**
 * Sum of whole numbers over the last span of time. Exact: it adds what enters and takes off what leaves.
 * <p>
 * Whether an event enters something, and whether it lets nothing, one or two entries go, is guessed wrong too often: these steps have no branch.
 * <p>
 * Owned by one thread; O(1) amortised: each entry enters and leaves once. Room grows by doubling when more entries than ever fall within the span:
 * the only allocation after construction.
 */
public final class TimedLongSum {
    /** Time of the place behind the last entry: no bound reaches it. */
    private static final long NEVER = Long.MAX_VALUE;

    private final long spanNs;
    private long[] timesNs;
    private long[] values;
    /** Places of the entries within the span, {@code tail} exclusive. Both count on without wrapping. */
    private long head;

    private long tail;
    private long sum;

    /**
     * @param spanNs   positive; an entry exactly so old is out.
     * @param capacity room at the start, at least 2, rounded up to a power of two.
     */
    public TimedLongSum(final long spanNs, final int capacity) {
        this.spanNs = spanNs;
        final int size = Integer.highestOneBit(capacity - 1) << 1;
        timesNs = new long[size];
        values = new long[size];
        Arrays.fill(timesNs, NEVER);
    }

    /**
     * @param timeNs of the entry, never before that of an earlier call.
     * @param value  any, 0 takes no place; the sum over a span must fit a long.
     */
    public void add(final long timeNs, final long value) {
        if (tail - head >= timesNs.length - 1L) {
            grow();
        }
        final int mask = timesNs.length - 1;
        final int at = (int) tail & mask;
        timesNs[at] = value == 0L ? NEVER : timeNs;
        values[at] = value;
        tail += value == 0L ? 0L : 1L;
        timesNs[(int) tail & mask] = NEVER;
        sum += value;
    }

    /**
     * @param timeNs time of the last event, never before that of an earlier call.
     * @return sum of the entries younger than the span.
     */
    public long advance(final long timeNs) {
        final long bound = timeNs - spanNs;
        final long[] times = timesNs;
        final int mask = times.length - 1;
        long first = head;
        long left = 0L;
        for (int step = 0; step < 2; step++) {
            final int at = (int) first & mask;
            final boolean isOld = times[at] <= bound;
            left += isOld ? values[at] : 0L;
            first += isOld ? 1L : 0L;
        }
        while (times[(int) first & mask] <= bound) {
            left += values[(int) first & mask];
            first++;
        }
        head = first;
        sum -= left;
        return sum;
    }

    private void grow() {
        final long[] newTimesNs = new long[timesNs.length * 2];
        final long[] newValues = new long[newTimesNs.length];
        Arrays.fill(newTimesNs, NEVER);
        final int mask = timesNs.length - 1;
        final int newMask = newTimesNs.length - 1;
        for (long at = head; at < tail; at++) {
            newTimesNs[(int) at & newMask] = timesNs[(int) at & mask];
            newValues[(int) at & newMask] = values[(int) at & mask];
        }
        timesNs = newTimesNs;
        values = newValues;
    }
}
