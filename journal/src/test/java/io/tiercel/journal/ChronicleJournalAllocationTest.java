package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalAllocationTest {
    private static final int LENGTH = 128;
    private static final int WARM_UP = 20_000;
    private static final int COUNT = 10_000;
    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    private final UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
    private Object kept;

    @Test
    void shouldAllocateNothingWhenAppending() {
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal journal = directory.openInput(new JournalConfig(16L << 20, 1))) {
            append(journal, WARM_UP);

            final long bytes = AllocatedBytes.leastDuring(ROUNDS, () -> append(journal, COUNT));

            assertEquals(0, bytes);
            assertEquals(0, journal.stallCount());
        }
    }

    @Test
    void shouldAllocateNothingWhenTheTimeOfRecordsIsLookedAtToo() {
        final long hourNs = 3_600_000_000_000L;
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal journal = directory.openInput(new JournalConfig(16L << 20, 1, hourNs))) {
            append(journal, WARM_UP);
            // forward within the hour, and back
            final long bytes = AllocatedBytes.leastDuring(ROUNDS, () -> {
                record.putLong(RecordDescriptor.EVENT_TIME_NS_OFFSET, hourNs - 1, RecordDescriptor.BYTE_ORDER);
                append(journal, COUNT / 2);
                record.putLong(RecordDescriptor.EVENT_TIME_NS_OFFSET, 5L, RecordDescriptor.BYTE_ORDER);
                append(journal, COUNT / 2);
            });

            assertEquals(0, bytes);
        }
    }

    @Test
    void shouldAllocateLessThanABytePerRecordWhenSegmentsRoll() {
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal journal = directory.openInput(new JournalConfig(JournalConfig.MIN_SEGMENT_BYTES, 4))) {
            append(journal, WARM_UP);
            final int before = SegmentFolder.list(folder.resolve("input")).size();

            // Chronicle keeps one entry per thread for each queue: once a segment, not per record.
            final long bytes = AllocatedBytes.leastDuring(ROUNDS, () -> append(journal, COUNT));

            // 10,000 records of 132 bytes fill 1.3 MB: one or two segments of 1 MiB a round.
            assertTrue(SegmentFolder.list(folder.resolve("input")).size() >= before + ROUNDS);
            assertTrue(bytes <= 2 * 512, "bytes for one or two new segments: " + bytes);
        }
    }

    @Test
    void shouldAllocateNothingWhenReading() {
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of())) {
            try (Journal journal = directory.openInput(new JournalConfig(16L << 20, 1))) {
                append(journal, WARM_UP + ROUNDS * COUNT);
            }
            try (JournalReader reader = directory.readInput()) {
                read(reader, WARM_UP);

                // 10,000 records of 132 bytes are five refills of the reader's window, all within one segment.
                final long bytes = AllocatedBytes.leastDuring(ROUNDS, () -> read(reader, COUNT));

                assertEquals(0, bytes);
                assertEquals(WARM_UP + ROUNDS * COUNT, reader.lastSequence());
            }
        }
    }

    @Test
    void shouldNoticeOneObjectPerRecord() {
        final long bytes = AllocatedBytes.leastDuring(ROUNDS, () -> {
            for (int i = 0; i < COUNT; i++) {
                kept = new long[1];
            }
        });

        assertTrue(bytes >= COUNT * 16L, "measured " + bytes + " with " + kept);
    }

    private void append(final Journal journal, final int count) {
        record.putShort(RecordDescriptor.LENGTH_OFFSET, (short) LENGTH, RecordDescriptor.BYTE_ORDER);
        final long first = journal.lastSequence() + 1;
        for (int i = 0; i < count; i++) {
            record.putLong(RecordDescriptor.SEQUENCE_OFFSET, first + i, RecordDescriptor.BYTE_ORDER);
            journal.append(record, 0, LENGTH);
        }
    }

    private static void read(final JournalReader reader, final int count) {
        for (int i = 0; i < count; i++) {
            if (!reader.next()) {
                throw new IllegalStateException("the journal ends after " + reader.lastSequence());
            }
        }
    }
}
