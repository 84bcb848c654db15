package io.tiercel.engine.output;

import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.util.List;
import java.util.function.LongSupplier;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;

/**
 * Lets a record out only when the input that caused it is as durable as configured; books and factors never wait for it.
 * <p>
 * Owned by the outputs' thread. Allocates nothing after construction.
 */
public final class OutputGate implements ControlledMessageHandler {
    private final OutputRing ring;
    private final LongSupplier releasedSequence;
    private final OutputHandler[] handlers;
    private long released = Long.MIN_VALUE;

    /**
     * @param ring             that the core writes.
     * @param releasedSequence highest input sequence whose consequences may leave; read from another thread's published value if the journal has one.
     * @param handlers         called in this order for each record.
     */
    public OutputGate(
            final OutputRing ring, final LongSupplier releasedSequence, final List<? extends OutputHandler> handlers) {
        this.ring = ring;
        this.releasedSequence = releasedSequence;
        this.handlers = handlers.toArray(OutputHandler[]::new);
    }

    /**
     * Releases everything that may leave.
     *
     * @return records released.
     */
    public int drain() {
        if (ring.isEmpty()) {
            return 0;
        }
        released = releasedSequence.getAsLong();
        return ring.read(this);
    }

    @Override
    public Action onMessage(final int msgTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
        final long cause =
                buffer.getLong(index + MessageHeaderDecoder.sequenceEncodingOffset(), java.nio.ByteOrder.LITTLE_ENDIAN);
        if (cause > released) {
            return Action.ABORT;
        }
        for (final OutputHandler handler : handlers) {
            handler.onOutput(buffer, index, length);
        }
        return Action.CONTINUE;
    }
}
