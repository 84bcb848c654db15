package io.tiercel.bench.durability;

import io.tiercel.bench.journal.SegmentsAhead;
import io.tiercel.bench.measure.ScratchFolder;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.RecordDescriptor;
import java.util.Map;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** The targets of the paced loop: ours, the plain behaviour, and nothing. Cold to open; none allocates per record. */
final class AppendTargets {
    /** A short record, header and body. */
    static final int LENGTH = 97;

    private static final int CACHE_LINE = 64;
    private static final int BLOCK_BYTES = 64 << 20;
    private static final int SCHEMA_VERSION = 1;

    private AppendTargets() {}

    /** The engine's journal: segments written ahead. */
    static AppendTarget journal() {
        final ScratchFolder folder = ScratchFolder.create();
        final JournalDirectory directory = JournalDirectory.create(folder.path(), SCHEMA_VERSION, Map.of());
        final JournalConfig config = JournalConfig.defaults();
        final Journal journal = directory.openInput(config);
        SegmentsAhead.await(journal, folder.path().resolve("input"), 1 + config.segmentsAhead());
        final UnsafeBuffer record = record();
        return new AppendTarget() {
            @Override
            public void append(final long sequence) {
                journal.append(numbered(record, sequence), 0, LENGTH);
            }

            @Override
            public void close() {
                journal.close();
                directory.close();
                folder.close();
            }
        };
    }

    /** A Chronicle queue as it comes: a sparse file whose pages are touched for the first time by the record that needs them. */
    static AppendTarget sparse() {
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        final ScratchFolder folder = ScratchFolder.create();
        final SingleChronicleQueue queue = SingleChronicleQueueBuilder.binary(
                        folder.path().toFile())
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(BLOCK_BYTES)
                .build();
        final ExcerptAppender appender = queue.createAppender();
        final UnsafeBuffer record = record();
        final PointerBytesStore store = new PointerBytesStore();
        store.set(record.addressOffset(), LENGTH);
        return new AppendTarget() {
            @Override
            public void append(final long sequence) {
                numbered(record, sequence);
                appender.writeBytes(store);
            }

            @Override
            public void close() {
                appender.close();
                queue.close();
                folder.close();
            }
        };
    }

    /** Memory: what is slow here is the machine, not a disk. */
    static AppendTarget memory() {
        final UnsafeBuffer record = record();
        final UnsafeBuffer memory = new UnsafeBuffer(BufferUtil.allocateDirectAligned(1 << 20, CACHE_LINE));
        return new AppendTarget() {
            @Override
            public void append(final long sequence) {
                memory.putBytes((int) (sequence & 0x1FFF) << 7, numbered(record, sequence), 0, LENGTH);
            }

            @Override
            public void close() {
                // nothing to give back
            }
        };
    }

    private static UnsafeBuffer record() {
        final UnsafeBuffer record = new UnsafeBuffer(BufferUtil.allocateDirectAligned(2 * CACHE_LINE, CACHE_LINE));
        for (int i = 0; i < LENGTH; i++) {
            record.putByte(i, (byte) (31 * i));
        }
        record.putShort(RecordDescriptor.LENGTH_OFFSET, (short) LENGTH, RecordDescriptor.BYTE_ORDER);
        return record;
    }

    private static UnsafeBuffer numbered(final UnsafeBuffer record, final long sequence) {
        record.putLong(RecordDescriptor.SEQUENCE_OFFSET, sequence, RecordDescriptor.BYTE_ORDER);
        return record;
    }
}
