package io.tiercel.engine.operator;

import io.tiercel.engine.InputSource;
import io.tiercel.engine.protocol.OperatorCommandEncoder;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/**
 * Turns operator commands into inputs of the session. What is no command is ignored and counted; a file that is no ring any more is emptied: nothing
 * that another process writes can stop the engine but a KILL.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction.
 */
public final class CommandInbox implements AutoCloseable {
    /** So long a message may be found half written before its writer counts as dead. */
    private static final long STALL_LIMIT_NS = 100_000_000L;

    private final CommandFile file;
    private final EventSlots slots;
    private final io.tiercel.engine.protocol.MessageHeaderEncoder engineHeader =
            new io.tiercel.engine.protocol.MessageHeaderEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OperatorCommandEncoder command = new OperatorCommandEncoder();
    private final MessageHandler handler = this::onMessage;
    private long received;
    private long ignored;
    private boolean isStalled;
    private long stalledSinceNs;
    private boolean isClosed;

    /**
     * @param folder of the run.
     * @param slots  where commands are published.
     */
    public CommandInbox(final Path folder, final EventSlots slots) {
        this.file = CommandFile.create(folder);
        this.slots = slots;
    }

    /**
     * Publishes what has arrived.
     *
     * @return commands published.
     */
    public int poll() {
        final long before = received;
        try {
            if (!file.isRing()) {
                giveUp();
            } else if (file.read(handler) > 0 || file.isEmpty()) {
                isStalled = false;
            } else if (!isStalled) {
                isStalled = true;
                stalledSinceNs = System.nanoTime();
            } else if (System.nanoTime() - stalledSinceNs > STALL_LIMIT_NS) {
                giveUp();
            }
        } catch (final IllegalArgumentException | IndexOutOfBoundsException notARing) {
            giveUp();
        }
        return (int) (received - before);
    }

    /**
     * @return messages that were no commands, and files that were no rings.
     */
    public long ignored() {
        return ignored;
    }

    private void giveUp() {
        ignored++;
        isStalled = false;
        file.clear();
    }

    private void onMessage(final int messageType, final MutableDirectBuffer buffer, final int index, final int length) {
        if (!CommandFile.isCommand(messageType, buffer, index, length)) {
            ignored++;
            return;
        }
        final int offset = slots.claim();
        final MutableDirectBuffer slab = slots.buffer();
        command.wrapAndApplyHeader(slab, offset, engineHeader);
        slab.putByte(
                offset + MessageHeaderEncoder.ENCODED_LENGTH + OperatorCommandEncoder.actionEncodingOffset(),
                buffer.getByte(index));
        for (int i = 0; i < CommandFile.REASON_LENGTH; i++) {
            command.reason(i, i + 1 < length ? buffer.getByte(index + 1 + i) : 0);
        }
        header.wrap(slab, offset)
                .length(MessageHeaderEncoder.ENCODED_LENGTH + OperatorCommandEncoder.BLOCK_LENGTH)
                .flags(1)
                .source(InputSource.OPERATOR)
                .part(0)
                .instrumentId(-1)
                .crc32c(0)
                .sourceSequence(++received)
                .eventTimeNs(Long.MIN_VALUE);
        slots.publish(offset);
    }

    /** Stops reading and removes the file. Idempotent. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            file.close();
            file.remove();
        }
    }
}
