package io.tiercel.factors.window;

/**
 * The carried mid as it was a fixed time ago.
 * <p>
 * Owned by one thread; O(1) amortised: each mid change enters and leaves once. Room grows by doubling when more changes than ever fall
 * within the span (the only allocation after construction; it never shrinks, so a steady state allocates nothing). It is bounded by the
 * changes within one span, as changes at one time share a place.
 */
public final class TimedMids {
    private final long spanNs;
    private long[] timesNs;
    private long[] mids;
    /** Place of the mid as of the span ago, then the later changes up to {@code tail}, exclusive. Both count on without wrapping. */
    private long head;

    private long tail;

    /**
     * @param spanNs   positive.
     * @param capacity room at the start, rounded up to a power of two.
     */
    public TimedMids(final long spanNs, final int capacity) {
        this.spanNs = spanNs;
        final int size = capacity <= 2 ? 2 : Integer.highestOneBit(capacity - 1) << 1;
        timesNs = new long[size];
        mids = new long[size];
    }

    /**
     * Notes a change of the mid; of several at one time the last one counts.
     *
     * @param timeNs not before the last one put; the first one is the time of the first event.
     * @param mid    mid from then on, may be {@code EventMids.NO_MID}.
     */
    public void put(final long timeNs, final long mid) {
        final int mask = mids.length - 1;
        final int last = (int) (tail - 1) & mask;
        if (tail != head && timesNs[last] == timeNs) {
            mids[last] = mid;
            return;
        }
        if (tail - head == mids.length) {
            grow();
        }
        final int at = (int) tail & (mids.length - 1);
        timesNs[at] = timeNs;
        mids[at] = mid;
        tail++;
    }

    /**
     * The mid of the last event at or before {@code timeNs - spanNs}.
     *
     * @param timeNs time of the last event, never before that of an earlier call.
     * @return as put; the first one put where all are younger.
     */
    public long asOf(final long timeNs) {
        final long[] times = timesNs;
        final int mask = times.length - 1;
        final long bound = timeNs - spanNs;
        long at = head;
        while (at + 1 < tail && times[(int) (at + 1) & mask] <= bound) {
            at++;
        }
        head = at;
        return mids[(int) at & mask];
    }

    /**
     * @return mid changes there is room for without growing.
     */
    public int capacity() {
        return mids.length;
    }

    private void grow() {
        final long[] newTimesNs = new long[timesNs.length * 2];
        final long[] newMids = new long[mids.length * 2];
        final int mask = mids.length - 1;
        final int newMask = newMids.length - 1;
        for (long at = head; at < tail; at++) {
            newTimesNs[(int) at & newMask] = timesNs[(int) at & mask];
            newMids[(int) at & newMask] = mids[(int) at & mask];
        }
        timesNs = newTimesNs;
        mids = newMids;
    }
}
