package io.tiercel.factors.window;

import java.util.Arrays;

/**
 * The carried mid after each of the last events, in half price units (best bid + best ask).
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1), the first mid once O(capacity).
 * <p>
 * From the first valid book on, the events before it read as that first mid: a difference of two mids is then 0 over events without one, as
 * the definition of a mid change wants. {@link #isKnown} tells whether a mid was really there.
 */
public final class EventMids {
    /** No mid yet. */
    public static final long NO_MID = Long.MIN_VALUE;

    private final long[] mids;
    private final int mask;
    private long firstKnownEvent = Long.MAX_VALUE;

    /**
     * @param maxBack how many events back {@link #at} may look, at least 1.
     */
    public EventMids(final int maxBack) {
        mids = new long[Integer.highestOneBit(maxBack) << 1];
        mask = mids.length - 1;
        Arrays.fill(mids, NO_MID);
    }

    /**
     * @param event number of the event, from 0, each one once and in order.
     * @param mid   carried mid after it, {@link #NO_MID} before the first.
     */
    public void put(final long event, final long mid) {
        if (firstKnownEvent == Long.MAX_VALUE && mid != NO_MID) {
            firstKnownEvent = event;
            Arrays.fill(mids, mid);
        }
        mids[(int) event & mask] = mid;
    }

    /**
     * @param event at most {@code maxBack} before the last one put, may be negative.
     * @return mid after that event; the first mid for events before it; {@link #NO_MID} while there is none.
     */
    public long at(final long event) {
        return mids[(int) event & mask];
    }

    /**
     * @param event any event so far.
     * @return true when the mid after it was defined.
     */
    public boolean isKnown(final long event) {
        return event >= firstKnownEvent;
    }
}
