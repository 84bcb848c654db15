package io.tiercel.bench.factors;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.bench.tape.BookStream;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.batch.BatchFactors;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.ReferenceOrderBook;
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
 * One event through the chosen factors. They read the live book, so the book has to run along: the cost of the factors is {@code booksAndFactors} minus
 * {@code books}. By column they read events that were recorded before. One invocation is the whole stream.
 * <p>
 * Answer: each timed pass ends with the bits that factors over the reference book give once the clock has stopped, of the first 24 all defined on at least one instrument.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"@config/jvm.options", "@config/vector.options"})
public class FactorsBenchmark {
    /** Length of the simulated day that stands in for the recorded hour where that is absent. */
    @Param("100000")
    int simulatedEvents;

    /** What is computed. */
    @Param
    FactorChoice choice;

    private static final BatchFactors SCALAR = new BatchFactors(Kernels.scalar());
    private static final BatchFactors BEST = new BatchFactors(Kernels.best());

    private BookStream stream;
    private FactorsConfig config;
    private FactorPass pass;
    private RecordedStream recorded;
    private long endHash;
    private boolean isEndKnown;

    /** Made by JMH. */
    public FactorsBenchmark() {}

    /** Loads the stream. */
    @Setup(Level.Trial)
    public void load() {
        stream = newStream();
        config = choice.config();
        pass = new FactorPass(stream, config, ArrayOrderBook::new);
        recorded = new RecordedStream(stream, config);
    }

    /**
     * @return what passes through.
     */
    BookStream newStream() {
        return BookStream.recordedOrSimulated(simulatedEvents);
    }

    /** Works the answer out over the reference book and compares the ends of all timed passes with it. */
    @TearDown(Level.Trial)
    public void compare() {
        final FactorPass reference = new FactorPass(stream, config, ReferenceOrderBook::new);
        reference.runBooksAndFactors();
        // a quiet moment at the end leaves some of the others undefined
        final int fewest = choice == FactorChoice.FIRST_24 ? choice.count() : choice.count() * 9 / 10;
        if (reference.definedFactors() < fewest) {
            throw new IllegalStateException("only " + reference.definedFactors() + " factors have a value");
        }
        if (isEndKnown && endHash != reference.hash()) {
            throw new IllegalStateException("wrong factors at the end of the stream");
        }
    }

    /** Empty books, factors without a past. */
    @Setup(Level.Invocation)
    public void clear() {
        pass.clear();
    }

    /**
     * The books alone.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void books(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        pass.runBooks();
        cost.end(pass.events());
        events.events += pass.events();
    }

    /**
     * Books and factors.
     *
     * @param events     counted.
     * @param cost counted.
     */
    @Benchmark
    public void booksAndFactors(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        pass.runBooksAndFactors();
        cost.end(pass.events());
        events.events += pass.events();
        take(pass.hash());
    }

    private void take(final long hash) {
        if (isEndKnown && hash != endHash) {
            throw new IllegalStateException("two passes end with different factors");
        }
        endHash = hash;
        isEndKnown = true;
    }

    /**
     * All events at once, in plain loops.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void columnsInLoops(final EventCounter events, final CostCounter cost) {
        columns(SCALAR, events, cost);
    }

    /**
     * All events at once, lane by lane.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void columnsInLanes(final EventCounter events, final CostCounter cost) {
        columns(BEST, events, cost);
    }

    private void columns(final BatchFactors batch, final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        recorded.compute(batch);
        cost.end(pass.events());
        events.events += pass.events();
        take(recorded.hash());
    }
}
