package io.tiercel.factors.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * A factor of one instrument against the returns of one horizon. Immutable, cold.
 *
 * @param horizon      how far the returns reach.
 * @param pairs        events with a value and a return.
 * @param ic           ts_ic: Pearson over all events. No t statistic goes with it: returns of neighbouring events overlap.
 * @param rankIc       ts_rank_ic: Spearman over all events.
 * @param sliceIc      Pearson within each slice of the time, NaN where there is none. Ours.
 * @param sliceSummary of it: how steady the coefficient is from slice to slice.
 * @param means        mean return by quintile of the factor over all events, lowest values first, basis points; equal values by order of events.
 * @param spread       fifth minus first, basis points.
 * @param monotonicity Spearman correlation of 1 to 5 and the means.
 */
public record TimeSeriesHorizon(
        Horizon horizon,
        int pairs,
        double ic,
        double rankIc,
        List<Double> sliceIc,
        IcSummary sliceSummary,
        List<Double> means,
        double spread,
        double monotonicity) {
    private static final double[] BUCKETS = {1, 2, 3, 4, 5};

    /** Copies the lists. */
    public TimeSeriesHorizon {
        sliceIc = List.copyOf(sliceIc);
        means = List.copyOf(means);
    }

    /**
     * @param horizon how far the returns reach.
     * @param factor  value after each event.
     * @param buckets its quintile at each event, see {@link CrossSection#quintiles}.
     * @param returns basis points, one for each event.
     * @param ends    of the slices, exclusive, as indices of events; ascending, the last one the number of events.
     * @return the figures.
     */
    static TimeSeriesHorizon of(
            final Horizon horizon,
            final double[] factor,
            final int[] buckets,
            final double[] returns,
            final int[] ends) {
        final double[] slices = new double[ends.length];
        for (int s = 0; s < ends.length; s++) {
            final int from = s == 0 ? 0 : ends[s - 1];
            slices[s] = Correlation.PEARSON.of(
                    Arrays.copyOfRange(factor, from, ends[s]), Arrays.copyOfRange(returns, from, ends[s]));
        }
        final double[] means = quintileMeans(buckets, returns);
        return new TimeSeriesHorizon(
                horizon,
                pairs(factor, returns),
                Correlation.PEARSON.of(factor, returns),
                Correlation.SPEARMAN.of(factor, returns),
                Arrays.stream(slices).boxed().toList(),
                IcSummary.of(slices),
                Arrays.stream(means).boxed().toList(),
                means[means.length - 1] - means[0],
                Correlation.SPEARMAN.of(BUCKETS, means));
    }

    private static int pairs(final double[] factor, final double[] returns) {
        int pairs = 0;
        for (int i = 0; i < factor.length; i++) {
            if (Double.isFinite(factor[i]) && Double.isFinite(returns[i])) {
                pairs++;
            }
        }
        return pairs;
    }

    private static double[] quintileMeans(final int[] buckets, final double[] returns) {
        final double[] sums = new double[CrossSection.QUINTILES];
        final int[] counts = new int[CrossSection.QUINTILES];
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] != CrossSection.NO_QUINTILE && Double.isFinite(returns[i])) {
                sums[buckets[i] - 1] += returns[i];
                counts[buckets[i] - 1]++;
            }
        }
        for (int q = 0; q < sums.length; q++) {
            sums[q] /= counts[q];
        }
        return sums;
    }
}
