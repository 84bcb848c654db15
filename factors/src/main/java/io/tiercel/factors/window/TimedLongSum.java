package io.tiercel.factors.window;

/**
 * Sum of whole numbers over the last span of time. Exact: it adds what enters and takes off what leaves.
 * <p>
 * Owned by one thread; O(1) amortised: each entry enters and leaves once. Entries of one time share a place. Room grows by doubling when more
 * times than ever fall within the span: the only allocation after construction.
 */
public final class TimedLongSum {
    private final long spanNs;
    private long[] timesNs;
    private long[] values;
    /** Places of the entries within the span, {@code tail} exclusive. Both count on without wrapping. */
    private long head;

    private long tail;
    private long nextTimeNs = Long.MAX_VALUE;
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
    }

    /**
     * @param timeNs of the entry, never before that of an earlier call.
     * @param value  any; the sum over a span must fit a long.
     */
    public void add(final long timeNs, final long value) {
        if (value == 0L) {
            return;
        }
        sum += value;
        final int last = (int) (tail - 1) & timesNs.length - 1;
        if (tail != head && timesNs[last] == timeNs) {
            values[last] += value;
            return;
        }
        if (tail == head) {
            nextTimeNs = timeNs;
        } else if (tail - head == timesNs.length) {
            grow();
        }
        final int at = (int) tail & timesNs.length - 1;
        timesNs[at] = timeNs;
        values[at] = value;
        tail++;
    }

    /**
     * @param timeNs time of the last event, never before that of an earlier call.
     * @return sum of the entries younger than the span.
     */
    public long advance(final long timeNs) {
        final long bound = timeNs - spanNs;
        if (bound >= nextTimeNs) {
            final int mask = timesNs.length - 1;
            while (head < tail && timesNs[(int) head & mask] <= bound) {
                sum -= values[(int) head & mask];
                head++;
            }
            nextTimeNs = head < tail ? timesNs[(int) head & mask] : Long.MAX_VALUE;
        }
        return sum;
    }

    private void grow() {
        final long[] newTimesNs = new long[timesNs.length * 2];
        final long[] newValues = new long[newTimesNs.length];
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
