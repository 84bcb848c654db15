package io.tiercel.engine.session;

import io.tiercel.engine.InputSource;
import io.tiercel.engine.operator.CommandFile;
import io.tiercel.engine.protocol.ClockTickEncoder;
import io.tiercel.engine.protocol.MessageHeaderEncoder;
import io.tiercel.engine.protocol.OpenOrdersRule;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.engine.protocol.OperatorCommandEncoder;
import io.tiercel.engine.protocol.RestartedEncoder;
import io.tiercel.engine.protocol.SessionEndEncoder;
import io.tiercel.marketdata.event.EventSlots;
import org.agrona.MutableDirectBuffer;

/** Inputs that the session itself makes: its end, the kill when its feed breaks, the passing of time while its feed is silent. Ingress thread, cold. */
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

    /** The session goes on. */
    void restart(final OpenOrdersRule openOrders, final int incarnation) {
        final int offset = slots.claim();
        restart(offset, openOrders, incarnation);
        slots.publish(offset);
    }

    /** The same into a slot that is claimed already; the caller publishes it. */
    void restart(final int offset, final OpenOrdersRule openOrders, final int incarnation) {
        new RestartedEncoder()
                .wrapAndApplyHeader(slots.buffer(), offset, header)
                .openOrders(openOrders)
                .incarnation(incarnation);
        stamp(RestartedEncoder.BLOCK_LENGTH);
    }

    /** Time went on while the feed was silent. */
    void tick(final long eventTimeNs, final long idleNs) {
        final int offset = slots.claim();
        new ClockTickEncoder()
                .wrapAndApplyHeader(slots.buffer(), offset, header)
                .idleNs(idleNs);
        stamp(ClockTickEncoder.BLOCK_LENGTH);
        header.eventTimeNs(eventTimeNs);
        slots.publish(offset);
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
        stamp(blockLength);
        slots.publish(offset);
    }

    private void stamp(final int blockLength) {
        header.length(MessageHeaderEncoder.ENCODED_LENGTH + blockLength)
                .flags(1)
                .source(InputSource.SESSION)
                .part(0)
                .instrumentId(-1)
                .crc32c(0)
                .sourceSequence(++written)
                .eventTimeNs(Long.MIN_VALUE);
    }
}
