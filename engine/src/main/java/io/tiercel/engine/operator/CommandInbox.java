package io.tiercel.engine.operator;

import io.tiercel.engine.protocol.OperatorCommandEncoder;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/**
 * Turns operator commands into inputs of the session.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction.
 */
public final class CommandInbox implements AutoCloseable, MessageHandler {
    /** Source id of operator commands in the header. */
    public static final int SOURCE_OPERATOR = 1;

    private final CommandFile file;
    private final EventSlots slots;
    private final io.tiercel.engine.protocol.MessageHeaderEncoder engineHeader =
            new io.tiercel.engine.protocol.MessageHeaderEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OperatorCommandEncoder command = new OperatorCommandEncoder();
    private long received;
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
        return file.read(this);
    }

    @Override
    public void onMessage(final int msgTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
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
                .source(SOURCE_OPERATOR)
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
