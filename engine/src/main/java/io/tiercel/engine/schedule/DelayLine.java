package io.tiercel.engine.schedule;

import io.tiercel.strategy.StateHash;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Events that have happened at the exchange and are not yet seen here, first in first out: nothing overtakes.
 * <p>
 * Owned by the core's thread; a ring of slots that doubles when more are under way than ever before, else allocates nothing.
 */
public final class DelayLine {
    /** Seen time when nothing is under way. */
    public static final long NOTHING_DUE = Long.MAX_VALUE;

    private static final int INITIAL_SLOTS = 16;
    private static final int SLOT_BYTES = 128;

    private long[] seenNs = new long[INITIAL_SLOTS];
    private byte[] slots = new byte[INITIAL_SLOTS * SLOT_BYTES];
    private long head;
    private long tail;
    private long nextSeenNs = NOTHING_DUE;
    private final transient UnsafeBuffer target = new UnsafeBuffer(slots);

    /** Nothing under way. */
    public DelayLine() {}

    /**
     * @param buffer holds the event.
     * @param offset of it.
     * @param length of it, bytes, at most a slot.
     * @param timeNs when it is seen; one before that of the event in front is seen with it.
     */
    public void append(final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        if (tail - head == seenNs.length) {
            grow();
        }
        final int slot = slot(tail);
        buffer.getBytes(offset, slots, slot * SLOT_BYTES, length);
        seenNs[slot] = head == tail ? timeNs : Math.max(timeNs, seenNs[slot(tail - 1)]);
        tail++;
        nextSeenNs = seenNs[slot(head)];
    }

    /**
     * @return when the first event is seen, {@link #NOTHING_DUE} when none is under way.
     */
    public long nextSeenNs() {
        return nextSeenNs;
    }

    /**
     * Takes the first event off the line; there must be one.
     *
     * @return its offset in {@link #events}, where it stays until the next {@link #append}.
     */
    public int poll() {
        final int slot = slot(head++);
        nextSeenNs = head == tail ? NOTHING_DUE : seenNs[slot(head)];
        return slot * SLOT_BYTES;
    }

    /**
     * @return what holds the events.
     */
    public DirectBuffer events() {
        // a restored line may hold another array
        target.wrap(slots);
        return target;
    }

    /**
     * @return events under way.
     */
    public int size() {
        return (int) (tail - head);
    }

    /**
     * @return hash of all events under way and their times.
     */
    public long stateDigest() {
        long folded = StateHash.mix(StateHash.START, tail - head);
        for (long i = head; i < tail; i++) {
            final int slot = slot(i);
            folded = StateHash.mix(folded, seenNs[slot]);
            final DirectBuffer events = events();
            for (int word = 0; word < SLOT_BYTES; word += Long.BYTES) {
                folded = StateHash.mix(folded, events.getLong(slot * SLOT_BYTES + word));
            }
        }
        return folded;
    }

    private int slot(final long number) {
        return (int) number & (seenNs.length - 1);
    }

    private void grow() {
        final int before = seenNs.length;
        final int first = slot(head);
        final long[] times = new long[2 * before];
        final byte[] bytes = new byte[2 * before * SLOT_BYTES];
        final int untilEnd = before - first;
        System.arraycopy(seenNs, first, times, 0, untilEnd);
        System.arraycopy(seenNs, 0, times, untilEnd, first);
        System.arraycopy(slots, first * SLOT_BYTES, bytes, 0, untilEnd * SLOT_BYTES);
        System.arraycopy(slots, 0, bytes, untilEnd * SLOT_BYTES, first * SLOT_BYTES);
        seenNs = times;
        slots = bytes;
        tail -= head;
        head = 0;
    }
}
