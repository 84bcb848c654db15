package io.tiercel.factors.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * A factor against the returns of one horizon. Immutable, cold.
 *
 * @param horizon   dates.
 * @param ic        Pearson coefficient of each date, NaN where there is none.
 * @param summary   of it.
 * @param rankIc    Spearman coefficient of each date, NaN where there is none.
 * @param rankSummary of it.
 * @param quintiles returns by bucket.
 */
public record HorizonResult(
        int horizon,
        List<Double> ic,
        IcSummary summary,
        List<Double> rankIc,
        IcSummary rankSummary,
        QuintileReturns quintiles) {
    /** Copies the lists. */
    public HorizonResult {
        ic = List.copyOf(ic);
        rankIc = List.copyOf(rankIc);
    }

    static HorizonResult of(final Panel factor, final Panel forward, final int horizon) {
        final double[] ic = InformationCoefficient.series(Correlation.PEARSON, factor, forward);
        final double[] rankIc = InformationCoefficient.series(Correlation.SPEARMAN, factor, forward);
        return new HorizonResult(
                horizon,
                Arrays.stream(ic).boxed().toList(),
                IcSummary.of(ic),
                Arrays.stream(rankIc).boxed().toList(),
                IcSummary.of(rankIc),
                QuintileReturns.of(factor, forward));
    }
}
