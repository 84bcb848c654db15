package io.tiercel.factors.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What is made of one date's values of a factor: clipped, standardised, ranked, cut in five, turned into weights. Stateless, cold. */
public final class CrossSection {
    /** Buckets of {@link #quintiles}. */
    public static final int QUINTILES = 5;

    /** Returned by {@link #quintiles} for an asset in no bucket. */
    public static final int NO_QUINTILE = 0;

    private static final double CLIP_STD = 3;

    private CrossSection() {}

    /**
     * Clips to {@code mean +- 3 std} of the finite entries, once.
     *
     * @param x values; fewer than 2 finite ones are left as they are.
     * @return clipped; NaN for what is not finite.
     */
    public static double[] winsorise(final double[] x) {
        return onFinite(x, finite -> {
            if (finite.length < 2) {
                return finite;
            }
            final double mean = Moments.mean(finite);
            final double reach = CLIP_STD * Moments.std(finite);
            return Arrays.stream(finite)
                    .map(value -> Math.min(Math.max(value, mean - reach), mean + reach))
                    .toArray();
        });
    }

    /**
     * {@code (x - mean) / std} of the finite entries.
     *
     * @param x values.
     * @return scores, 0 where all values are equal or there is but one; NaN for what is not finite.
     */
    public static double[] zscore(final double[] x) {
        return onFinite(x, finite -> {
            if (Moments.isConstant(finite)) {
                return new double[finite.length];
            }
            final double mean = Moments.mean(finite);
            final double std = Moments.std(finite);
            return Arrays.stream(finite).map(value -> (value - mean) / std).toArray();
        });
    }

    /**
     * {@code (average rank - 1) / (n - 1)} of the finite entries.
     *
     * @param x values.
     * @return 0 for the smallest to 1 for the largest, 0.5 for a single one; NaN for what is not finite.
     */
    public static double[] percentRank(final double[] x) {
        return onFinite(
                x,
                finite -> finite.length == 1
                        ? new double[] {0.5}
                        : Arrays.stream(Correlation.averageRanks(finite))
                                .map(rank -> (rank - 1) / (finite.length - 1))
                                .toArray());
    }

    /**
     * Weights of a portfolio without net exposure: {@code w = (f - mean) / sum |f - mean|}.
     *
     * @param x values.
     * @return weights, sum 0, sum of magnitudes 1; all 0 where all values are equal; 0 for what is not finite.
     */
    public static double[] weights(final double[] x) {
        final double[] weights = onFinite(x, finite -> {
            // the mean of equal values may be another number by its rounding
            if (Moments.isConstant(finite)) {
                return new double[finite.length];
            }
            final double mean = Moments.mean(finite);
            double sum = 0;
            for (final double value : finite) {
                sum += Math.abs(value - mean);
            }
            final double gross = sum;
            return Arrays.stream(finite).map(value -> (value - mean) / gross).toArray();
        });
        return Arrays.stream(weights)
                .map(weight -> Double.isNaN(weight) ? 0 : weight)
                .toArray();
    }

    /**
     * Bucket by size: the finite entries ascending, equal ones in the order of the assets, at positions 0 to n - 1:
     * {@code floor(5 position / n) + 1}.
     *
     * @param x values.
     * @return 1 for the smallest to 5 for the largest; {@link #NO_QUINTILE} for what is not finite, and everywhere for fewer than 5 finite.
     */
    public static int[] quintiles(final double[] x) {
        // boxed, because that sort keeps equal values in their order
        final List<Integer> order = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i] + 0.0))
                .toList();
        final int[] buckets = new int[x.length];
        Arrays.fill(buckets, NO_QUINTILE);
        if (order.size() >= QUINTILES) {
            for (int position = 0; position < order.size(); position++) {
                buckets[order.get(position)] = QUINTILES * position / order.size() + 1;
            }
        }
        return buckets;
    }

    private static double[] onFinite(final double[] x, final UnaryOperator<double[]> function) {
        final double[] result = new double[x.length];
        final double[] finite = function.apply(Moments.finite(x));
        int next = 0;
        for (int i = 0; i < x.length; i++) {
            result[i] = Double.isFinite(x[i]) ? finite[next++] : Double.NaN;
        }
        return result;
    }
}
