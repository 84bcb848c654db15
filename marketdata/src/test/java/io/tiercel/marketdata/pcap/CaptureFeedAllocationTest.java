package io.tiercel.marketdata.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.AllocatedBytes;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFeedAllocationTest {
    private static final int FILE_HEADER = 24;
    private static final int COPIES = 60_000;
    private static final int RUNS = 8;

    @TempDir
    private Path folder;

    private byte[] sink = {};

    /** The same packets over and over: as a new start for IEX where the time runs on, as numbers without tracking for MoldUDP64. */
    @ParameterizedTest
    @ValueSource(strings = {"itch-pcap", "iex-deep", "iex-tops", "iex-deep-plus"})
    void shouldAllocateNothingPerMessage(final String format) throws IOException {
        final Path path = write(format);
        final EventWriter writer = new EventWriter(new CountingSlots());
        try (Feed feed = FeedFormats.choose(format, List.of())
                .open(List.of(path), new OpenListing(), FeedAudit.NONE, FeedOptions.NONE)) {
            long events = 0;
            while (events < COPIES) {
                events += feed.poll(writer, 1000);
            }

            final long[] seen = {0};
            final long allocated = AllocatedBytes.leastOf(RUNS, () -> seen[0] += feed.poll(writer, 1000));
            final long control = AllocatedBytes.leastOf(RUNS, () -> sink = new byte[1]);

            assertEquals(0, allocated, format);
            assertTrue(seen[0] > RUNS * 900L, () -> seen[0] + " events");
            assertTrue(control > 0 && sink.length == 1, "the measurement must see an allocation");
        }
    }

    private Path write(final String format) throws IOException {
        final byte[] small = SmallCaptures.of(format);
        final byte[] packets = Arrays.copyOfRange(small, FILE_HEADER, small.length);
        if (format.equals("itch-pcap")) {
            blankNumbers(packets);
        }
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(small, 0, FILE_HEADER);
        for (int i = 0; i < COPIES / 4; i++) {
            if (!format.equals("itch-pcap")) {
                renumber(packets, i);
            }
            out.writeBytes(packets);
        }
        return Files.write(folder.resolve("many.pcap"), out.toByteArray());
    }

    private static void blankNumbers(final byte[] packets) {
        for (int at = 0; at < packets.length; at += 16 + length(packets, at)) {
            Arrays.fill(packets, at + 16 + 42 + 10, at + 16 + 42 + 18, (byte) 0);
        }
    }

    /** Six segments of two messages each. */
    private static void renumber(final byte[] packets, final int copy) {
        long first = 1 + 12L * copy;
        for (int at = 0; at < packets.length; at += 16 + length(packets, at)) {
            for (int i = 0; i < 8; i++) {
                packets[at + 16 + 42 + 24 + i] = (byte) (first >>> (8 * i));
            }
            first += 2;
        }
    }

    private static int length(final byte[] packets, final int at) {
        return (packets[at + 8] & 0xff) | ((packets[at + 9] & 0xff) << 8);
    }
}
