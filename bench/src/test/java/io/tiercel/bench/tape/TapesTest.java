package io.tiercel.bench.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.bench.ShippedFolder;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.itch.ItchDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TapesTest {
    /** Compares each event published with the one on the tape. */
    private static final class Comparing implements EventSlots {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private final EventTape tape;
        private int published;

        private Comparing(final EventTape tape) {
            this.tape = tape;
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
            final int length = slot.getShort(0, ByteOrder.LITTLE_ENDIAN);
            final int at = tape.offset(published);
            for (int i = 0; i < length; i++) {
                final boolean isSequence = i >= MessageHeaderDecoder.sequenceEncodingOffset()
                        && i < MessageHeaderDecoder.sequenceEncodingOffset() + Long.BYTES;
                if (!isSequence && slot.getByte(i) != tape.buffer().getByte(at + i)) {
                    throw new AssertionError("event " + published + " differs in byte " + i);
                }
            }
            published++;
        }
    }

    @BeforeAll
    static void configuration() {
        ShippedFolder.use();
    }

    @Test
    void shouldDecodeInPlaceWhatTheFeedDecodes() {
        final SimulationConfig day = SimulationConfig.of(3, 5_000);
        final InstrumentRegistry registry =
                Configuration.shipped().instruments().registry(day.symbols());
        final ItchTape itch = ItchTape.simulate(day);
        // one slot expected: the tape has to grow many times
        final EventTape tape =
                EventTape.record(itch.feed(new ItchDecoder(new RegistryListing(registry), TradingDay.DEFAULT)), 1);
        final Comparing comparing = new Comparing(tape);

        itch.decode(new ItchDecoder(new RegistryListing(registry), TradingDay.DEFAULT), new EventWriter(comparing));

        assertTrue(tape.size() > 5_000, tape.size() + " events");
        assertEquals(tape.size(), comparing.published);
    }

    @Test
    void shouldNumberEventsFromOneAndPublishThemWhole() {
        final EventTape tape = BookStream.simulated(100).tape();
        final Comparing comparing = new Comparing(tape);

        for (int i = 0; i < tape.size(); i++) {
            final int sequence = tape.offset(i) + MessageHeaderDecoder.sequenceEncodingOffset();
            assertEquals(i + 1, tape.buffer().getLong(sequence, ByteOrder.LITTLE_ENDIAN));
            tape.publish(i, comparing);
        }

        assertEquals(tape.size(), comparing.published);
    }

    @Test
    void shouldSayThatASimulatedDayStandsInWhenTheHourIsAbsent() {
        final String before = System.setProperty(
                BookStream.DATA_PROPERTY, Path.of("no", "such", "folder").toString());
        try {
            assertTrue(BookStream.recordedOrSimulated(100).name().startsWith("simulated day, seed 1, 100 events"));
            assertTrue(BookStream.source().startsWith("simulated day: the recorded hour no"), BookStream.source());
        } finally {
            if (before == null) {
                System.clearProperty(BookStream.DATA_PROPERTY);
            } else {
                System.setProperty(BookStream.DATA_PROPERTY, before);
            }
        }
    }
}
