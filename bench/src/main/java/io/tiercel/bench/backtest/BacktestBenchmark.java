package io.tiercel.bench.backtest;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.bench.measure.ScratchFolder;
import io.tiercel.engine.backtest.Backtest;
import io.tiercel.engine.backtest.BacktestMarket;
import io.tiercel.engine.backtest.BacktestOutcome;
import io.tiercel.engine.backtest.MarketTape;
import io.tiercel.engine.backtest.RunFiles;
import io.tiercel.engine.configuration.BacktestConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
 * A day of the simulated exchange, backtested with the market maker, order-by-order venue, 24 factors and risk, on one thread: the exchange's messages made
 * and decoded, the core run, everything that is traded recorded, hashes and the report written.
 * <p>
 * Answer: the digest of the first run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class BacktestBenchmark {
    /** Messages of order flow. */
    @Param("1000000")
    int dayEvents;

    private ScratchFolder folder;
    private BacktestConfiguration backtest;
    private BacktestMarket market;
    private int runs;
    private long digest;

    /** Made by JMH. */
    public BacktestBenchmark() {}

    /** Writes the backtest's file. */
    @Setup(Level.Trial)
    public void prepare() {
        folder = ScratchFolder.create();
        try {
            final Path file = Files.writeString(folder.path().resolve("day.yaml"), """
                    name: bench
                    feeds: [{format: sim, seed: 1, events: %d}]
                    periodSeconds: 60
                    model: none
                    strategies: [{type: avellaneda-stoikov, name: maker, instruments: ["*"], parameters: {orderLots: 100, maxPositionLots: 500}}]
                    """.formatted(dayEvents));
            backtest = BacktestConfiguration.load(file);
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
        market = BacktestMarket.of(backtest, folder.path(), share -> {});
    }

    /** Removes it, with all run folders. */
    @TearDown(Level.Trial)
    public void remove() {
        folder.close();
    }

    /**
     * The market data alone: what the simulated exchange and its decoder take.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void decode(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        long read = 0;
        try (MarketTape tape = market.open()) {
            while (tape.next()) {
                read++;
            }
        }
        cost.end(read);
        events.events += read;
    }

    /**
     * The whole backtest.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void backtest(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        final RunFiles files = RunFiles.create(folder.path().resolve("run-" + runs++));
        final BacktestOutcome outcome = new Backtest(backtest, market, folder.path(), files).run();
        cost.end(outcome.events());
        events.events += outcome.events();
        digest = digest == 0 ? outcome.coreDigest() : digest;
        if (outcome.coreDigest() != digest || outcome.fills() == 0) {
            throw new IllegalStateException("the backtest came to another end: " + outcome);
        }
    }
}
