package io.tiercel.bench.book;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.bench.tape.BookStream;
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
 * One event through an order book: from its slot to the ten best levels of both sides, kept after every event. One invocation is the whole stream
 * from empty books; the counter {@code events} gives the time of one event.
 * <p>
 * Answer: each timed pass ends with the same levels, and, looked at once the clock has stopped, fast and reference book show the same levels after
 * every event of the stream.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class BookBenchmark {
    /** Length of the simulated day that stands in for the recorded hour where that is absent. */
    @Param("100000")
    int simulatedEvents;

    private BookPass fast;
    private BookPass reference;
    private long endHash;
    private boolean isEndKnown;

    /** Made by JMH. */
    public BookBenchmark() {}

    /** Loads the stream; each kind of book runs in a process of its own, as in the engine, where the calls to it have one target. */
    @Setup(Level.Trial)
    public void load() {
        final BookStream stream = BookStream.recordedOrSimulated(simulatedEvents);
        fast = new BookPass(stream, ArrayOrderBook::new);
        reference = new BookPass(stream, ReferenceOrderBook::new);
    }

    /** Lets both books run the stream, compared after every event, and compares the ends of all timed passes with theirs. */
    @TearDown(Level.Trial)
    public void compare() {
        clear();
        if (fast.runHashed() != reference.runHashed()) {
            throw new IllegalStateException("fast and reference book differ");
        }
        if (endHash != reference.hash()) {
            throw new IllegalStateException("wrong levels at the end of the timed passes");
        }
    }

    /** Empty books. */
    @Setup(Level.Invocation)
    public void clear() {
        fast.clear();
        reference.clear();
    }

    /**
     * The engine's book.
     *
     * @param events     counted.
     * @param cost counted.
     */
    @Benchmark
    public void fast(final EventCounter events, final CostCounter cost) {
        pass(fast, events, cost);
    }

    /**
     * The book that is written to be read.
     *
     * @param events     counted.
     * @param cost counted.
     */
    @Benchmark
    public void reference(final EventCounter events, final CostCounter cost) {
        pass(reference, events, cost);
    }

    private void pass(final BookPass pass, final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        pass.run();
        cost.end(pass.events());
        events.events += pass.events();
        final long hash = pass.hash();
        if (isEndKnown && hash != endHash) {
            throw new IllegalStateException("two passes end with different levels");
        }
        endHash = hash;
        isEndKnown = true;
    }
}
