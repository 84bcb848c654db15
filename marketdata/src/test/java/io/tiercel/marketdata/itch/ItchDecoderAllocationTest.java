package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.AllocatedBytes;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.simulation.SimulatedExchange;
import io.tiercel.marketdata.simulation.SimulatedFeed;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItchDecoderAllocationTest {
    private static final int EVENTS = 100_000;
    private static final int RUNS = 8;
    private static final int EVENTS_PER_RUN = 5_000;
    private static final SimulationConfig CONFIG = SimulationConfig.of(11, EVENTS);

    @TempDir
    private Path folder;

    private byte[] sink = {};

    @ParameterizedTest
    @ValueSource(strings = {"simulated.itch", "simulated.itch.gz"})
    void shouldAllocateNothingPerMessageOfAFile(final String name) throws IOException {
        final Path path = folder.resolve(name);
        final OutputStream raw = new BufferedOutputStream(Files.newOutputStream(path));
        try (OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            writeSession(out);
        }

        assertAllocatesNothing(new ItchFileFeed(path, new RegistryListing(registry()), Optional.empty()));
    }

    @Test
    void shouldAllocateNothingPerMessageOfAStream() throws IOException {
        final ByteArrayOutputStream session = new ByteArrayOutputStream();
        writeSession(session);
        final UnsafeBuffer recorded = new UnsafeBuffer(session.toByteArray());
        final int[] position = {0};
        final ItchMessages source = (buffer, offset) -> {
            final int length = position[0] == recorded.capacity()
                    ? 0
                    : ItchDescriptor.FRAME_LENGTH + recorded.getShort(position[0], ByteOrder.BIG_ENDIAN);
            buffer.putBytes(offset, recorded, position[0], length);
            position[0] += length;
            return length;
        };

        assertAllocatesNothing(new ItchStreamFeed(
                "recorded", source, new ItchDecoder(new RegistryListing(registry()), TradingDay.DEFAULT), EVENTS));
    }

    @Test
    void shouldWriteTheSameEventsFromAFileAsFromTheStream() throws IOException {
        final Path path = folder.resolve("simulated.itch");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            writeSession(out);
        }
        final CountingSlots ofFile = new CountingSlots();
        final CountingSlots ofStream = new CountingSlots();

        drain(new ItchFileFeed(path, new RegistryListing(registry()), Optional.empty()), ofFile);
        drain(SimulatedFeed.open(CONFIG, registry()), ofStream);

        assertTrue(ofFile.count() >= EVENTS, () -> ofFile.count() + " events");
        assertEquals(ofFile.count(), ofStream.count());
        assertEquals(ofFile.checksum(), ofStream.checksum());
    }

    private void assertAllocatesNothing(final Feed feed) {
        final EventWriter writer = new EventWriter(new CountingSlots());
        try (feed) {
            int events = 0;
            while (events < EVENTS / 2) {
                events += feed.poll(writer, EVENTS_PER_RUN);
            }

            final long allocated = AllocatedBytes.leastOf(RUNS, () -> feed.poll(writer, EVENTS_PER_RUN));
            final long control = AllocatedBytes.leastOf(RUNS, () -> sink = new byte[1]);

            assertEquals(0, allocated);
            assertTrue(control > 0 && sink.length == 1, "the measurement must see an allocation");
        }
    }

    private static void drain(final Feed feed, final CountingSlots slots) {
        final EventWriter writer = new EventWriter(slots);
        try (feed) {
            while (feed.poll(writer, 64) != Feed.END_OF_FEED) {
                // Until the end.
            }
        }
    }

    private static void writeSession(final OutputStream out) throws IOException {
        final SimulatedExchange exchange = new SimulatedExchange(CONFIG);
        final byte[] bytes = new byte[SimulatedExchange.MAX_FRAMED_LENGTH];
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        int length = exchange.next(buffer, 0);
        while (length > 0) {
            out.write(bytes, 0, length);
            length = exchange.next(buffer, 0);
        }
    }

    private static InstrumentRegistry registry() {
        return SimulatedFeed.instruments(CONFIG);
    }
}
