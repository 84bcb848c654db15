package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCrashTest {
    @TempDir
    Path folder;

    @Test
    void shouldHoldEveryRecordWhoseAppendReturnedWhenTheProcessIsKilled() throws Exception {
        long lastTold = 0;
        long written = 0;
        for (int kill = 1; kill <= 3; kill++) {
            final Process writer = WriterProcess.start(folder, "append");
            try (DataInputStream told = new DataInputStream(writer.getInputStream())) {
                assertEquals(written, told.readLong(), "the writer goes on where the journal ends, kill " + kill);
                // About 1000 records of 2000 bytes: two segments, killed at a place in the third that varies.
                while (lastTold < written + 1000 + 37L * kill) {
                    lastTold = told.readLong();
                }
                // Not by the Process itself, which would also close the pipe with what was told last.
                writer.toHandle().destroyForcibly();
                lastTold = Math.max(lastTold, lastOf(told));
            }
            writer.waitFor();

            written = countGoodRecords();
            // One append may have returned before its sequence was told.
            assertTrue(
                    written == lastTold || written == lastTold + 1,
                    "told " + lastTold + ", in the journal " + written + ", kill " + kill);
        }

        try (JournalDirectory directory = JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION);
                Journal journal = directory.openInput(JournalConfig.smallest())) {
            assertEquals(written, journal.lastSequence());
        }
        assertEquals(written, countGoodRecords());
    }

    @Test
    void shouldRefuseASecondWriterInThisProcess() {
        try (JournalDirectory first = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of())) {
            for (int attempt = 0; attempt < 2; attempt++) {
                final JournalException refused = assertThrows(
                        JournalException.class,
                        () -> JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION));
                assertTrue(
                        refused.getMessage()
                                .contains("process " + ProcessHandle.current().pid()),
                        refused.getMessage());
            }
            assertEquals(SeededRecords.SCHEMA_VERSION, first.metadata().schemaVersion());
        }
        JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION).close();
    }

    @Test
    void shouldRefuseASecondWriterInAnotherProcess() throws Exception {
        try (JournalDirectory first = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of())) {
            // A refused attempt in this process must not loosen the claim either.
            assertThrows(
                    JournalException.class,
                    () -> JournalDirectory.openForAppend(
                            folder, first.metadata().schemaVersion()));

            final Process second = WriterProcess.start(folder, "open");
            final String line = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertEquals(2, second.waitFor(), line);
            assertEquals(1, line.lines().count(), line);
            assertTrue(
                    line.contains("is being written by process "
                            + ProcessHandle.current().pid()),
                    line);
        }
        final Process after = WriterProcess.start(folder, "open");
        assertEquals(0, after.waitFor());
    }

    @Test
    void shouldPrintNothingWhenAProcessOpensAndCloses() throws Exception {
        final Process writer = WriterProcess.start(folder, "open");

        final byte[] output = writer.getInputStream().readAllBytes();
        final String errors = new String(writer.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, writer.waitFor());
        // The eight bytes that the process itself tells.
        assertEquals(Long.BYTES, output.length, new String(output, StandardCharsets.UTF_8));
        assertEquals("", errors);
    }

    private static long lastOf(final DataInputStream told) throws IOException {
        long last = 0;
        try {
            while (true) {
                last = told.readLong();
            }
        } catch (final EOFException e) {
            return last;
        }
    }

    private long countGoodRecords() {
        final SeededRecords records =
                new SeededRecords(WriterProcess.SEED, WriterProcess.MIN_LENGTH, WriterProcess.MAX_LENGTH);
        try (JournalDirectory directory = JournalDirectory.openForRead(folder, SeededRecords.SCHEMA_VERSION);
                JournalReader reader = directory.readInput()) {
            while (reader.next()) {
                assertTrue(
                        records.isRecord(reader.lastSequence(), reader.buffer(), reader.offset(), reader.length()),
                        "seed " + WriterProcess.SEED + ", sequence " + reader.lastSequence());
            }
            return reader.lastSequence();
        }
    }
}
