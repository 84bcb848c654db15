package io.tiercel.bench.expressions;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.factors.expression.Columns;
import io.tiercel.factors.expression.CompiledExpressions;
import io.tiercel.factors.expression.ExpressionCompiler;
import io.tiercel.factors.expression.FeatureFile;
import io.tiercel.factors.expression.Formula;
import io.tiercel.factors.expression.RowEvaluator;
import java.nio.file.Path;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One bar through compiled formulas: a set of eight beside the same by hand, Alpha158 as one class beside 158 classes, and what compiling takes. One
 * invocation is the whole series.
 * <p>
 * Answer: by hand and compiled, together and alone give the same bits over the whole series, and each timed pass ends with them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class ExpressionsBenchmark {
    private static final int BARS = 10_000;

    private final BarSeries bars = new BarSeries(BARS);
    private final ExpressionCompiler compiler = new ExpressionCompiler(Columns.ofBars());
    private CompiledExpressions eight;
    private CompiledExpressions alpha158;
    private CompiledExpressions[] alone;
    private RowEvaluator compiledEvaluator;
    private RowEvaluator handWrittenEvaluator;
    private RowEvaluator alphaEvaluator;
    private RowEvaluator[] aloneEvaluators;
    private double[] out;
    private double[] alphaOut;
    private double[][] aloneOuts;
    private long variant;

    /** Made by JMH. */
    public ExpressionsBenchmark() {}

    /** Compiles. */
    @Setup(Level.Trial)
    public void compileSets() {
        final FeatureFile file =
                FeatureFile.read(Path.of(System.getProperty("tiercel.config", "config"), "features", "alpha158.yaml"));
        eight = compiler.compile(HandWrittenFactors.FORMULAS);
        alpha158 = file.compile();
        alone = new CompiledExpressions[file.formulas().size()];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = compiler.compile(List.of(file.formulas().get(i)));
        }
        out = new double[HandWrittenFactors.FORMULAS.size()];
        alphaOut = new double[alone.length];
        aloneOuts = new double[alone.length][1];
    }

    /** Compares the bits of all ways over the whole series. */
    @TearDown(Level.Trial)
    public void compare() {
        final int size = HandWrittenFactors.FORMULAS.size();
        if (bars.hash(eight.newEvaluator(), size) != bars.hash(new HandWrittenFactors(), size)) {
            throw new IllegalStateException("compiled and hand-written factors differ");
        }
        final RowEvaluator[] each = newEvaluators();
        final RowEvaluator joined = (columns, results) -> {
            for (int i = 0; i < each.length; i++) {
                each[i].onRow(columns, aloneOuts[i]);
                results[i] = aloneOuts[i][0];
            }
        };
        if (bars.hash(alpha158.newEvaluator(), each.length) != bars.hash(joined, each.length)) {
            throw new IllegalStateException("formulas of a set and alone differ");
        }
    }

    /** Evaluators without a past. */
    @Setup(Level.Invocation)
    public void clear() {
        compiledEvaluator = eight.newEvaluator();
        handWrittenEvaluator = new HandWrittenFactors();
        alphaEvaluator = alpha158.newEvaluator();
        aloneEvaluators = newEvaluators();
    }

    private RowEvaluator[] newEvaluators() {
        final RowEvaluator[] evaluators = new RowEvaluator[alone.length];
        for (int i = 0; i < evaluators.length; i++) {
            evaluators[i] = alone[i].newEvaluator();
        }
        return evaluators;
    }

    /**
     * Eight formulas, compiled.
     *
     * @param events counted.
     * @param cost   counted.
     * @return the last bar's values.
     */
    @Benchmark
    public double[] compiled(final EventCounter events, final CostCounter cost) {
        return pass(compiledEvaluator, out, events, cost);
    }

    /**
     * The same by hand.
     *
     * @param events counted.
     * @param cost   counted.
     * @return the last bar's values.
     */
    @Benchmark
    public double[] handWritten(final EventCounter events, final CostCounter cost) {
        return pass(handWrittenEvaluator, out, events, cost);
    }

    /**
     * Alpha158 as one class.
     *
     * @param events counted.
     * @param cost   counted.
     * @return the last bar's values.
     */
    @Benchmark
    public double[] together(final EventCounter events, final CostCounter cost) {
        return pass(alphaEvaluator, alphaOut, events, cost);
    }

    /**
     * Alpha158 as 158 classes.
     *
     * @param events counted.
     * @param cost   counted.
     * @return the last bar's values.
     */
    @Benchmark
    public double[][] oneByOne(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        bars.run(aloneEvaluators, aloneOuts);
        cost.end(bars.size());
        events.events += bars.size();
        return aloneOuts;
    }

    /**
     * From text to class, each time another formula.
     *
     * @param events counted.
     * @param cost   counted.
     * @return the class.
     */
    @Benchmark
    public CompiledExpressions compile(final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        variant++;
        final CompiledExpressions made = compiler.compile(
                List.of(new Formula("z", "($close - Mean($close, 20)) / Std($close, 20) * " + variant)));
        cost.end(1);
        events.events++;
        return made;
    }

    private double[] pass(
            final RowEvaluator evaluator, final double[] target, final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        bars.run(evaluator, target);
        cost.end(bars.size());
        events.events += bars.size();
        return target;
    }
}
