package io.tiercel.factors.expression;

import java.util.Arrays;

/**
 * Mean distance of the defined values of the last rows from their mean. Owned by one thread; allocates nothing after construction; O(n).
 */
final class DeviationWindow {
    private final SumWindow sums;
    private final double[] ring;
    private int position;
    private double deviation = Double.NaN;

    DeviationWindow(final int rows) {
        sums = new SumWindow(rows);
        ring = new double[rows];
        Arrays.fill(ring, Double.NaN);
    }

    void add(final double value) {
        sums.add(value);
        ring[position] = Arithmetic.finite(value);
        position = position + 1 == ring.length ? 0 : position + 1;
        final double mean = sums.mean();
        double sum = 0.0;
        for (int i = position; i < ring.length; i++) {
            sum = plusDistance(sum, ring[i], mean);
        }
        for (int i = 0; i < position; i++) {
            sum = plusDistance(sum, ring[i], mean);
        }
        deviation = sum / sums.count();
    }

    private static double plusDistance(final double sum, final double x, final double mean) {
        return !Double.isNaN(x) ? sum + Math.abs(x - mean) : sum;
    }

    /** From the oldest row to the newest; NaN where no value is defined. */
    double value() {
        return deviation;
    }
}
