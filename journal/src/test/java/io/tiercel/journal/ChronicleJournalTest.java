package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalTest {
    private static final JournalConfig SMALL = JournalConfig.smallest();

    @TempDir
    Path folder;

    @Test
    void shouldReadBackEveryByteWhenRecordsOfManyLengthsCrossSegments() {
        final long seed = 20_261_121L;
        final SeededRecords records = new SeededRecords(seed, 48, 4000);
        final long count = 3000;
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal journal = directory.openInput(SMALL)) {
            records.append(journal, 1, count);
            assertEquals(count, journal.lastSequence());
        }

        // 3000 records of about 2000 bytes are 6 MB: more than five segments of 1 MiB.
        assertTrue(SegmentFolder.list(folder.resolve("input")).size() > 5);
        assertEquals(count, readInput(records, seed));
    }

    @Test
    void shouldLeaveOnlyWrittenSegmentsWhenClosedWithAnyNumberAhead() throws Exception {
        for (int ahead = 1; ahead <= 5; ahead++) {
            final Path own = folder.resolve("ahead-" + ahead);
            final SeededRecords records = new SeededRecords(ahead, 48, 400);
            try (JournalDirectory directory = JournalDirectory.create(own, SeededRecords.SCHEMA_VERSION, Map.of());
                    Journal journal = directory.openInput(new JournalConfig(JournalConfig.MIN_SEGMENT_BYTES, ahead))) {
                records.append(journal, 1, 100);
                // the keeper needs a moment to allocate as many segments ahead as it ever will
                for (int i = 0;
                        i < 500 && SegmentFolder.list(own.resolve("input")).size() <= ahead;
                        i++) {
                    LockSupport.parkNanos(1_000_000L);
                }
            }

            assertEquals(1, SegmentFolder.list(own.resolve("input")).size(), "segments left with " + ahead + " ahead");
        }
    }

    @Test
    void shouldKeepTheLongestRecordWhenItFillsTheLengthField() {
        final SeededRecords records = new SeededRecords(7, 65_535, 65_535);
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal journal = directory.openInput(SMALL)) {
            records.append(journal, 1, 40);
        }

        assertEquals(40, readInput(records, 7));
    }

    @Test
    void shouldGoOnAtTheNextSequenceWhenReopened() {
        final SeededRecords records = new SeededRecords(11, 48, 400);
        long last = 0;
        for (int restart = 0; restart < 4; restart++) {
            try (JournalDirectory directory = restart == 0
                            ? JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of())
                            : JournalDirectory.openForAppend(folder, SeededRecords.SCHEMA_VERSION);
                    Journal journal = directory.openInput(SMALL)) {
                assertEquals(last, journal.lastSequence());
                assertEquals(last, journal.durableSequence());
                // The third session writes nothing.
                final long count = restart == 2 ? 0 : 500;
                records.append(journal, last + 1, last + count);
                last += count;
            }
        }

        assertEquals(1500, last);
        assertEquals(last, readInput(records, 11));
    }

    @Test
    void shouldRefuseASequenceThatDoesNotFollow() {
        final SeededRecords records = new SeededRecords(1, 60, 60);
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal input = directory.openInput(SMALL);
                Journal output = directory.openOutput(SMALL)) {
            records.append(input, 1, 3);
            final int length = records.fill(5);
            final JournalException gap =
                    assertThrows(JournalException.class, () -> input.append(records.buffer(), 0, length));
            assertTrue(gap.getMessage().contains("sequence 5 refused"), gap.getMessage());
            assertTrue(gap.getMessage().contains("expected 4"), gap.getMessage());
            records.append(input, 4, 4);

            records.append(output, 2, 2);
            records.append(output, 2, 2);
            records.append(output, 4, 4);
            final int lower = records.fill(3);
            assertThrows(JournalException.class, () -> output.append(records.buffer(), 0, lower));
            assertEquals(4, output.lastSequence());
        }

        assertEquals(4, readInput(records, 1));
    }

    @Test
    void shouldRefuseALengthThatTheHeaderDoesNotSay() {
        final SeededRecords records = new SeededRecords(1, 60, 60);
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal input = directory.openInput(SMALL)) {
            final int length = records.fill(1);

            assertThrows(JournalException.class, () -> input.append(records.buffer(), 0, length - 1));
            assertThrows(JournalException.class, () -> input.append(records.buffer(), 0, 47));

            input.append(records.buffer(), 0, length);
            assertEquals(1, input.lastSequence());
        }
    }

    @Test
    void shouldWriteTheStandardChecksumIntoTheRecord() {
        final UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(48));
        record.putShort(RecordDescriptor.LENGTH_OFFSET, (short) 48, RecordDescriptor.BYTE_ORDER);
        record.putLong(RecordDescriptor.SEQUENCE_OFFSET, 1, RecordDescriptor.BYTE_ORDER);
        record.putInt(RecordDescriptor.CRC32C_OFFSET, 0x55AA55AA, RecordDescriptor.BYTE_ORDER);
        final byte[] zeroed = new byte[48];
        zeroed[0] = 48;
        zeroed[32] = 1;

        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal input = directory.openInput(SMALL)) {
            input.append(record, 0, 48);
        }

        assertEquals(bitwiseCrc32c(zeroed), record.getInt(20, RecordDescriptor.BYTE_ORDER));
        // "123456789" has the published check value 0xE3069283.
        assertEquals(0xE3069283, bitwiseCrc32c(new byte[] {'1', '2', '3', '4', '5', '6', '7', '8', '9'}));
    }

    @Test
    void shouldRefuseHeapMemory() {
        final SeededRecords records = new SeededRecords(9, 48, 100);
        final int length = records.fill(1);
        final byte[] heap = new byte[length];
        records.buffer().getBytes(0, heap);
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal input = directory.openInput(SMALL)) {
            final IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> input.append(new UnsafeBuffer(heap), 0, length));

            assertEquals("journal: a record lies in a direct byte buffer, this one does not", refused.getMessage());
            assertEquals(0, input.lastSequence());
        }
    }

    @Test
    void shouldFollowABufferThatIsWrappedAroundOtherMemory() {
        final SeededRecords records = new SeededRecords(10, 48, 100);
        final ByteBuffer first = ByteBuffer.allocateDirect(512);
        final ByteBuffer second = ByteBuffer.allocateDirect(512);
        final UnsafeBuffer record = new UnsafeBuffer(first);
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal input = directory.openInput(SMALL)) {
            for (int sequence = 1; sequence <= 8; sequence++) {
                final int start = 16 * sequence;
                record.wrap((sequence & 2) == 0 ? first : second, start, 200);
                final int length = records.fill(sequence);
                record.putBytes(8, records.buffer(), 0, length);
                input.append(record, 8, length);
            }
        }

        assertEquals(8, readInput(records, 10));
    }

    @Test
    void shouldRaiseTheDurableSequenceBySyncAndByAFullSegment() throws InterruptedException {
        final SeededRecords records = new SeededRecords(3, 48, 4000);
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal input = directory.openInput(SMALL)) {
            records.append(input, 1, 100);
            assertEquals(0, input.durableSequence());

            assertEquals(100, input.sync());

            assertEquals(100, input.durableSequence());
            records.append(input, 101, 120);
            assertEquals(100, input.durableSequence());
            // About 2 MB more: a segment is full, and forced by the thread that seals it; the one in use is not.
            records.append(input, 121, 1100);
            final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (input.durableSequence() < 120 && System.nanoTime() < deadlineNs) {
                Thread.sleep(1);
            }
            final long forced = input.durableSequence();
            assertTrue(forced >= 120 && forced < 1100, () -> "durable up to " + forced);
            assertEquals(1100, input.sync());
        }
    }

    @Test
    void shouldGiveUpTheSpaceAheadWhenClosed() throws Exception {
        final SeededRecords records = new SeededRecords(3, 100, 100);
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of())) {
            final Journal input = directory.openInput(SMALL);
            records.append(input, 1, 10);
            input.close();
            input.close();

            assertThrows(JournalException.class, () -> records.append(input, 11, 11));
        }

        assertEquals(1, SegmentFolder.list(folder.resolve("input")).size());
        final long bytes = java.nio.file.Files.size(
                SegmentFolder.of(folder.resolve("input"), 1).records());
        assertTrue(bytes < 200_000, "expected a trimmed file, was " + bytes);
    }

    @Test
    void shouldSeeRecordsAsTheyComeWhenTailing() {
        final SeededRecords records = new SeededRecords(5, 48, 4000);
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                JournalReader reader = directory.tailInput()) {
            assertFalse(reader.next());
            try (Journal input = directory.openInput(SMALL)) {
                assertFalse(reader.next());
                for (long sequence = 1; sequence <= 2000; sequence++) {
                    records.append(input, sequence, sequence);
                    if (sequence % 7 == 0) {
                        for (int i = 0; i < 7; i++) {
                            assertTrue(reader.next());
                        }
                        assertEquals(sequence, reader.lastSequence());
                        assertFalse(reader.next());
                    }
                }
            }
            // 2000 = 285 * 7 + 5.
            for (int i = 0; i < 5; i++) {
                assertTrue(reader.next());
            }
            assertFalse(reader.next());
            assertEquals(2000, reader.lastSequence());

            // A later session takes the number of the segment that was allocated ahead and given up.
            try (Journal input = directory.openInput(SMALL)) {
                records.append(input, 2001, 2700);
                for (int i = 0; i < 700; i++) {
                    assertTrue(reader.next());
                }
                assertFalse(reader.next());
            }
            assertEquals(2700, reader.lastSequence());
        }
    }

    private long readInput(final SeededRecords records, final long seed) {
        try (JournalDirectory directory = JournalDirectory.openForRead(folder, SeededRecords.SCHEMA_VERSION);
                JournalReader reader = directory.readInput()) {
            while (reader.next()) {
                assertTrue(
                        records.isRecord(reader.lastSequence(), reader.buffer(), reader.offset(), reader.length()),
                        "seed " + seed + ", sequence " + reader.lastSequence());
            }
            assertFalse(reader.next());
            return reader.recordCount();
        }
    }

    /** CRC-32C bit by bit, polynomial 0x1EDC6F41 reflected. */
    private static int bitwiseCrc32c(final byte[] bytes) {
        int crc = -1;
        for (final byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) != 0 ? 0x82F63B78 : 0);
            }
        }
        return ~crc;
    }
}
