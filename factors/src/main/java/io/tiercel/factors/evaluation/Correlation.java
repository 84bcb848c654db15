package io.tiercel.factors.evaluation;

import java.util.Arrays;

/** How two lists of numbers go together, -1 to 1. Stateless, cold. */
public enum Correlation {
    /** Pearson's product-moment correlation: {@code sum (x - mx)(y - my) / sqrt(sum (x - mx)^2 sum (y - my)^2)}. */
    PEARSON {
        @Override
        double ofFinite(final double[] x, final double[] y) {
            return pearson(x, y);
        }
    },

    /** Spearman's: Pearson's of the average ranks. */
    SPEARMAN {
        @Override
        double ofFinite(final double[] x, final double[] y) {
            return pearson(averageRanks(x), averageRanks(y));
        }
    };

    private static final int FEWEST_PAIRS = 3;

    /**
     * Correlation of pairs; a pair with a NaN or an infinity is left out first.
     *
     * @param x numbers.
     * @param y as many.
     * @return -1 to 1; NaN for fewer than 3 pairs or where all x or all y of them are equal.
     */
    public double of(final double[] x, final double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " numbers, expected pairs");
        }
        final double[] left = new double[x.length];
        final double[] right = new double[x.length];
        int pairs = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                left[pairs] = x[i];
                right[pairs++] = y[i];
            }
        }
        return pairs < FEWEST_PAIRS ? Double.NaN : ofFinite(Arrays.copyOf(left, pairs), Arrays.copyOf(right, pairs));
    }

    abstract double ofFinite(double[] x, double[] y);

    private static double pearson(final double[] x, final double[] y) {
        if (Moments.isConstant(x) || Moments.isConstant(y)) {
            return Double.NaN;
        }
        final double meanX = Moments.mean(x);
        final double meanY = Moments.mean(y);
        double products = 0;
        double squaresX = 0;
        double squaresY = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squaresX += (x[i] - meanX) * (x[i] - meanX);
            squaresY += (y[i] - meanY) * (y[i] - meanY);
        }
        final double product = squaresX * squaresY;
        // the product of tiny squares would be zero, that of huge ones infinite
        final boolean isInRange = product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE;
        final double scale = isInRange ? Math.sqrt(product) : Math.sqrt(squaresX) * Math.sqrt(squaresY);
        return Math.clamp(products / scale, -1.0, 1.0);
    }

    /**
     * Ranks from 1 for the smallest; equal numbers share the mean of their ranks.
     *
     * @param x without NaN.
     * @return {@code double[x.length]}.
     */
    public static double[] averageRanks(final double[] x) {
        final double[] sorted = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            // -0.0 sorts below 0.0, and yet is no smaller
            sorted[i] = x[i] + 0.0;
        }
        Arrays.sort(sorted);
        final double[] ranks = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            ranks[i] = (below(sorted, x[i], false) + 1 + below(sorted, x[i], true)) / 2.0;
        }
        return ranks;
    }

    /** How many sorted numbers are below a limit, or at most it. */
    private static int below(final double[] sorted, final double limit, final boolean isInclusive) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            final int middle = (from + to) >>> 1;
            if (sorted[middle] < limit || (isInclusive && sorted[middle] == limit)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
