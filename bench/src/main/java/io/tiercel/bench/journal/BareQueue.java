package io.tiercel.bench.journal;

import io.tiercel.bench.measure.ScratchFolder;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A fresh Chronicle queue per invocation as it comes: a sparse file, no checksum. Owned by the benchmark's thread.
 */
@State(Scope.Benchmark)
public class BareQueue {
    static final int BLOCK_BYTES = 64 << 20;

    private static final int WARM_RECORDS = 1;

    private ScratchFolder folder;
    private SingleChronicleQueue queue;
    private ExcerptAppender appender;
    private final PointerBytesStore store = new PointerBytesStore();
    private long appended;

    /** Made by JMH. */
    public BareQueue() {}

    /**
     * Opens it; the first record makes its file.
     *
     * @param record appended once.
     */
    @Setup(Level.Invocation)
    public void open(final RecordBytes record) {
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        folder = ScratchFolder.create();
        queue = SingleChronicleQueueBuilder.binary(folder.path().toFile())
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(BLOCK_BYTES)
                .build();
        appender = queue.createAppender();
        store.set(record.next(0).addressOffset(), record.length);
        appender.writeBytes(store);
        prepare();
    }

    /** Counts the records and removes the queue. */
    @TearDown(Level.Invocation)
    public void check() {
        final long found = queue.entryCount();
        appender.close();
        queue.close();
        folder.close();
        if (found != appended + WARM_RECORDS) {
            throw new IllegalStateException(found + " records in the queue, " + appended + " appended");
        }
    }

    void append(final RecordBytes record) {
        final int records = record.records;
        for (int i = 1; i <= records; i++) {
            record.next(i);
            appender.writeBytes(store);
        }
        appended = records;
    }

    /** Nothing: the queue as it comes. */
    void prepare() {}

    BytesStore<?, ?> mapped() {
        return appender.wire().bytes().bytesStore();
    }

    long written() {
        return appender.wire().bytes().writePosition();
    }
}
