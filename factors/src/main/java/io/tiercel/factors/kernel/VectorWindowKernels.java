package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link WindowKernels} with entries as lanes where they do not depend on each other. Same bits as {@link ScalarWindowKernels}. Stateless.
 */
final class VectorWindowKernels implements WindowKernels {
    /** As in {@link io.tiercel.factors.window.LogReturn}, whose arithmetic this is. */
    private static final double SERIES_LIMIT = 1.0 / 64.0;

    private final ScalarWindowKernels scalar = new ScalarWindowKernels();

    @Override
    public void logReturn(
            final double[] prices, final int lag, final double undefined, final int length, final double[] out) {
        if (length < lag + COUNT) {
            scalar.logReturn(prices, lag, undefined, length, out);
            return;
        }
        Arrays.fill(out, 0, lag, undefined);
        final int last = length - COUNT;
        logReturn(prices, lag, undefined, lag, last, out);
        logReturn(prices, lag, undefined, last, last + 1, out);
    }

    private static void logReturn(
            final double[] prices,
            final int lag,
            final double undefined,
            final int from,
            final int to,
            final double[] out) {
        for (int i = from; i < to; i += COUNT) {
            final DoubleVector price = load(prices, i);
            final DoubleVector base = load(prices, i - lag);
            final DoubleVector s = price.sub(base).div(price.add(base));
            final DoubleVector z = s.mul(s);
            final DoubleVector series = z.mul(1.0 / 11.0)
                    .add(1.0 / 9.0)
                    .mul(z)
                    .add(1.0 / 7.0)
                    .mul(z)
                    .add(1.0 / 5.0)
                    .mul(z)
                    .add(1.0 / 3.0);
            s.add(s.mul(z.mul(series))).mul(2.0 * 1e4).add(0.0).intoArray(out, i);
            if (!s.abs().compare(VectorOperators.LE, SERIES_LIMIT).allTrue()) {
                for (int lane = i; lane < i + COUNT; lane++) {
                    out[lane] = ScalarWindowKernels.logReturn(prices[lane], prices[lane - lag], undefined);
                }
            }
        }
    }

    @Override
    public void change(final double[] prices, final int length, final double[] out) {
        if (length <= COUNT) {
            scalar.change(prices, length, out);
            return;
        }
        out[0] = 0.0;
        final int last = length - COUNT;
        change(prices, 1, last, out);
        change(prices, last, last + 1, out);
    }

    private static void change(final double[] prices, final int from, final int to, final double[] out) {
        for (int i = from; i < to; i += COUNT) {
            Lanes.known(load(prices, i).sub(load(prices, i - 1))).intoArray(out, i);
        }
    }

    @Override
    public void wholeSum(final double[] xs, final int window, final int first, final int length, final double[] out) {
        new SumWindow(xs, window, scalar).run(first, length, out);
    }

    @Override
    public void zScore(final double[] xs, final int window, final int first, final int length, final double[] out) {
        new ScoreWindow(xs, window, scalar).run(first, length, out);
    }

    @Override
    public void slope(
            final double[] xs,
            final double[] ys,
            final int window,
            final int first,
            final double unit,
            final int length,
            final double[] out) {
        new SlopeWindow(xs, ys, window, unit, scalar).run(first, length, out);
    }

    @Override
    public void autocorrelation(
            final double[] xs, final int window, final int first, final int length, final double[] out) {
        new NeighbourWindow(xs, window, scalar).run(first, length, out);
    }

    @Override
    public void sum(final double[] xs, final int window, final int first, final int length, final double[] out) {
        new BlockSums(xs, BlockSums.Term.SELF, window).run(1.0, first, length, out);
    }

    @Override
    public void realisedVariance(
            final double[] returns, final int window, final int first, final int length, final double[] out) {
        new BlockSums(returns, BlockSums.Term.SQUARE, window).run(1.0, first, length, out);
    }

    @Override
    public void bipowerVariation(
            final double[] returns, final int window, final int first, final int length, final double[] out) {
        new BlockSums(returns, BlockSums.Term.NEIGHBOURS, window - 1).run(Math.PI / 2.0, first, length, out);
    }

    @Override
    public void max(final double[] xs, final int window, final int first, final int length, final double[] out) {
        new ExtremeWindow(xs, window, true, scalar).run(first, length, out);
    }

    @Override
    public void min(final double[] xs, final int window, final int first, final int length, final double[] out) {
        new ExtremeWindow(xs, window, false, scalar).run(first, length, out);
    }

    @Override
    public void ewmaVariance(final double[] returns, final double keep, final int length, final double[] out) {
        Recurrences.ewmaVariance(returns, keep, length, out);
    }
}
