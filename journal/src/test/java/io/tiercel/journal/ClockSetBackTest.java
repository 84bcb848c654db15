package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of processes whose wall clock is another than this machine's, by the library libfaketime. */
class ClockSetBackTest {
    private static final long DAY_MS = 86_400_000L;

    @TempDir
    Path folder;

    @Test
    void shouldBeginANewSegmentWhenTheClockIsSetBackBetweenSessions() throws Exception {
        final Optional<Path> library = library();
        Assumptions.assumeTrue(
                library.isPresent(), "skipped: libfaketime, which sets a process's clock, is not installed");
        final int[] daysAhead = {2, -40, 1};
        byte[][] before = new byte[0][];
        for (int session = 0; session < daysAhead.length; session++) {
            runSession(library.get(), daysAhead[session], (long) session * WriterProcess.BURST);

            final byte[][] after = contents();
            // a new number each, whatever the clock says, and the older files as they were
            assertEquals(session + 1, after.length);
            for (int i = 0; i < before.length; i++) {
                assertArrayEquals(before[i], after[i], "segment " + (i + 1) + " after session " + (session + 1));
            }
            before = after;
        }
        try (JournalDirectory directory = JournalDirectory.openForRead(folder, SeededRecords.SCHEMA_VERSION);
                JournalReader reader = directory.readInput()) {
            final SeededRecords records =
                    new SeededRecords(WriterProcess.SEED, WriterProcess.MIN_LENGTH, WriterProcess.MAX_LENGTH);
            while (reader.next()) {
                assertTrue(records.isRecord(reader.lastSequence(), reader.buffer(), reader.offset(), reader.length()));
            }
            assertEquals((long) daysAhead.length * WriterProcess.BURST, reader.recordCount());
        }
    }

    private void runSession(final Path library, final int daysAhead, final long lastBefore) throws Exception {
        // the monotonic clock is set with it: kept as it is, every timed wait of the JVM would become a busy one
        final Process writer = WriterProcess.start(
                folder, "burst", Map.of("LD_PRELOAD", library.toString(), "FAKETIME", "%+dd".formatted(daysAhead)));
        try (DataInputStream told = new DataInputStream(writer.getInputStream())) {
            assertEquals(lastBefore, told.readLong());
            final long offMs = told.readLong() - System.currentTimeMillis() - daysAhead * DAY_MS;
            assertTrue(Math.abs(offMs) < DAY_MS / 24, "the clock was not set: off by " + offMs + " ms");
        }
        final String errors = new String(writer.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, writer.waitFor(), errors);
    }

    private byte[][] contents() throws IOException {
        final var segments = SegmentFolder.list(folder.resolve("input"));
        final byte[][] contents = new byte[segments.size()][];
        for (int i = 0; i < contents.length; i++) {
            contents[i] = Files.readAllBytes(segments.get(i).records());
        }
        return contents;
    }

    private static Optional<Path> library() throws IOException {
        for (final String parent : new String[] {"/usr/lib", "/usr/local/lib"}) {
            if (Files.isDirectory(Path.of(parent))) {
                try (Stream<Path> files = Files.find(
                        Path.of(parent), 3, (path, attributes) -> path.endsWith("faketime/libfaketime.so.1"))) {
                    final Optional<Path> found = files.findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
