package io.tiercel.engine.performance;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Plain statistics of a few numbers, summed in their order. What is not defined is empty, never NaN. Stateless; cold. */
final class Samples {
    /** Spread that doubles cannot tell from none: returns of a constant growth differ in their last digits. */
    private static final double NOTHING = 1e-13;

    private Samples() {}

    /** Mean; of none there is none. */
    static OptionalDouble mean(final double[] values) {
        return values.length == 0 ? OptionalDouble.empty() : defined(sum(values) / values.length);
    }

    static double sum(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Standard deviation, divisor n - 1; of fewer than two there is none. */
    static OptionalDouble deviation(final double[] values) {
        if (values.length < 2) {
            return OptionalDouble.empty();
        }
        return defined(StrictMath.sqrt(covariance(values, values)));
    }

    /** Standard deviation to divide by: empty when there is none or it is nothing. */
    static OptionalDouble divisor(final double[] values) {
        final OptionalDouble deviation = deviation(values);
        double largest = 0;
        for (final double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return deviation.isPresent() && deviation.getAsDouble() > NOTHING * largest
                ? deviation
                : OptionalDouble.empty();
    }

    /** Covariance, divisor n - 1, of at least two pairs. */
    static double covariance(final double[] first, final double[] second) {
        final double firstMean = sum(first) / first.length;
        final double secondMean = sum(second) / second.length;
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (first[i] - firstMean) * (second[i] - secondMean);
        }
        return sum / (first.length - 1);
    }

    /** Quantile with linear interpolation between neighbours: of n sorted values the one at {@code share * (n - 1)}. */
    static double quantile(final double[] values, final double share) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double at = share * (sorted.length - 1);
        final int below = (int) at;
        return below + 1 == sorted.length
                ? sorted[below]
                : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }

    static double[] minus(final double[] first, final double[] second) {
        final double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
        }
        return differences;
    }

    static double[] minus(final double[] values, final double subtrahend) {
        final double[] differences = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            differences[i] = values[i] - subtrahend;
        }
        return differences;
    }

    /** Share of a whole; of nothing there is none. */
    static OptionalDouble ratio(final double part, final double whole) {
        return whole == 0 ? OptionalDouble.empty() : defined(part / whole);
    }

    /** A number that may have left what a double can hold. */
    static OptionalDouble defined(final double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
