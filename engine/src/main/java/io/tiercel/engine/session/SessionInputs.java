package io.tiercel.engine.session;

import io.tiercel.engine.InputSource;
import io.tiercel.engine.operator.CommandFile;
import io.tiercel.engine.protocol.MessageHeaderEncoder;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.engine.protocol.OperatorCommandEncoder;
import io.tiercel.engine.protocol.SessionEndEncoder;
import io.tiercel.marketdata.event.EventSlots;
import org.agrona.MutableDirectBuffer;

/** Inputs that the session itself makes: its end, and the kill when its feed breaks. Ingress thread, cold. */
final class SessionInputs {
    private final EventSlots slots;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long written;

    SessionInputs(final EventSlots slots) {
        this.slots = slots;
    }

    /** The feed is over; settle what is under way. */
    void end(final long feedEvents) {
        final int offset = slots.claim();
        new SessionEndEncoder()
                .wrapAndApplyHeader(slots.buffer(), offset, header)
                .feedEvents(feedEvents);
        publish(offset, SessionEndEncoder.BLOCK_LENGTH);
    }

    /** Trips the kill switch; the action says why. */
    void kill(final OperatorAction action, final String reason) {
        final int offset = slots.claim();
        final MutableDirectBuffer buffer = slots.buffer();
        buffer.setMemory(offset + MessageHeaderEncoder.ENCODED_LENGTH, OperatorCommandEncoder.BLOCK_LENGTH, (byte) 0);
        new OperatorCommandEncoder()
                .wrapAndApplyHeader(buffer, offset, header)
                .action(action)
                .reason(reason.substring(0, Math.min(CommandFile.REASON_LENGTH, reason.length())));
        publish(offset, OperatorCommandEncoder.BLOCK_LENGTH);
    }

    private void publish(final int offset, final int blockLength) {
        header.length(MessageHeaderEncoder.ENCODED_LENGTH + blockLength)
                .flags(1)
                .source(InputSource.SESSION)
                .part(0)
                .instrumentId(-1)
                .crc32c(0)
                .sourceSequence(++written)
                .eventTimeNs(Long.MIN_VALUE);
        slots.publish(offset);
    }
}
