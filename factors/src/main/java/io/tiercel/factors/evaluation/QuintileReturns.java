package io.tiercel.factors.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * What came after low and after high values of a factor. Immutable, cold.
 *
 * @param means        five, lowest bucket first: per date the mean return of the bucket's assets that have one, then the mean over the dates
 *                     that have one; NaN for a bucket without any.
 * @param spread       fifth minus first.
 * @param monotonicity Spearman correlation of 1 to 5 and the means: 1 = the higher the factor, the higher the return.
 */
public record QuintileReturns(List<Double> means, double spread, double monotonicity) {
    private static final double[] BUCKETS = {1, 2, 3, 4, 5};

    /** Copies the list. */
    public QuintileReturns {
        means = List.copyOf(means);
    }

    /**
     * @param factor  values known at each date.
     * @param forward returns from that date on.
     * @return the figures.
     */
    public static QuintileReturns of(final Panel factor, final Panel forward) {
        factor.requireSameShape(forward);
        final double[] sums = new double[CrossSection.QUINTILES];
        final int[] dates = new int[CrossSection.QUINTILES];
        for (int t = 0; t < factor.dates().size(); t++) {
            final int[] buckets = CrossSection.quintiles(factor.cells(t));
            for (int q = 0; q < CrossSection.QUINTILES; q++) {
                final double mean = bucketMean(buckets, q + 1, forward.cells(t));
                if (!Double.isNaN(mean)) {
                    sums[q] += mean;
                    dates[q]++;
                }
            }
        }
        final double[] means = new double[CrossSection.QUINTILES];
        for (int q = 0; q < means.length; q++) {
            means[q] = sums[q] / dates[q];
        }
        return new QuintileReturns(
                Arrays.stream(means).boxed().toList(),
                means[means.length - 1] - means[0],
                Correlation.SPEARMAN.of(BUCKETS, means));
    }

    private static double bucketMean(final int[] buckets, final int bucket, final double[] returns) {
        double sum = 0;
        int count = 0;
        for (int a = 0; a < buckets.length; a++) {
            if (buckets[a] == bucket && Double.isFinite(returns[a])) {
                sum += returns[a];
                count++;
            }
        }
        return sum / count;
    }
}
