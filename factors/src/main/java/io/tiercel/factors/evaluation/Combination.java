package io.tiercel.factors.evaluation;

import java.util.Arrays;
import java.util.List;

/** Several factors made one. Stateless, cold. */
public final class Combination {
    /** Horizon in dates of the coefficients that weigh the factors of {@link #byIc}. */
    public static final int IC_HORIZON = 5;

    /** Dates over which {@link #byIc} takes the mean of those coefficients. */
    public static final int IC_DATES = 60;

    private Combination() {}

    /**
     * Mean over the factors of {@link CrossSection#percentRank}.
     *
     * @param factors one or more, of the same dates and assets.
     * @return 0 to 1; NaN where a factor is NaN.
     */
    public static Panel byRank(final List<Panel> factors) {
        final double[] equal = new double[factors.size()];
        Arrays.fill(equal, 1);
        final List<Panel> ranks = factors.stream()
                .map(factor -> factor.map(CrossSection::percentRank))
                .toList();
        final Panel first = ranks.getFirst();
        ranks.forEach(first::requireSameShape);
        final double[][] rows = new double[first.dates().size()][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = weighted(ranks, t, equal);
        }
        return new Panel(first.dates(), first.assets(), rows);
    }

    /**
     * {@code sum_k w_k zscore(f_k) / sum_k |w_k|}, w as {@link #icWeights} has them.
     *
     * @param factors one or more, of the same dates and assets.
     * @param prices  of the same dates and assets.
     * @return NaN where a factor or a weight is NaN or all weights are 0.
     */
    public static Panel byIc(final List<Panel> factors, final Panel prices) {
        final double[][] weights = icWeights(factors, prices);
        final List<Panel> scores =
                factors.stream().map(factor -> factor.map(CrossSection::zscore)).toList();
        final double[][] rows = new double[prices.dates().size()][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = weighted(scores, t, weights[t]);
        }
        return new Panel(prices.dates(), prices.assets(), rows);
    }

    /**
     * Weight of each factor at date t: mean of its ic of horizon 5 over the 60 dates t-64 to t-5. The last of them knows the price of t:
     * no weight looks ahead.
     *
     * @param factors of the same dates and assets.
     * @param prices  of the same dates and assets.
     * @return {@code double[date][factor]}; NaN where one of the 60 coefficients is NaN or before the start.
     */
    public static double[][] icWeights(final List<Panel> factors, final Panel prices) {
        final Panel forward = ForwardReturns.over(prices, IC_HORIZON);
        final double[][] weights = new double[prices.dates().size()][factors.size()];
        for (int k = 0; k < factors.size(); k++) {
            final double[] ic = InformationCoefficient.series(Correlation.PEARSON, factors.get(k), forward);
            for (int t = 0; t < weights.length; t++) {
                final int to = t - IC_HORIZON + 1;
                weights[t][k] = to >= IC_DATES ? Moments.mean(Arrays.copyOfRange(ic, to - IC_DATES, to)) : Double.NaN;
            }
        }
        return weights;
    }

    /** The caller has seen to it that all have the same dates and assets. */
    private static double[] weighted(final List<Panel> factors, final int date, final double[] weights) {
        final double[] sums = new double[factors.getFirst().assets().size()];
        double gross = 0;
        for (int k = 0; k < weights.length; k++) {
            gross += Math.abs(weights[k]);
            for (int a = 0; a < sums.length; a++) {
                sums[a] += weights[k] * factors.get(k).value(date, a);
            }
        }
        for (int a = 0; a < sums.length; a++) {
            sums[a] = gross > 0 ? sums[a] / gross : Double.NaN;
        }
        return sums;
    }
}
