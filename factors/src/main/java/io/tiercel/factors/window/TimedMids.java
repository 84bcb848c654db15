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
    /** Places of the changes younger than the span, {@code tail} exclusive. Both count on without wrapping. */
    private long head;

    private long tail;
    private long nextTimeNs = Long.MAX_VALUE;
    private long mid = EventMids.NO_MID;

    /**
     * @param spanNs   positive.
     * @param capacity room at the start, at least 2, rounded up to a power of two.
     */
    public TimedMids(final long spanNs, final int capacity) {
        this.spanNs = spanNs;
        final int size = Integer.highestOneBit(capacity - 1) << 1;
        timesNs = new long[size];
        mids = new long[size];
    }

    /**
     * Notes the mid of the first event, then every change; of several at one time the last one counts.
     *
     * @param timeNs  not before the last one put.
     * @param newMid mid from then on, may be {@code EventMids.NO_MID}.
     */
    public void put(final long timeNs, final long newMid) {
        final int last = (int) (tail - 1) & mids.length - 1;
        if (tail != head && timesNs[last] == timeNs) {
            mids[last] = newMid;
            return;
        }
        if (tail == head) {
            nextTimeNs = timeNs;
        } else if (tail - head == mids.length) {
            grow();
        }
        final int at = (int) tail & mids.length - 1;
        timesNs[at] = timeNs;
        mids[at] = newMid;
        tail++;
    }

    /**
     * Moves on to the last event at or before {@code timeNs - spanNs}.
     *
     * @param timeNs time of the last event, never before that of an earlier call.
     * @return true when {@link #mid()} may be another one than before.
     */
    public boolean advance(final long timeNs) {
        final long bound = timeNs - spanNs;
        if (bound < nextTimeNs) {
            return false;
        }
        final long[] times = timesNs;
        final int mask = times.length - 1;
        long at = head + 1;
        while (at < tail && times[(int) at & mask] <= bound) {
            at++;
        }
        head = at;
        mid = mids[(int) (at - 1) & mask];
        nextTimeNs = at < tail ? times[(int) at & mask] : Long.MAX_VALUE;
        return true;
    }

    /**
     * @return the mid a span before the time of the last {@link #advance}; {@code EventMids.NO_MID} while there was no event, or none with
     *     a mid, so long ago.
     */
    public long mid() {
        return mid;
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
