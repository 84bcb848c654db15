package io.tiercel.bench.risk;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.risk.gate.Outcome;
import io.tiercel.risk.limits.PortfolioLimits;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One new order through the whole set of pre-trade checks, its reservation included. One invocation is a thousand orders, each of which passes or is
 * clipped, so that no check is left out; the counter {@code events} gives the time of one order. Every instrument is held; each order grows a position.
 * <p>
 * Answer: the outcome of every order is looked at.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class RiskBenchmark {
    private static final int FEW = 10;
    private static final int MANY = 500;

    private RiskPass few;
    private RiskPass many;
    private RiskPass changed;
    private RiskPass clipped;
    private RiskPass plain;
    private RiskPass ran;

    /** Made by JMH. */
    public RiskBenchmark() {}

    /** Fresh gates. */
    @Setup(Level.Trial)
    public void open() {
        few = new RiskPass(FEW, RiskPass.wide(), Outcome.ALLOW, 0);
        many = new RiskPass(MANY, RiskPass.wide(), Outcome.ALLOW, 0);
        changed = new RiskPass(MANY, RiskPass.wide(), Outcome.ALLOW, 1);
        clipped = new RiskPass(MANY, RiskPass.tight(), Outcome.CLIP, 0);
        plain = new RiskPass(MANY, PortfolioLimits.OFF, Outcome.ALLOW, 0);
    }

    /** Closes the orders of the pass before. */
    @Setup(Level.Invocation)
    public void clear() {
        if (ran != null) {
            ran.clear();
        }
    }

    /**
     * Ten instruments held.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void tenInstruments(final EventCounter events, final CostCounter cost) {
        pass(few, events, cost);
    }

    /**
     * Five hundred instruments held; what is held does not change between orders.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void manyInstruments(final EventCounter events, final CostCounter cost) {
        pass(many, events, cost);
    }

    /**
     * Five hundred instruments held, and before each order something of the correlations or holdings changed: all of them are looked at again.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void changedHoldings(final EventCounter events, final CostCounter cost) {
        pass(changed, events, cost);
    }

    /**
     * Five hundred instruments held; every order is clipped, and its two reports that close it are in the time.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void clipped(final EventCounter events, final CostCounter cost) {
        pass(clipped, events, cost);
    }

    /**
     * The limits of the portfolio are off.
     *
     * @param events counted.
     * @param cost   counted.
     */
    @Benchmark
    public void withoutPortfolio(final EventCounter events, final CostCounter cost) {
        pass(plain, events, cost);
    }

    private void pass(final RiskPass pass, final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        pass.run();
        cost.end(RiskPass.ORDERS);
        events.events += RiskPass.ORDERS;
        ran = pass;
    }
}
