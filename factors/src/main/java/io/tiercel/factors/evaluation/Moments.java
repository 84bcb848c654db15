package io.tiercel.factors.evaluation;

import java.util.Arrays;

/** Mean and standard deviation, plain sums in order. Stateless, cold. */
final class Moments {
    private Moments() {}

    /** Mean; NaN of nothing. */
    static double mean(final double[] x) {
        double sum = 0;
        for (final double value : x) {
            sum += value;
        }
        return sum / x.length;
    }

    /** Standard deviation with 1/(n-1), from the deviations; NaN for fewer than 2. */
    static double std(final double[] x) {
        if (x.length < 2) {
            return Double.NaN;
        }
        final double mean = mean(x);
        double squares = 0;
        for (final double value : x) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (x.length - 1));
    }

    /** The finite entries, in order. */
    static double[] finite(final double[] x) {
        return Arrays.stream(x).filter(Double::isFinite).toArray();
    }

    /** True when all entries are equal; also of nothing. */
    static boolean isConstant(final double[] x) {
        for (final double value : x) {
            if (value != x[0]) {
                return false;
            }
        }
        return true;
    }

    /** Mean of the finite entries; NaN where there is none. */
    static double finiteMean(final double[] x) {
        return mean(finite(x));
    }
}
