package io.tiercel.engine.computation;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.session.FeedSource;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** The events of a feed, each worked on as it is read. Owned by one thread. */
public final class FeedTape implements InputTape {
    private static final int EVENTS_PER_POLL = 4096;

    private final InstrumentRegistry registry;
    private final ComputingCore core;
    private final Feed feed;
    private final EventWriter writer;

    /**
     * @param source        of the events.
     * @param configuration whose instruments are those of the feed.
     * @param factors       to compute.
     */
    public FeedTape(final FeedSource source, final Configuration configuration, final FactorsConfig factors) {
        registry = configuration.instruments().registry(source.symbols(configuration));
        core = new ComputingCore(ComputingCore.computing(configuration, factors), registry);
        feed = source.open(configuration, registry);
        writer = new EventWriter(new CoreSlot(core));
    }

    @Override
    public InstrumentRegistry registry() {
        return registry;
    }

    @Override
    public void listener(final FactorListener listener) {
        core.listener(listener);
    }

    @Override
    public boolean advance() {
        return feed.poll(writer, EVENTS_PER_POLL) != Feed.END_OF_FEED;
    }

    @Override
    public double progress() {
        return feed.progress();
    }

    @Override
    public int levelsSeen() {
        return core.levelsSeen();
    }

    @Override
    public void close() {
        feed.close();
    }

    /** One slot, worked on when it is published. */
    private static final class CoreSlot implements EventSlots {
        private final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(SLOT_LENGTH));
        private final ComputingCore core;
        private long sequence;

        CoreSlot(final ComputingCore core) {
            this.core = core;
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
            sequence++;
            slot.putLong(offset + MessageHeaderDecoder.sequenceEncodingOffset(), sequence, ByteOrder.LITTLE_ENDIAN);
            core.onInput(slot, offset);
        }
    }
}
