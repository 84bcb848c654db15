package io.tiercel.bench.journal;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Appending one record to the page cache. One invocation fills most of one segment; opening, sealing and reading back are not timed.
 * <p>
 * Answer: every record is read back with its checksum (ours), or counted (bare).
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class JournalBenchmark {
    /** Made by JMH. */
    public JournalBenchmark() {}

    /**
     * The engine's journal: checks, checksum, segments written ahead.
     *
     * @param journal    appended to.
     * @param record     appended.
     * @param events     counted.
     * @param cost counted.
     */
    @Benchmark
    public void journal(
            final OurJournal journal, final RecordBytes record, final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        journal.append(record);
        cost.end(record.records);
        events.events += record.records;
    }

    /**
     * {@code writeBytes} of a reused buffer.
     *
     * @param queue  appended to.
     * @param record appended.
     * @param events counted.
     */
    @Benchmark
    public void bare(final BareQueue queue, final RecordBytes record, final EventCounter events) {
        queue.append(record);
        events.events += record.records;
    }

    /**
     * {@code writeBytes} of a reused buffer to pages that were touched before.
     *
     * @param queue  appended to.
     * @param record appended.
     * @param events counted.
     */
    @Benchmark
    public void bareTouched(final TouchedQueue queue, final RecordBytes record, final EventCounter events) {
        queue.append(record);
        events.events += record.records;
    }
}
