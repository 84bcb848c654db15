package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Everything that a source delivers, decoded beforehand, to be published slot by slot without the feed's own cost. */
public final class RecordedInputs {
    private final Recorder recorder = new Recorder();
    private int next;

    public RecordedInputs(final Configuration configuration, final FeedSource source) {
        final InstrumentRegistry registry = configuration.instruments().registry(source.symbols(configuration));
        try (Feed feed = source.open(configuration, registry)) {
            final EventWriter writer = new EventWriter(recorder);
            while (feed.poll(writer, 1_000) != Feed.END_OF_FEED) {
                // recorded by the slots
            }
        }
    }

    /** Publishes as many more; allocates nothing. */
    public void publish(final EventSlots slots, final int count) {
        for (int i = 0; i < count; i++) {
            final int offset = slots.claim();
            slots.buffer().putBytes(offset, recorder.bytes, next++ * EventSlots.SLOT_LENGTH, EventSlots.SLOT_LENGTH);
            slots.publish(offset);
        }
    }

    public int remaining() {
        return recorder.count - next;
    }

    private static final class Recorder implements EventSlots {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private byte[] bytes = new byte[SLOT_LENGTH << 10];
        private int count;

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
            final int at = count++ * SLOT_LENGTH;
            if (at == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            slot.getBytes(0, bytes, at, SLOT_LENGTH);
        }
    }
}
