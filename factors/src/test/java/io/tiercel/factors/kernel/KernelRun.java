package io.tiercel.factors.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every kernel once, over the same columns: what agreement and digests are taken of. */
final class KernelRun {
    /** Puts results into {@code out}. */
    interface Kernel {
        void run(Kernels kernels, RandomColumns c, double[] out);
    }

    private static final double UNWRITTEN = 17.0;

    final String name;
    private final Kernel kernel;

    private KernelRun(final String name, final Kernel kernel) {
        this.name = name;
        this.kernel = kernel;
    }

    double[] results(final Kernels kernels, final RandomColumns columns) {
        final double[] out = new double[columns.length];
        Arrays.fill(out, UNWRITTEN);
        kernel.run(kernels, columns, out);
        return out;
    }

    static List<KernelRun> ofBooks() {
        final List<KernelRun> runs = new ArrayList<>();
        add(runs, "midSum", (k, c, out) -> k.books().midSum(c.book, out));
        add(runs, "spread", (k, c, out) -> k.books().spread(c.book, 2.0, out));
        for (final int levels : new int[] {1, 2, 5, 10}) {
            add(runs, "orderFlow " + levels, (k, c, out) -> k.books().orderFlow(c.book, levels, out));
            add(runs, "depthImbalance " + levels, (k, c, out) -> k.books().depthImbalance(c.book, levels, out));
            add(
                    runs,
                    "depthEntropy " + levels,
                    (k, c, out) -> k.books().depthEntropy(c.book.askQtys(), levels, c.length, out));
            for (final boolean isBid : new boolean[] {true, false}) {
                final String side = (isBid ? " bid " : " ask ") + levels;
                add(runs, "depthSlope" + side, (k, c, out) -> k.books().depthSlope(c.book, isBid, levels, 3.0, out));
                add(
                        runs,
                        "averageDistance" + side,
                        (k, c, out) -> k.books().averageDistance(c.book, isBid, levels, 3.0, out));
                add(
                        runs,
                        "sweepCost" + side,
                        (k, c, out) -> k.books().sweepCost(c.book, isBid, levels, 2_500.0, 3.0, out));
            }
        }
        add(runs, "micropriceDeviation", (k, c, out) -> k.books().micropriceDeviation(c.book, 3.0, out));
        add(runs, "weightedDepthImbalance", (k, c, out) -> k.books().weightedDepthImbalance(c.book, c.weights, out));
        return runs;
    }

    static List<KernelRun> ofWindow(final int n) {
        final List<KernelRun> runs = new ArrayList<>();
        for (final int first : new int[] {n - 1, n, n + 7}) {
            final String at = " " + n + " from " + first;
            add(runs, "wholeSum" + at, (k, c, out) -> k.windows().wholeSum(c.wholes, n, first, c.length, out));
            add(runs, "sum" + at, (k, c, out) -> k.windows().sum(c.reals, n, first, c.length, out));
            add(
                    runs,
                    "realisedVariance" + at,
                    (k, c, out) -> k.windows().realisedVariance(c.reals, n, first, c.length, out));
            add(runs, "zScore" + at, (k, c, out) -> k.windows().zScore(c.holed, n, first, c.length, out));
            add(runs, "zScore wild" + at, (k, c, out) -> k.windows().zScore(c.wholes, n, first, c.length, out));
            add(runs, "slope" + at, (k, c, out) -> k.windows().slope(c.wholes, c.others, n, first, 0.3, c.length, out));
            add(runs, "max" + at, (k, c, out) -> k.windows().max(c.reals, n, first, c.length, out));
            add(runs, "min" + at, (k, c, out) -> k.windows().min(c.mids, n, first, c.length, out));
            add(
                    runs,
                    "sumRatio" + at,
                    (k, c, out) -> k.flows().sumRatio(c.signedQtys, c.qtys, n, first, c.length, out));
            if (n > 1) {
                add(
                        runs,
                        "bipowerVariation" + at,
                        (k, c, out) -> k.windows().bipowerVariation(c.reals, n, first, c.length, out));
                add(
                        runs,
                        "autocorrelation" + at,
                        (k, c, out) -> k.windows().autocorrelation(c.wholes, n, first, c.length, out));
            }
        }
        add(runs, "logReturn " + n, (k, c, out) -> k.windows().logReturn(c.mids, n, Double.NaN, c.length, out));
        add(runs, "logReturn or 0 " + n, (k, c, out) -> k.windows().logReturn(c.mids, n, 0.0, c.length, out));
        add(
                runs,
                "volumeImbalance " + n,
                (k, c, out) -> k.flows().volumeImbalance(c.qtys, c.signedQtys, 700.0, n, c.length, out));
        return runs;
    }

    static List<KernelRun> ofPaths() {
        final List<KernelRun> runs = new ArrayList<>();
        add(runs, "change", (k, c, out) -> k.windows().change(c.mids, c.length, out));
        add(runs, "ewmaVariance", (k, c, out) -> k.windows().ewmaVariance(c.reals, 0.97, c.length, out));
        add(runs, "ewmaVariance fast", (k, c, out) -> k.windows().ewmaVariance(c.reals, 0.1, c.length, out));
        add(runs, "decayedSum", (k, c, out) -> k.flows().decayedSum(c.timesNs, c.signedQtys, 1e-9, c.length, out));
        return runs;
    }

    /** A number that depends on every bit of every result. */
    static long digest(final Kernels kernels, final long seed, final int length) {
        final RandomColumns columns = new RandomColumns(seed, length);
        final List<KernelRun> runs = new ArrayList<>(ofBooks());
        runs.addAll(ofWindow(1));
        runs.addAll(ofWindow(20));
        runs.addAll(ofPaths());
        long digest = 17L;
        for (final KernelRun run : runs) {
            for (final double value : run.results(kernels, columns)) {
                digest = digest * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(value);
                digest ^= digest >>> 29;
            }
        }
        return digest;
    }

    private static void add(final List<KernelRun> runs, final String name, final Kernel kernel) {
        runs.add(new KernelRun(name, kernel));
    }
}
