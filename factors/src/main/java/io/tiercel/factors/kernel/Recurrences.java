package io.tiercel.factors.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Values that each go on from the one before. Stateless. */
final class Recurrences {
    /** Four entries are brought forward together; this width is part of the result. */
    private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;

    private static final VectorShuffle<Double> BACK_1 = VectorShuffle.fromValues(FOUR, 0, 0, 1, 2);
    private static final VectorShuffle<Double> BACK_2 = VectorShuffle.fromValues(FOUR, 0, 0, 0, 1);
    private static final VectorShuffle<Double> LAST = VectorShuffle.fromValues(FOUR, 3, 3, 3, 3);
    private static final VectorMask<Double> FROM_1 = VectorMask.fromValues(FOUR, false, true, true, true);
    private static final VectorMask<Double> FROM_2 = VectorMask.fromValues(FOUR, false, false, true, true);

    private Recurrences() {}

    static void ewmaVariance(final double[] returns, final double keep, final int length, final double[] out) {
        final double k2 = keep * keep;
        final DoubleVector powers = DoubleVector.fromArray(FOUR, new double[] {keep, k2, k2 * keep, k2 * k2}, 0);
        final DoubleVector zero = DoubleVector.zero(FOUR);
        DoubleVector mean = zero;
        int i = 0;
        for (; i <= length - 4; i += 4) {
            final DoubleVector x = DoubleVector.fromArray(FOUR, returns, i);
            final DoubleVector added = x.mul(x).mul(1.0 - keep);
            final DoubleVector near = added.add(added.rearrange(BACK_1).mul(keep), FROM_1);
            final DoubleVector four = near.add(near.rearrange(BACK_2).mul(k2), FROM_2);
            final DoubleVector sum = four.add(mean.mul(powers));
            final DoubleVector kept = sum.blend(zero, sum.compare(VectorOperators.LT, ScalarWindowKernels.FORGOTTEN));
            kept.intoArray(out, i);
            mean = kept.rearrange(LAST);
        }
        if (i < length) {
            // the last ones with zeros behind them, which no earlier entry sees
            final double[] x = Arrays.copyOf(Arrays.copyOfRange(returns, i, length), 4);
            final double[] y = new double[4];
            four(x, keep, mean.lane(0), y);
            System.arraycopy(y, 0, out, i, length - i);
        }
    }

    private static void four(final double[] x, final double keep, final double mean, final double[] out) {
        final double[] before = new double[8];
        final double k2 = keep * keep;
        final double[] powers = {keep, k2, k2 * keep, k2 * k2};
        for (int j = 0; j < 4; j++) {
            final double added = (1.0 - keep) * (x[j] * x[j]);
            final double last = j == 0 ? 0.0 : before[j - 1];
            before[j] = added;
            before[4 + j] = j == 0 ? added : added + keep * last;
            final double four = j < 2 ? before[4 + j] : before[4 + j] + k2 * before[2 + j];
            final double sum = four + powers[j] * mean;
            out[j] = sum < ScalarWindowKernels.FORGOTTEN ? 0.0 : sum;
        }
    }
}
