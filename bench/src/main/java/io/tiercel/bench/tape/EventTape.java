package io.tiercel.bench.tape;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Normalised events, encoded in slots of 128 bytes, off heap. Immutable after recording; any thread may read. Reading allocates nothing.
 * <p>
 * Event i has sequence i + 1, so a consumer can take it from here as from a ring.
 */
public final class EventTape {
    private static final int CACHE_LINE = 64;
    private static final int MOST_EVENTS = Integer.MAX_VALUE / EventSlots.SLOT_LENGTH;
    private static final int EVENTS_PER_POLL = 4096;

    private final DirectBuffer buffer;
    private final int size;

    private EventTape(final DirectBuffer buffer, final int size) {
        this.buffer = buffer;
        this.size = size;
    }

    /**
     * Records a whole feed and closes it. Cold.
     *
     * @param feed           read to its end.
     * @param expectedEvents room that is made at once; more is made as needed.
     * @return its events.
     */
    public static EventTape record(final Feed feed, final int expectedEvents) {
        final Recorder recorder = new Recorder(Math.max(1, expectedEvents));
        final EventWriter writer = new EventWriter(recorder);
        try (feed) {
            while (feed.poll(writer, EVENTS_PER_POLL) != Feed.END_OF_FEED) {
                // the recorder has taken them
            }
        }
        return new EventTape(recorder.events, recorder.recorded);
    }

    /**
     * @return number of events.
     */
    public int size() {
        return size;
    }

    /**
     * @return what {@link #offset} points into.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * @param event 0 to {@link #size()} - 1.
     * @return offset of its header.
     */
    public int offset(final int event) {
        return event * EventSlots.SLOT_LENGTH;
    }

    /**
     * Claims a slot, copies the whole event into it and publishes it.
     *
     * @param event 0 to {@link #size()} - 1.
     * @param slots where it goes.
     */
    public void publish(final int event, final EventSlots slots) {
        final int offset = slots.claim();
        slots.buffer().putBytes(offset, buffer, offset(event), EventSlots.SLOT_LENGTH);
        slots.publish(offset);
    }

    private static final class Recorder implements EventSlots {
        private final UnsafeBuffer slot = new UnsafeBuffer(BufferUtil.allocateDirectAligned(SLOT_LENGTH, CACHE_LINE));
        private UnsafeBuffer events;
        private int recorded;

        Recorder(final int expectedEvents) {
            events = room(expectedEvents);
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
            if (recorded * SLOT_LENGTH == events.capacity()) {
                final UnsafeBuffer more = room((int) Math.min(MOST_EVENTS, 2L * recorded));
                more.putBytes(0, events, 0, events.capacity());
                events = more;
            }
            slot.putLong(MessageHeaderDecoder.sequenceEncodingOffset(), recorded + 1L, ByteOrder.LITTLE_ENDIAN);
            events.putBytes(recorded * SLOT_LENGTH, slot, 0, SLOT_LENGTH);
            recorded++;
        }

        private static UnsafeBuffer room(final int events) {
            return new UnsafeBuffer(BufferUtil.allocateDirectAligned(events * SLOT_LENGTH, CACHE_LINE));
        }
    }
}
