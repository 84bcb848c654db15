package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of a journal cut or changed at random bytes: reading delivers exactly the records before the damage, then says one line; a repair makes a journal
 * that is appended to as if nothing had been.
 */
class SeededFaultsTest {
    private static final int SESSIONS = 3;
    private static final int RECORDS = 120;
    private static final int COUNT = SESSIONS * RECORDS;
    private static final int APPENDED = 20;

    @TempDir
    Path temporary;

    private final SeededRecords records = new SeededRecords(17, 48, 700);
    private Path whole;
    /** Where each record's length word starts and the record ends in its file, by sequence. */
    private final int[] wordOf = new int[COUNT + 1];

    private final int[] endOf = new int[COUNT + 1];
    private final int[] ordinalOf = new int[COUNT + 1];
    /** Content of each segment's file, by ordinal. */
    private final List<byte[]> files = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        whole = temporary.resolve("whole");
        JournalDirectory.create(whole, SeededRecords.SCHEMA_VERSION, Map.of()).close();
        for (int session = 0; session < SESSIONS; session++) {
            try (JournalDirectory directory = JournalDirectory.openForAppend(whole, SeededRecords.SCHEMA_VERSION);
                    Journal input = directory.openInput(JournalConfig.smallest())) {
                records.append(input, (long) session * RECORDS + 1, (long) (session + 1) * RECORDS);
                if (session == SESSIONS - 1) {
                    // As a kill leaves it: the last segment with its whole room and without a seal.
                    copy(whole, temporary.resolve("killed"));
                }
            }
        }
        whole = temporary.resolve("killed");
        for (final SegmentFolder spare : SegmentFolder.list(whole.resolve("input"))) {
            if (spare.ordinal() > SESSIONS) {
                spare.delete();
            }
        }
        files.add(new byte[0]);
        int sequence = 0;
        try (SegmentReader reader = new SegmentReader(SequenceRule.GAPLESS)) {
            for (final SegmentFolder folder : SegmentFolder.list(whole.resolve("input"))) {
                files.add(Files.readAllBytes(folder.records()));
                reader.open(folder, sequence);
                while (reader.next()) {
                    sequence++;
                    endOf[sequence] = (int) reader.endPosition();
                    ordinalOf[sequence] = folder.ordinal();
                    wordOf[sequence] = (int) reader.endPosition() - aligned(Integer.BYTES + reader.recordLength());
                }
            }
        }
        assertEquals(COUNT, sequence);
        assertEquals(SESSIONS, files.size() - 1);
    }

    @Test
    void shouldDeliverTheGoodRecordsAndRepairInEachOfSomeCases() throws IOException {
        run(0, 30);
    }

    @Test
    @Tag("slow")
    void shouldDeliverTheGoodRecordsAndRepairInEachOfAThousandCases() throws IOException {
        run(0, 1000);
    }

    private void run(final int first, final int count) throws IOException {
        int damaged = 0;
        for (int seed = first; seed < first + count; seed++) {
            damaged += check(seed) ? 1 : 0;
        }
        // most cases hit a record; one that hits none proves that nothing else is called damage
        assertTrue(damaged > count / 2, damaged + " of " + count + " cases damaged a record");
    }

    /** One case; returns whether a record was hit. */
    private boolean check(final int seed) throws IOException {
        final SplittableRandom random = new SplittableRandom(seed);
        // The tail in three of five cases.
        final int ordinal = random.nextInt(5) < 3 ? SESSIONS : random.nextInt(1, SESSIONS);
        final byte[] before = files.get(ordinal);
        final byte[] after = damage(before, random, endOf[ordinal * RECORDS]);
        final Path journal = temporary.resolve("case");
        copy(whole, journal);
        final SegmentFolder folder = SegmentFolder.of(journal.resolve("input"), ordinal);
        Files.write(folder.records(), after);
        final String what = "seed " + seed + ", segment " + ordinal;

        final int firstHit = firstHit(ordinal, before, after);
        final int lastBefore = (ordinal - 1) * RECORDS;
        final boolean isStartHit = isChanged(before, after, 0, wordOf[lastBefore + 1]);
        final int good = firstHit - 1;
        final Reading reading = read(journal);
        assertTrue(
                reading.delivered == good || (isStartHit && reading.delivered == lastBefore),
                what + ": " + reading.delivered + " delivered, expected " + good + "; " + reading.error);
        if (reading.delivered < COUNT && !isUnfinished(ordinal, firstHit, after)) {
            assertFalse(reading.error.isEmpty(), what + ": nothing said");
        }
        if (!reading.error.isEmpty()) {
            assertTrue(reading.error.contains(folder.records().toString()), what + ": " + reading.error);
            assertEquals(1, reading.error.lines().count(), what);
        }
        repair(journal, reading, after, folder, what);
        delete(journal);
        return firstHit <= COUNT;
    }

    private void repair(
            final Path journal,
            final Reading reading,
            final byte[] after,
            final SegmentFolder folder,
            final String what)
            throws IOException {
        try (JournalDirectory directory = JournalDirectory.openForAppend(journal, SeededRecords.SCHEMA_VERSION)) {
            final var aside = directory.repairInput();
            assertEquals(!reading.error.isEmpty(), aside.isPresent(), what + ": " + reading.error);
            if (aside.isPresent()) {
                final Path copy = aside.get().resolve("%06d.cq4".formatted(folder.ordinal()));
                final Path moved = aside.get()
                        .resolve(folder.path().getFileName())
                        .resolve(folder.records().getFileName());
                final Path kept = Files.exists(copy) ? copy : moved;
                assertTrue(Arrays.equals(after, Files.readAllBytes(kept)), what + ": the original is not kept");
            }
            try (Journal input = directory.openInput(JournalConfig.smallest())) {
                assertEquals(reading.delivered, input.lastSequence(), what);
                records.append(input, reading.delivered + 1L, reading.delivered + APPENDED);
            }
        }
        final Reading again = read(journal);
        assertEquals("", again.error, what);
        assertEquals(reading.delivered + APPENDED, again.delivered, what);
    }

    private static byte[] damage(final byte[] before, final SplittableRandom random, final int end) {
        // Mostly where there are records, at times in the room behind them.
        final int at = random.nextInt(random.nextInt(10) == 0 ? before.length : end + 8);
        final byte[] after = before.clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(before, at);
            }
            case 1 -> after[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> Arrays.fill(after, at, before.length, (byte) 0);
            case 3 -> Arrays.fill(after, at, Math.min(before.length, at + random.nextInt(1, 5000)), (byte) 0);
            default -> {
                final byte[] garbage = new byte[Math.min(before.length - at, random.nextInt(1, 700))];
                random.nextBytes(garbage);
                System.arraycopy(garbage, 0, after, at, garbage.length);
            }
        }
        return after;
    }

    /** First record of which a byte is another; the one behind the last if there is none. */
    private int firstHit(final int ordinal, final byte[] before, final byte[] after) {
        for (int sequence = (ordinal - 1) * RECORDS + 1; sequence <= ordinal * RECORDS; sequence++) {
            if (isChanged(before, after, wordOf[sequence], lastByteOf(before, sequence))) {
                return sequence;
            }
        }
        return COUNT + 1;
    }

    /** Behind the record's last byte: up to three bytes that fill up to the next word do not count. */
    private int lastByteOf(final byte[] before, final int sequence) {
        final int length = (before[wordOf[sequence]] & 0xFF) | (before[wordOf[sequence] + 1] & 0xFF) << 8;
        return wordOf[sequence] + Integer.BYTES + length;
    }

    private static boolean isChanged(final byte[] before, final byte[] after, final int from, final int to) {
        return after.length < to || !Arrays.equals(before, from, to, after, from, to);
    }

    /**
     * Whether what is left from the first hit record on is what a writer killed in the middle of that record leaves: its length is not there, and nothing
     * behind it is.
     */
    private boolean isUnfinished(final int ordinal, final int firstHit, final byte[] after) {
        if (ordinal != SESSIONS || firstHit > COUNT || after.length < endOf[firstHit]) {
            return false;
        }
        final int word = wordOf[firstHit];
        for (int i = endOf[firstHit]; i < after.length; i++) {
            if (after[i] != 0) {
                return false;
            }
        }
        return (after[word] | after[word + 1] | after[word + 2] | after[word + 3]) == 0;
    }

    /**
     * What a reading delivered.
     *
     * @param delivered number of records, each of them checked.
     * @param error     the one line behind them; empty when there was none.
     */
    private record Reading(int delivered, String error) {}

    private Reading read(final Path journal) {
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SeededRecords.SCHEMA_VERSION);
                JournalReader reader = directory.readInput()) {
            int delivered = 0;
            try {
                while (reader.next()) {
                    delivered++;
                    assertTrue(
                            records.isRecord(delivered, reader.buffer(), reader.offset(), reader.length()),
                            "record " + delivered);
                }
                return new Reading(delivered, "");
            } catch (final JournalException e) {
                return new Reading(delivered, e.getMessage());
            }
        }
    }

    private static int aligned(final int length) {
        return (length + Integer.BYTES - 1) & -Integer.BYTES;
    }

    private static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (final IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void delete(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file :
                    files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
