package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.load;

import io.tiercel.factors.window.Decay;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link FlowKernels} with lanes where entries do not depend on each other. Same bits as {@link ScalarFlowKernels}. Stateless. */
final class VectorFlowKernels implements FlowKernels {
    /** As in {@link Decay}, whose arithmetic this is. */
    private static final double SERIES_LIMIT = 1.0 / 16.0;

    private static final int PIECE = 1024;

    private final ScalarFlowKernels scalar = new ScalarFlowKernels();

    @Override
    public void decayedSum(
            final long[] timesNs, final double[] xs, final double decayPerNs, final int length, final double[] out) {
        final double[] kept = new double[PIECE + COUNT];
        double sum = 0.0;
        for (int from = 0; from < length; from += PIECE) {
            final int to = Math.min(from + PIECE, length);
            exponents(timesNs, decayPerNs, from, to, kept);
            decays(kept, to - from);
            sum = recur(kept, xs, sum, from, to, out);
        }
    }

    private static void exponents(
            final long[] timesNs, final double decayPerNs, final int from, final int to, final double[] exponents) {
        if (from == 0) {
            exponents[0] = 0.0;
        }
        for (int i = Math.max(1, from); i < to; i++) {
            exponents[i - from] = decayPerNs * (timesNs[i] - timesNs[i - 1]);
        }
    }

    /** Exponents to {@code e^-x} in place; the last vector may run over the end. */
    private static void decays(final double[] exponents, final int count) {
        for (int i = 0; i < count; i += COUNT) {
            final DoubleVector x = load(exponents, i);
            final DoubleVector square = x.mul(x);
            final DoubleVector fourth = square.mul(square);
            final DoubleVector middle = square.mul(x.mul(1.0 / 6.0).neg().add(1.0 / 2.0));
            final DoubleVector near = x.mul(1.0 / 120.0)
                    .neg()
                    .add(1.0 / 24.0)
                    .add(square.mul(x.mul(1.0 / 5040.0).neg().add(1.0 / 720.0)));
            final DoubleVector far = x.mul(1.0 / 362_880.0).neg().add(1.0 / 40_320.0);
            final DoubleVector tail = fourth.mul(near.add(fourth.mul(far)));
            final DoubleVector kept = x.neg().add(1.0).add(middle.add(tail));
            if (x.compare(VectorOperators.LT, SERIES_LIMIT).allTrue()) {
                kept.intoArray(exponents, i);
            } else {
                for (int lane = i; lane < i + COUNT; lane++) {
                    exponents[lane] = Decay.after(exponents[lane]);
                }
            }
        }
    }

    private static double recur(
            final double[] kept,
            final double[] xs,
            final double before,
            final int from,
            final int to,
            final double[] out) {
        double sum = before;
        for (int i = from; i < to; i++) {
            sum = sum * kept[i - from] + xs[i];
            out[i] = sum + 0.0;
        }
        return sum;
    }

    @Override
    public void volumeImbalance(
            final double[] qtys,
            final double[] signedQtys,
            final double bucketQty,
            final int buckets,
            final int length,
            final double[] out) {
        VolumeRing.run(qtys, signedQtys, bucketQty, buckets, length, out);
    }

    @Override
    public void sumRatio(
            final double[] numerators,
            final double[] denominators,
            final int window,
            final int first,
            final int length,
            final double[] out) {
        new RatioWindow(numerators, denominators, window, scalar).run(first, length, out);
    }

    @Override
    public void hold(
            final int[] events, final double[] values, final int trades, final int length, final double[] out) {
        scalar.hold(events, values, trades, length, out);
    }
}
