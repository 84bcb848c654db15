package io.tiercel.engine.session;

import io.tiercel.marketdata.event.EventSlots;
import org.agrona.concurrent.UnsafeBuffer;

/** Where no event is to come yet: one that does is a defect, told at once rather than lost. */
final class NoSlots implements EventSlots {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);

    @Override
    public UnsafeBuffer buffer() {
        return buffer;
    }

    @Override
    public int claim() {
        throw new IllegalStateException("an event came before the connection stood");
    }

    @Override
    public void publish(final int offset) {
        claim();
    }
}
