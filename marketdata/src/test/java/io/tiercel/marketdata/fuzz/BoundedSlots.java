package io.tiercel.marketdata.fuzz;

import io.tiercel.marketdata.event.EventSlots;
import org.agrona.concurrent.UnsafeBuffer;

/** Slots that take no more events than any case can make: a decoder that writes without end is found out. */
final class BoundedSlots implements EventSlots {
    private static final int MOST = 1_000_000;

    private final EventSlots slots;
    private int count;

    BoundedSlots(final EventSlots slots) {
        this.slots = slots;
    }

    @Override
    public UnsafeBuffer buffer() {
        return slots.buffer();
    }

    @Override
    public int claim() {
        if (++count > MOST) {
            throw new AssertionError("no end: " + MOST + " events of one case");
        }
        return slots.claim();
    }

    @Override
    public void publish(final int offset) {
        slots.publish(offset);
    }
}
