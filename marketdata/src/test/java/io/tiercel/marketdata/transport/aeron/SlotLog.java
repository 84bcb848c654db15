package io.tiercel.marketdata.transport.aeron;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** Slots like the ring's: stamps sequences from 1, keeps a checksum of every byte of every event in order; allocates nothing. */
final class SlotLog implements EventSlots {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private long count;
    private long checksum = 17;
    private int stales;

    @Override
    public UnsafeBuffer buffer() {
        return buffer;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public void publish(final int offset) {
        buffer.putLong(offset + MessageHeaderDecoder.sequenceEncodingOffset(), ++count, ByteOrder.LITTLE_ENDIAN);
        final int length = Short.toUnsignedInt(buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN));
        for (int i = offset; i < offset + length; i++) {
            checksum = checksum * 31 + buffer.getByte(i);
        }
        final int template = EventFrame.ushort(buffer, offset + EventFrame.TEMPLATE_ID);
        if (template == BookStaleDecoder.TEMPLATE_ID) {
            stales++;
        }
    }

    long count() {
        return count;
    }

    long checksum() {
        return checksum;
    }

    int stales() {
        return stales;
    }
}
