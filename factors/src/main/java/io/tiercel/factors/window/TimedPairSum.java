package io.tiercel.factors.window;

/**
 * Sums of two whole numbers over the last span of time. Exact: it adds what enters and takes off what leaves.
 * <p>
 * Owned by one thread; O(1) amortised: each entry enters and leaves once. Entries of one time share a place. Room grows by doubling when more
 * times than ever fall within the span: the only allocation after construction.
 */
public final class TimedPairSum {
    private final long spanNs;
    private long[] timesNs;
    private long[] firsts;
    private long[] seconds;
    /** Places of the entries within the span, {@code tail} exclusive. Both count on without wrapping. */
    private long head;

    private long tail;
    private long nextTimeNs = Long.MAX_VALUE;
    private long firstSum;
    private long secondSum;

    /**
     * @param spanNs   positive; an entry exactly so old is out.
     * @param capacity room at the start, at least 2, rounded up to a power of two.
     */
    public TimedPairSum(final long spanNs, final int capacity) {
        this.spanNs = spanNs;
        final int size = Integer.highestOneBit(capacity - 1) << 1;
        timesNs = new long[size];
        firsts = new long[size];
        seconds = new long[size];
    }

    /**
     * @param timeNs of the entry, never before that of an earlier call.
     * @param first  any; the sum over a span must fit a long.
     * @param second as the first.
     */
    public void add(final long timeNs, final long first, final long second) {
        if ((first | second) == 0L) {
            return;
        }
        firstSum += first;
        secondSum += second;
        final int last = (int) (tail - 1) & timesNs.length - 1;
        if (tail != head && timesNs[last] == timeNs) {
            firsts[last] += first;
            seconds[last] += second;
            return;
        }
        if (tail == head) {
            nextTimeNs = timeNs;
        } else if (tail - head == timesNs.length) {
            grow();
        }
        final int at = (int) tail & timesNs.length - 1;
        timesNs[at] = timeNs;
        firsts[at] = first;
        seconds[at] = second;
        tail++;
    }

    /**
     * Leaves the entries behind that are as old as the span.
     *
     * @param timeNs time of the last event, never before that of an earlier call.
     */
    public void advance(final long timeNs) {
        final long bound = timeNs - spanNs;
        if (bound >= nextTimeNs) {
            final int mask = timesNs.length - 1;
            while (head < tail && timesNs[(int) head & mask] <= bound) {
                firstSum -= firsts[(int) head & mask];
                secondSum -= seconds[(int) head & mask];
                head++;
            }
            nextTimeNs = head < tail ? timesNs[(int) head & mask] : Long.MAX_VALUE;
        }
    }

    /**
     * @return sum of the first numbers.
     */
    public long firstSum() {
        return firstSum;
    }

    /**
     * @return sum of the second numbers.
     */
    public long secondSum() {
        return secondSum;
    }

    private void grow() {
        final long[] newTimesNs = new long[timesNs.length * 2];
        final long[] newFirsts = new long[newTimesNs.length];
        final long[] newSeconds = new long[newTimesNs.length];
        final int mask = timesNs.length - 1;
        final int newMask = newTimesNs.length - 1;
        for (long at = head; at < tail; at++) {
            newTimesNs[(int) at & newMask] = timesNs[(int) at & mask];
            newFirsts[(int) at & newMask] = firsts[(int) at & mask];
            newSeconds[(int) at & newMask] = seconds[(int) at & mask];
        }
        timesNs = newTimesNs;
        firsts = newFirsts;
        seconds = newSeconds;
    }
}
