package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    private static final int LENGTH = 4000;

    @TempDir
    Path temporary;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(temporary.resolve("disk"));
        final boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()) == 0;
        Assumptions.assumeTrue(
                isMounted, "skipped: mounting a small file system needs privileges this run does not have");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void shouldSayNoSpaceAndKeepEveryRecordWhenTheDiskFillsUp() {
        final SeededRecords records = new SeededRecords(8, LENGTH, LENGTH);
        final Path folder = disk.resolve("journal");
        long last = 0;
        long warnedAt = 0;
        final JournalException refused;
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of())) {
            try (Journal journal = directory.openInput(JournalConfig.smallest())) {
                JournalException found = null;
                while (found == null) {
                    try {
                        records.append(journal, last + 1, last + 1);
                        last++;
                        if (warnedAt == 0 && journal.isRunningOutOfSpace()) {
                            warnedAt = last;
                        }
                    } catch (final JournalException e) {
                        found = e;
                    }
                }
                refused = found;
                assertEquals(last, journal.lastSequence());
                assertTrue(journal.isRunningOutOfSpace());
                assertThrows(
                        JournalException.class,
                        () -> records.append(journal, journal.lastSequence() + 1, journal.lastSequence() + 1));
            }
        }

        assertTrue(refused.getMessage().contains("no space left on " + folder.resolve("input")), refused.getMessage());
        assertTrue(refused.getMessage().contains("last sequence " + last), refused.getMessage());
        // At least five segments of 1 MiB, each with about 220 records of 4004 bytes, fit on 8 MiB.
        assertTrue(last > 5 * 220, "records " + last);
        // The warning came while there was still room to journal more.
        assertTrue(warnedAt > 0 && warnedAt < last, "warned at " + warnedAt + " of " + last);
        assertEquals(last, read(folder, records));
    }

    @Test
    void shouldGoOnWhenSpaceIsFreed() throws Exception {
        final SeededRecords records = new SeededRecords(9, LENGTH, LENGTH);
        final Path folder = disk.resolve("journal");
        final Path ballast = disk.resolve("ballast");
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal journal = directory.openInput(JournalConfig.smallest())) {
            Files.write(ballast, new byte[4 << 20]);
            while (!journal.isRunningOutOfSpace()) {
                records.append(journal, journal.lastSequence() + 1, journal.lastSequence() + 1);
            }
            Files.delete(ballast);
            // The journal asks the disk again once a second.
            final long deadlineNs = System.nanoTime() + 10_000_000_000L;
            while (journal.isRunningOutOfSpace() && System.nanoTime() < deadlineNs) {
                Thread.onSpinWait();
            }
            assertFalse(journal.isRunningOutOfSpace());
            records.append(journal, journal.lastSequence() + 1, journal.lastSequence() + 300);
        }

        assertTrue(read(folder, records) > 300);
    }

    @Test
    void shouldRefuseToOpenWhenThereIsNoRoomForOneSegment() throws Exception {
        Files.write(disk.resolve("ballast"), new byte[7 << 20]);

        try (JournalDirectory directory =
                JournalDirectory.create(disk.resolve("journal"), SeededRecords.SCHEMA_VERSION, Map.of())) {
            final JournalException refused =
                    assertThrows(JournalException.class, () -> directory.openInput(JournalConfig.smallest()));
            assertTrue(refused.getMessage().contains("No space left on device"), refused.getMessage());
            assertTrue(refused.getMessage().contains(disk.toString()), refused.getMessage());
        }
    }

    private static long read(final Path folder, final SeededRecords records) {
        try (JournalDirectory directory = JournalDirectory.openForRead(folder, SeededRecords.SCHEMA_VERSION);
                JournalReader reader = directory.readInput()) {
            while (reader.next()) {
                assertTrue(records.isRecord(reader.lastSequence(), reader.buffer(), reader.offset(), reader.length()));
            }
            return reader.lastSequence();
        }
    }

    private static int run(final String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (final IOException e) {
            return -1;
        }
    }
}
