package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
    private static final long SEED = 42;
    private static final int COUNT = 700;

    @TempDir
    Path temporary;

    /** Cleanly closed: two segments, about 700 * 4000 / 2 = 1.4 MB. */
    private Path closed;
    /** As a kill leaves it: the same records, the last segment without a seal, the next one allocated. */
    private Path killed;
    /** Byte behind each record in its segment's file, and the segment it is in, by sequence. */
    private final long[] endOfRecord = new long[COUNT + 1];

    private final int[] ordinalOfRecord = new int[COUNT + 1];

    @BeforeEach
    void write() throws Exception {
        closed = temporary.resolve("closed");
        killed = temporary.resolve("killed");
        final SeededRecords records = new SeededRecords(SEED, 48, 4000);
        try (JournalDirectory directory = JournalDirectory.create(closed, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal journal = directory.openInput(JournalConfig.smallest())) {
            records.append(journal, 1, COUNT);
            awaitSpare(closed.resolve("input"));
            copy(closed, killed);
        }
        try (SegmentReader reader = new SegmentReader(SequenceRule.GAPLESS)) {
            long sequence = 0;
            for (final SegmentFolder folder : SegmentFolder.list(closed.resolve("input"))) {
                reader.open(folder, sequence);
                while (reader.next()) {
                    sequence = reader.lastSequence();
                    endOfRecord[(int) sequence] = reader.endPosition();
                    ordinalOfRecord[(int) sequence] = folder.ordinal();
                }
            }
            assertEquals(COUNT, sequence);
        }
    }

    @Test
    void shouldReadTheKilledJournalWhole() {
        assertFalse(Files.exists(segment(killed, ordinalOfRecord[COUNT]).seal()));

        assertEquals(COUNT, read(killed));
    }

    @Test
    void shouldDeliverWhatComesBeforeTheCutAndThenSaySo() throws Exception {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 30; i++) {
            final int last = random.nextInt(1, COUNT + 1);
            final int ordinal = ordinalOfRecord[last];
            final long start = ordinalOfRecord[last - 1] == ordinal ? endOfRecord[last - 1] : 0;
            // Inside the record, at its first byte, or at the byte behind it.
            final long cutAt = i % 3 == 0 ? endOfRecord[last] : random.nextLong(start, endOfRecord[last]);
            final int whole = cutAt == endOfRecord[last] ? last : last - 1;
            for (final Path journal : new Path[] {closed, killed}) {
                final Path damaged = copyOf(journal);
                final SegmentFolder folder = segment(damaged, ordinal);
                cut(folder.records(), cutAt);
                if (folder.loadSeal().map(seal -> seal.endPosition() <= cutAt).orElse(false)) {
                    // Only the empty page behind the last record is gone.
                    assertEquals(COUNT, read(damaged));
                } else {
                    assertDamaged(
                            damaged, whole, folder.records(), "seed " + SEED + ", cut at " + cutAt + " of " + folder);
                }
            }
        }
    }

    @Test
    void shouldSayCutWhenAFileIsShortenedToSixtyPercent() throws Exception {
        final SegmentFolder first = segment(closed, 1);
        cut(first.records(), Files.size(first.records()) * 6 / 10);

        final String message = assertDamaged(closed, -1, first.records(), "60 %");

        assertTrue(message.contains("cut"), message);
        assertThrows(JournalException.class, () -> openForAppend(closed));
    }

    @Test
    void shouldFindEveryChangedByte() throws Exception {
        final SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int i = 0; i < 200; i++) {
            final int sequence = random.nextInt(2, COUNT + 1);
            if (ordinalOfRecord[sequence - 1] != ordinalOfRecord[sequence]) {
                continue;
            }
            final SegmentFolder folder = segment(closed, ordinalOfRecord[sequence]);
            final long at = random.nextLong(endOfRecord[sequence - 1], endOfRecord[sequence - 1] + 52);
            final byte flip = (byte) (1 << random.nextInt(8));
            change(folder.records(), at, flip);
            assertDamaged(closed, -1, folder.records(), "seed " + (SEED + 1) + ", byte " + at + " flipped by " + flip);
            change(folder.records(), at, flip);
        }
        assertEquals(COUNT, read(closed));
    }

    @Test
    void shouldNameTheRecordWhenItsChecksumDoesNotMatch() throws Exception {
        final SegmentFolder folder = segment(killed, 1);
        // The last byte of record 17 (records end at a multiple of 4 at the latest 3 bytes later; 60 bytes from its
        // start is in its body).
        change(folder.records(), endOfRecord[16] + 60, (byte) 1);

        final String message = assertDamaged(killed, 16, folder.records(), "record 17");

        assertTrue(message.contains("after sequence 16"), message);
        assertTrue(message.contains("CRC32C"), message);
        assertTrue(message.contains("byte " + endOfRecord[16]), message);
    }

    @Test
    void shouldRefuseGarbage() throws Exception {
        final SplittableRandom random = new SplittableRandom(SEED + 2);
        final byte[] garbage = new byte[20_000];
        random.nextBytes(garbage);
        for (final Path journal : new Path[] {closed, killed}) {
            for (final int position : new int[] {0, 300_000}) {
                final Path damaged = copyOf(journal);
                final SegmentFolder folder = segment(damaged, 2);
                try (FileChannel file = FileChannel.open(folder.records(), StandardOpenOption.WRITE)) {
                    file.write(ByteBuffer.wrap(garbage), position);
                }
                assertDamaged(damaged, -1, folder.records(), "garbage at " + position);
            }
        }
    }

    @Test
    void shouldFindAHoleOfZeros() throws Exception {
        final SegmentFolder folder = segment(killed, ordinalOfRecord[COUNT]);
        final long page = (endOfRecord[COUNT] / 2) & -4096L;
        try (FileChannel file = FileChannel.open(folder.records(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(4096), page);
        }

        assertDamaged(killed, -1, folder.records(), "hole at " + page);
        assertThrows(JournalException.class, () -> openForAppend(killed));
    }

    @Test
    void shouldFindAHoleThatStartsWithARecord() throws Exception {
        // From the frame of record COUNT - 20 on, 8 KiB are zero: the frame word reads as "nothing written yet".
        final SegmentFolder folder = segment(killed, ordinalOfRecord[COUNT]);
        try (FileChannel file = FileChannel.open(folder.records(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(8192), endOfRecord[COUNT - 21]);
        }

        final String message = assertDamaged(killed, COUNT - 21, folder.records(), "hole");

        assertTrue(message.contains("hole"), message);
    }

    @Test
    void shouldRefuseAFileThatIsEmptyOrGone() throws Exception {
        for (final Path journal : new Path[] {closed, killed}) {
            final Path emptied = copyOf(journal);
            cut(segment(emptied, 2).records(), 0);
            assertDamaged(emptied, lastOfSegment(1), segment(emptied, 2).records(), "emptied");
            assertThrows(JournalException.class, () -> openForAppend(emptied));

            final Path deleted = copyOf(journal);
            Files.delete(segment(deleted, 2).records());
            assertDamaged(deleted, lastOfSegment(1), segment(deleted, 2).records(), "deleted");
            assertThrows(JournalException.class, () -> openForAppend(deleted));
        }
    }

    @Test
    void shouldMissAWholeSegment() throws Exception {
        final int last = ordinalOfRecord[COUNT];
        for (int ordinal = 1; ordinal <= last; ordinal++) {
            for (final Path journal : new Path[] {closed, killed}) {
                final Path damaged = copyOf(journal);
                segment(damaged, ordinal).delete();
                final String where = "segment " + ordinal + " of " + journal.getFileName();
                assertDamaged(damaged, -1, segment(damaged, ordinal).path(), where);
                assertThrows(JournalException.class, () -> openForAppend(damaged), where);
            }
        }
    }

    @Test
    void shouldIgnoreTheRemainsOfARecordThatWasNeverCompleted() throws Exception {
        // Content without a frame word: what a writer killed in the middle of a record leaves.
        final SegmentFolder folder = segment(killed, ordinalOfRecord[COUNT]);
        final ByteBuffer remains = ByteBuffer.allocate(500);
        remains.order(java.nio.ByteOrder.LITTLE_ENDIAN).putShort(0, (short) 800);
        for (int i = 2; i < 500; i++) {
            remains.put(i, (byte) i);
        }
        try (FileChannel file = FileChannel.open(folder.records(), StandardOpenOption.WRITE)) {
            file.write(remains, endOfRecord[COUNT] + 4);
        }

        assertEquals(COUNT, read(killed));

        final SeededRecords records = new SeededRecords(SEED, 48, 4000);
        try (JournalDirectory directory = openForAppend(killed);
                Journal journal = directory.openInput(JournalConfig.smallest())) {
            assertEquals(COUNT, journal.lastSequence());
            records.append(journal, COUNT + 1, COUNT + 50);
        }
        assertEquals(COUNT + 50, read(killed));
    }

    @Test
    void shouldKeepTheRecordsBeforeTheDamageWhenRepaired() throws Exception {
        final int last = lastOfSegment(1);
        final Path[] journals = {copyOf(closed), copyOf(killed), copyOf(closed), copyOf(killed), copyOf(closed)};
        final int[] good = {99, 99, last, last, last + 1};
        change(segment(journals[0], 1).records(), endOfRecord[99] + 30, (byte) 4);
        cut(segment(journals[1], 1).records(), endOfRecord[99] + 30);
        cut(segment(journals[2], 2).records(), 0);
        segment(journals[3], 2).delete();
        change(segment(journals[4], 2).records(), endOfRecord[last + 1] + 30, (byte) 1);

        for (int i = 0; i < journals.length; i++) {
            final SeededRecords records = new SeededRecords(SEED, 48, 4000);
            try (JournalDirectory directory =
                    JournalDirectory.openForAppend(journals[i], SeededRecords.SCHEMA_VERSION)) {
                final Path aside = directory.repairInput().orElseThrow();
                assertTrue(aside.startsWith(journals[i].resolve("set-aside")), aside.toString());
                assertEquals(good[i], read(journals[i]), "journal " + i);
                assertTrue(directory.repairInput().isEmpty(), "journal " + i + " is whole");
                try (Journal journal = directory.openInput(JournalConfig.smallest())) {
                    assertEquals(good[i], journal.lastSequence());
                    records.append(journal, good[i] + 1, COUNT);
                }
            }
            assertEquals(COUNT, read(journals[i]), "journal " + i);
        }
    }

    @Test
    void shouldNotCutBehindASegmentWithoutASealWhenTheNextOneGoesOn() throws Exception {
        // As a kill may leave it: neither of the last two segments in use has its seal.
        Files.delete(segment(killed, 1).seal());
        final int good = lastOfSegment(1) + 5;
        change(segment(killed, 2).records(), endOfRecord[good] + 30, (byte) 1);
        // A seal that is damaged, and damage behind it.
        final Path unreadable = copyOf(closed);
        change(segment(unreadable, 1).seal(), 3, (byte) 1);
        change(segment(unreadable, 2).records(), endOfRecord[good] + 30, (byte) 1);

        for (final Path journal : new Path[] {killed, unreadable}) {
            try (JournalDirectory directory = JournalDirectory.openForAppend(journal, SeededRecords.SCHEMA_VERSION)) {
                assertTrue(directory.repairInput().isPresent());
            }
            assertEquals(good, read(journal), journal.toString());
        }
    }

    @Test
    void shouldLeaveAWholeJournalAloneWhenRepaired() {
        for (final Path journal : new Path[] {closed, killed}) {
            try (JournalDirectory directory = JournalDirectory.openForAppend(journal, SeededRecords.SCHEMA_VERSION)) {
                assertTrue(directory.repairInput().isEmpty());
                assertTrue(directory.repairOutput().isEmpty());
            }
            assertEquals(COUNT, read(journal));
        }
    }

    @Test
    void shouldSetAsideOutputsOfLaterCauses() throws Exception {
        final Path folder = temporary.resolve("outputs");
        final SeededRecords records = new SeededRecords(SEED, 48, 4000);
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of())) {
            try (Journal output = directory.openOutput(JournalConfig.smallest())) {
                for (int cause = 2; cause <= 800; cause += 2) {
                    records.append(output, cause, cause);
                    records.append(output, cause, cause);
                }
            }
            assertTrue(directory.setAsideOutputAfter(800).isEmpty());
            final Path aside = directory.setAsideOutputAfter(101).orElseThrow();

            // Causes 2, 4 .. 100, two outputs each; the rest is in the copy of segment 1 and in segment 2.
            try (JournalReader reader = directory.readOutput()) {
                while (reader.next()) {
                    assertTrue(reader.lastSequence() <= 101);
                }
                assertEquals(100, reader.recordCount());
            }
            assertTrue(Files.exists(aside.resolve("000001.cq4")));
            assertTrue(Files.exists(aside.resolve("000002")));
            try (Journal output = directory.openOutput(JournalConfig.smallest())) {
                assertEquals(100, output.lastSequence());
                records.append(output, 102, 102);
            }
        }
    }

    private int lastOfSegment(final int ordinal) {
        int last = 0;
        for (int sequence = 1; sequence <= COUNT; sequence++) {
            if (ordinalOfRecord[sequence] == ordinal) {
                last = sequence;
            }
        }
        return last;
    }

    /** Reads to the exception; {@code good} is the last sequence to be delivered before it, or -1 = not checked. */
    private static String assertDamaged(final Path journal, final int good, final Path named, final String where) {
        final long startedNs = System.nanoTime();
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SeededRecords.SCHEMA_VERSION);
                JournalReader reader = directory.readInput()) {
            final JournalException found = assertThrows(
                    JournalException.class,
                    () -> {
                        boolean isRecord = reader.next();
                        while (isRecord) {
                            isRecord = reader.next();
                        }
                    },
                    where);
            if (good >= 0) {
                assertEquals(good, reader.lastSequence(), where);
            }
            assertTrue(found.getMessage().contains(named.toString()), where + ": " + found.getMessage());
            assertFalse(found.getMessage().contains("\n"), found.getMessage());
            // Found by looking, not by waiting for a lock or a header to time out.
            assertTrue(System.nanoTime() - startedNs < 2_000_000_000L, where);
            return found.getMessage();
        }
    }

    private static long read(final Path journal) {
        final SeededRecords records = new SeededRecords(SEED, 48, 4000);
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SeededRecords.SCHEMA_VERSION);
                JournalReader reader = directory.readInput()) {
            while (reader.next()) {
                assertTrue(records.isRecord(reader.lastSequence(), reader.buffer(), reader.offset(), reader.length()));
            }
            return reader.lastSequence();
        }
    }

    private static JournalDirectory openForAppend(final Path journal) {
        final JournalDirectory directory = JournalDirectory.openForAppend(journal, SeededRecords.SCHEMA_VERSION);
        try {
            directory.openInput(JournalConfig.smallest()).close();
            return directory;
        } catch (final JournalException e) {
            directory.close();
            throw e;
        }
    }

    private static SegmentFolder segment(final Path journal, final int ordinal) {
        return SegmentFolder.of(journal.resolve("input"), ordinal);
    }

    private static void cut(final Path file, final long lengthBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(lengthBytes);
        }
    }

    private static void change(final Path file, final long at, final byte flip) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ flip)).flip();
            channel.write(one, at);
        }
    }

    private static void awaitSpare(final Path journal) throws Exception {
        // The second segment is in use: the first one is sealed and the third one allocated.
        while (!Files.exists(SegmentFolder.of(journal, 1).seal())
                || !SegmentFolder.of(journal, 3).isPrepared()) {
            Thread.onSpinWait();
        }
    }

    private Path copyOf(final Path journal) throws IOException {
        final Path target = Files.createTempDirectory(temporary, "copy").resolve("journal");
        copy(journal, target);
        return target;
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
}
