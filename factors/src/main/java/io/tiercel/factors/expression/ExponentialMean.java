package io.tiercel.factors.expression;

/**
 * Mean of all defined values so far, weighted {@code (1 - a)^age}, age in rows and {@code a = 2 / (n + 1)}: {@code w = w (1 - a) + 1; m += (x - m) / w}
 * from the first defined value on, {@code w = w (1 - a)} and m as it was where x is not defined. Where the difference overflows the mean starts anew.
 * <p>
 * Owned by one thread; allocates nothing; O(1). It forgets its roundings as it forgets its values: no drift.
 */
final class ExponentialMean {
    private final double keep;
    private double weight;
    private double mean = Double.NaN;

    ExponentialMean(final int rows) {
        keep = 1.0 - 2.0 / (rows + 1.0);
    }

    void add(final double value) {
        final double x = Arithmetic.finite(value);
        weight *= keep;
        if (!Double.isNaN(x)) {
            weight += 1.0;
            if (Double.isNaN(mean)) {
                weight = 1.0;
                mean = x;
            } else {
                mean = Arithmetic.finite(mean + (x - mean) / weight);
            }
        }
    }

    /** NaN before the first defined value. */
    double value() {
        return mean;
    }
}
