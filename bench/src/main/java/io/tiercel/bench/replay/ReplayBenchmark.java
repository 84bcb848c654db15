package io.tiercel.bench.replay;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.bench.measure.ScratchFolder;
import io.tiercel.bench.pipeline.EngineSession;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.strategy.model.ModelFile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A journaled day of the simulated exchange, read and replayed on one thread, from the page cache: opening the journal and making the core are part of
 * each invocation.
 * <p>
 * Answer: the digest of the session, and identical outputs where they are compared.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class ReplayBenchmark {
    private static final long SEED = 1;

    /** Messages of order flow. */
    @Param("1000000")
    int dayEvents;

    /** With the shipped model, its answers from the journal; or without a model. */
    @Param({"false", "true"})
    boolean hasModel;

    private ScratchFolder folder;
    private Path journal;
    private long digest;
    private long inputs;

    /** Made by JMH. */
    public ReplayBenchmark() {}

    /** Journals the day. */
    @Setup(Level.Trial)
    public void record() {
        folder = ScratchFolder.create();
        journal = folder.path().resolve("journal");
        final Configuration shipped = Configuration.shipped();
        final Configuration configuration = EngineSession.configuration(
                shipped,
                shipped.engine().pipeline(),
                shipped.engine().journal(),
                hasModel ? ModelFile.NEXT_MOVE : StrategySettings.NO_MODEL);
        digest = new SessionRunner(configuration, new SimulatedSource(SEED, dayEvents), journal)
                .run()
                .digest();
    }

    /** Removes it. */
    @TearDown(Level.Trial)
    public void remove() {
        folder.close();
    }

    /**
     * The inputs read with all checks: frame, length, checksum, sequence.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void decode(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        long read = 0;
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SessionMetadata.SCHEMA_VERSION);
                JournalReader reader = directory.readInput()) {
            while (reader.next()) {
                read++;
            }
        }
        cost.end(read);
        events.events += read;
        inputs = inputs == 0 ? read : inputs;
        if (read != inputs) {
            throw new IllegalStateException(read + " inputs read, " + inputs + " the time before");
        }
    }

    /**
     * The inputs through a fresh core.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void replay(final EventCounter events, final CostCounter cost) {
        run(false, events, cost);
    }

    /**
     * The same, every output compared.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void verify(final EventCounter events, final CostCounter cost) {
        run(true, events, cost);
    }

    private void run(final boolean isVerifying, final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        final ReplayResult result =
                new Replay(journal, isVerifying).recomputeModels(false).run();
        cost.end(result.summary().events());
        events.events += result.summary().events();
        if (result.summary().digest() != digest || (isVerifying && !result.isIdentical())) {
            throw new IllegalStateException("the replay differs: " + result.divergence());
        }
    }
}
