package io.tiercel.engine.backtest;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BarDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The events of one feed in the order of the feed, at exchange time: where the feed tells both, the time at which the exchange stamped an event, not the
 * one at which it was received. Stamps that run back are raised to the one before.
 * <p>
 * Owned by one thread; allocates nothing after construction but for a message of more events than any before it.
 */
final class FeedTape implements MarketTape {
    private static final int EVENTS_PER_POLL = 1024;
    private static final int FIRST_SLOTS = 4096;

    private final Feed feed;
    private final int[] idByFeedId;
    private final Slab slab;
    private final EventWriter writer;
    private int index = -1;
    private long eventTimeNs;
    private boolean isOver;

    /**
     * @param feed       closed with this.
     * @param idByFeedId instrument id by the feed's id.
     */
    FeedTape(final Feed feed, final int[] idByFeedId) {
        this.feed = feed;
        this.idByFeedId = idByFeedId.clone();
        slab = new Slab(this.idByFeedId);
        writer = new EventWriter(slab);
    }

    @Override
    public boolean next() {
        index++;
        while (index >= slab.events) {
            if (isOver) {
                return false;
            }
            slab.events = 0;
            index = 0;
            isOver = feed.poll(writer, EVENTS_PER_POLL) == Feed.END_OF_FEED;
        }
        eventTimeNs = slab.buffer.getLong(
                offset() + MessageHeaderDecoder.eventTimeNsEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
        return true;
    }

    @Override
    public UnsafeBuffer buffer() {
        return slab.buffer;
    }

    @Override
    public int offset() {
        return index * EventSlots.SLOT_LENGTH;
    }

    @Override
    public long eventTimeNs() {
        return eventTimeNs;
    }

    @Override
    public double progress() {
        return feed.progress();
    }

    @Override
    public void close() {
        feed.close();
    }

    /** The slots of one poll, one behind the other. */
    private static final class Slab implements EventSlots {
        private final int[] idByFeedId;
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final MessageHeaderEncoder stamped = new MessageHeaderEncoder();
        private final UnsafeBuffer buffer =
                new UnsafeBuffer(ByteBuffer.allocateDirect(FIRST_SLOTS * EventSlots.SLOT_LENGTH));
        private int events;
        private long sequence;
        private long lastTimeNs = Long.MIN_VALUE;

        Slab(final int[] idByFeedId) {
            this.idByFeedId = idByFeedId;
        }

        @Override
        public UnsafeBuffer buffer() {
            return buffer;
        }

        @Override
        public int claim() {
            final int offset = events * SLOT_LENGTH;
            if (offset == buffer.capacity()) {
                grow();
            }
            return offset;
        }

        /** The same object over more memory: writers hold on to it. */
        private void grow() {
            final ByteBuffer larger = ByteBuffer.allocateDirect(Math.multiplyExact(2, buffer.capacity()));
            buffer.getBytes(0, larger, 0, buffer.capacity());
            buffer.wrap(larger);
        }

        @Override
        public void publish(final int offset) {
            header.wrap(buffer, offset);
            lastTimeNs = Math.max(lastTimeNs, exchangeTimeNs(offset));
            stamped.wrap(buffer, offset).sequence(++sequence).eventTimeNs(lastTimeNs);
            final int feedId = header.instrumentId();
            if (feedId >= 0 && feedId < idByFeedId.length) {
                stamped.instrumentId(idByFeedId[feedId]);
            }
            events++;
        }

        /** Every body but a bar's begins with the exchange's stamp; a bar is known at its end, which its header tells. */
        private long exchangeTimeNs(final int offset) {
            final long exchangeTimeNs =
                    buffer.getLong(offset + MessageHeaderDecoder.ENCODED_LENGTH, ByteOrder.LITTLE_ENDIAN);
            return header.templateId() == BarDecoder.TEMPLATE_ID || exchangeTimeNs == Prices.NO_TIMESTAMP
                    ? header.eventTimeNs()
                    : exchangeTimeNs;
        }
    }
}
