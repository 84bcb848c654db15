package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are Chronicle's to whoever reads them with Chronicle, though the records do not go through its appender. */
class ChronicleFormatTest {
    @TempDir
    Path folder;

    @Test
    void shouldBeReadByChroniclesOwnTailer() {
        final SeededRecords records = new SeededRecords(20_261_121L, 48, 3000);
        final long count = 2000;
        try (JournalDirectory directory = JournalDirectory.create(folder, SeededRecords.SCHEMA_VERSION, Map.of());
                Journal journal = directory.openInput(JournalConfig.smallest())) {
            records.append(journal, 1, count);
        }

        final List<SegmentFolder> segments = SegmentFolder.list(folder.resolve("input"));
        long sequence = 0;
        for (final SegmentFolder segment : segments) {
            sequence = readSegment(segment, records, sequence);
        }

        assertTrue(segments.size() > 2, segments.size() + " segments");
        assertEquals(count, sequence);
    }

    private static long readSegment(final SegmentFolder segment, final SeededRecords records, final long lastSequence) {
        long sequence = lastSequence;
        final Bytes<ByteBuffer> bytes = Bytes.elasticByteBuffer(1 << 16);
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(
                                segment.path().toFile())
                        .rollCycle(RollCycles.FAST_DAILY)
                        .timeProvider(() -> 0L)
                        .build();
                ExcerptTailer tailer = queue.createTailer().toStart()) {
            assertTrue(tailer.readBytes(bytes));
            assertEquals(SegmentPreamble.LENGTH, bytes.readRemaining());
            bytes.clear();
            while (tailer.readBytes(bytes)) {
                sequence++;
                final int length = (int) bytes.readRemaining();
                final byte[] record = new byte[length];
                bytes.read(record);
                assertTrue(
                        records.isRecord(sequence, new UnsafeBuffer(record), 0, length),
                        segment.path() + ", sequence " + sequence);
                bytes.clear();
            }
            assertFalse(tailer.readBytes(bytes));
        } finally {
            bytes.releaseLast();
        }
        return sequence;
    }
}
