package io.tiercel.marketdata.lobster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.AllocatedBytes;
import io.tiercel.marketdata.instrument.Instrument;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LobsterFeedAllocationTest {
    private static final int LINES = 100_000;
    private static final int RUNS = 8;
    private static final int LINES_PER_RUN = LINES / RUNS / 2;

    private byte[] sink = {};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"AAPL_2012-06-21.csv", "AAPL_2012-06-21.csv.gz"})
    void shouldAllocateNothingPerLine(final String name) throws IOException {
        final Path messages = writeLines(folder.resolve(name));
        final EventWriter writer = new EventWriter(new CountingSlots());
        final Instrument instrument = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);
        try (LobsterFeed feed = new LobsterFeed(messages, Optional.empty(), instrument, Optional.empty())) {
            assertEquals(LINES / 2, feed.poll(writer, LINES / 2));

            final long allocated = AllocatedBytes.leastOf(RUNS, () -> feed.poll(writer, LINES_PER_RUN));
            final long control = AllocatedBytes.leastOf(RUNS, () -> sink = new byte[1]);

            assertEquals(0, allocated);
            assertTrue(control > 0 && sink.length == 1, "the measurement must see an allocation");
        }
    }

    private static Path writeLines(final Path file) throws IOException {
        final OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
        try (OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            for (int i = 0; i < LINES; i++) {
                final String line = (34_200 + i / 10_000) + "." + String.format("%09d", i % 10_000 * 100_000) + ","
                        + (1 + i % 5) + "," + (1_000_000 + i) + "," + (1 + i % 400) + "," + (5_853_300 + i % 1000 * 100)
                        + "," + (i % 2 == 0 ? 1 : -1) + "\n";
                out.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }
}
