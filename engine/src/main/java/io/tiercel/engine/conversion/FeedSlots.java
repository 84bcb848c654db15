package io.tiercel.engine.conversion;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Numbers the events of a feed and hands them to a sink. Owned by the thread that polls the feed. */
final class FeedSlots implements EventSlots {
    private static final int CACHE_LINE = 64;

    private final UnsafeBuffer slot = new UnsafeBuffer(BufferUtil.allocateDirectAligned(SLOT_LENGTH, CACHE_LINE));
    private final EventCounts counts = new EventCounts();
    private final Path source;
    private final EventSink sink;

    FeedSlots(final Path source, final EventSink sink) {
        this.source = source;
        this.sink = sink;
    }

    @Override
    public UnsafeBuffer buffer() {
        return slot;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public void publish(final int offset) {
        final int length = slot.getShort(MessageHeaderDecoder.lengthEncodingOffset(), ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        final EventTable table = EventSchema.MARKET_DATA.table(source, slot, offset, length);
        counts.add(table);
        slot.putLong(MessageHeaderDecoder.sequenceEncodingOffset(), counts.events(), ByteOrder.LITTLE_ENDIAN);
        sink.append(table, slot);
    }

    EventCounts counts() {
        return counts;
    }
}
