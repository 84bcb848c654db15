package io.tiercel.marketdata.transport;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * View of one MoldUDP64 packet, checked whole when it is wrapped. Owned by one thread; allocates nothing while packets are sound.
 */
public final class MoldPacket {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;

    private DirectBuffer buffer;
    private int offset;
    private int count;
    private long sequence;

    /** Wrapped over nothing yet. */
    public MoldPacket() {}

    /**
     * @param packet       holder of the bytes.
     * @param packetOffset first byte.
     * @param length       of the packet.
     * @return this.
     * @throws BadInputException when it is no sound packet; without a place.
     */
    public MoldPacket wrap(final DirectBuffer packet, final int packetOffset, final int length) {
        if (length < MoldDescriptor.HEADER_LENGTH) {
            throw new BadInputException(
                    length + " bytes, expected a MoldUDP64 header of " + MoldDescriptor.HEADER_LENGTH);
        }
        buffer = packet;
        offset = packetOffset;
        sequence = packet.getLong(packetOffset + MoldDescriptor.SEQUENCE_OFFSET, ORDER);
        count = packet.getShort(packetOffset + MoldDescriptor.COUNT_OFFSET, ORDER) & 0xffff;
        if (sequence < 0 || sequence > Long.MAX_VALUE - MoldDescriptor.END_OF_SESSION) {
            throw new BadInputException(
                    "sequence number " + Long.toUnsignedString(sequence) + ", expected one below 2^63");
        }
        checkBlocks(packetOffset + length);
        return this;
    }

    private void checkBlocks(final int end) {
        int at = offset + MoldDescriptor.HEADER_LENGTH;
        final int messages = count();
        for (int i = 0; i < messages; i++) {
            if (at + MoldDescriptor.BLOCK_HEADER_LENGTH > end) {
                throw new BadInputException("message " + (sequence + i) + ": the packet ends before it, expected "
                        + messages + " messages");
            }
            final int length = length(at);
            at += MoldDescriptor.BLOCK_HEADER_LENGTH + length;
            if (at > end) {
                throw new BadInputException("message " + (sequence + i) + ": length " + length
                        + " runs over the packet's end, expected at most " + (length - (at - end)));
            }
        }
        if (at != end) {
            throw new BadInputException((end - at) + " bytes behind the last message, expected none");
        }
    }

    /**
     * @return sequence number of the first message, or of the next one where there is none; 0 in captures that have blanked it.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * @return messages, 0 in a heartbeat and at the end of the session.
     */
    public int count() {
        return isEndOfSession() ? 0 : count;
    }

    /**
     * @return whether no further message will come.
     */
    public boolean isEndOfSession() {
        return count == MoldDescriptor.END_OF_SESSION;
    }

    /**
     * @return first eight bytes of the session's name.
     */
    public long sessionHead() {
        return buffer.getLong(offset, ORDER);
    }

    /**
     * @return last two bytes of the session's name.
     */
    public short sessionTail() {
        return buffer.getShort(offset + Long.BYTES, ORDER);
    }

    /**
     * @return holder of the bytes.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * @return place of the first message's length.
     */
    public int firstBlock() {
        return offset + MoldDescriptor.HEADER_LENGTH;
    }

    /**
     * @param block place of a message's length.
     * @return that length.
     */
    public int length(final int block) {
        return buffer.getShort(block, ORDER) & 0xffff;
    }

    /**
     * @param block place of a message's length.
     * @return place of the next message's length.
     */
    public int nextBlock(final int block) {
        return block + MoldDescriptor.BLOCK_HEADER_LENGTH + length(block);
    }
}
