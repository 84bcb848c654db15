package io.tiercel.factors.window;

/**
 * Sum of doubles over the last span of time without drift: nothing is ever subtracted.
 * <p>
 * The entries stand in two parts. The younger part is added up as it comes; when the older part has left, the younger one becomes it, and its sums
 * from each place to its end are added up once. Each result is thus the sum of at most as many additions as there are entries, and a NaN leaves
 * with its entry.
 * <p>
 * Owned by one thread; O(1) amortised. Younger entries of one time share a place. Room grows by doubling when more times than ever fall within the
 * span: the only allocation after construction.
 */
public final class TimedDoubleSum {
    private final long spanNs;
    private long[] timesNs;
    private double[] values;
    /** Places of the entries within the span; the older part ends at {@code split}, where {@code values} holds sums to that place. */
    private long head;

    private long split;
    private long tail;
    private long nextTimeNs = Long.MAX_VALUE;
    private double youngSum;
    private double sum;

    /**
     * @param spanNs   positive; an entry exactly so old is out.
     * @param capacity room at the start, at least 2, rounded up to a power of two.
     */
    public TimedDoubleSum(final long spanNs, final int capacity) {
        this.spanNs = spanNs;
        final int size = Integer.highestOneBit(capacity - 1) << 1;
        timesNs = new long[size];
        values = new double[size];
    }

    /**
     * @param timeNs of the entry, never before that of an earlier call.
     * @param value  any; 0 takes no place.
     */
    public void add(final long timeNs, final double value) {
        if (value == 0.0) {
            return;
        }
        youngSum += value;
        sum = head < split ? values[(int) head & timesNs.length - 1] + youngSum : youngSum;
        final int last = (int) (tail - 1) & timesNs.length - 1;
        if (tail > split && timesNs[last] == timeNs) {
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
    public double advance(final long timeNs) {
        final long bound = timeNs - spanNs;
        if (bound >= nextTimeNs) {
            leaveBehind(bound);
        }
        return sum;
    }

    private void leaveBehind(final long bound) {
        final int mask = timesNs.length - 1;
        while (head < tail && timesNs[(int) head & mask] <= bound) {
            if (head == split) {
                turn();
            }
            head++;
        }
        nextTimeNs = head < tail ? timesNs[(int) head & mask] : Long.MAX_VALUE;
        sum = head < split ? values[(int) head & mask] + youngSum : youngSum;
    }

    private void turn() {
        final double[] v = values;
        final int mask = v.length - 1;
        double older = 0.0;
        for (long at = tail - 1; at >= head; at--) {
            older += v[(int) at & mask];
            v[(int) at & mask] = older;
        }
        split = tail;
        youngSum = 0.0;
    }

    private void grow() {
        final long[] newTimesNs = new long[timesNs.length * 2];
        final double[] newValues = new double[newTimesNs.length];
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
