package io.tiercel.factors.evaluation;

/**
 * Information coefficients: how a factor's values go together with the returns that follow, across the assets of each date. Stateless, cold.
 * <p>
 * {@code ic} is the Pearson, {@code rank_ic} the Spearman correlation. Source: Grinold and Kahn, Active Portfolio Management (2000), ch. 6 and 10.
 */
public final class InformationCoefficient {
    private InformationCoefficient() {}

    /**
     * @param kind    Pearson for ic, Spearman for rank_ic.
     * @param factor  values known at each date.
     * @param forward returns from that date on.
     * @return {@code double[date]}; NaN as {@link Correlation#of} has it.
     */
    public static double[] series(final Correlation kind, final Panel factor, final Panel forward) {
        factor.requireSameShape(forward);
        final double[] ic = new double[factor.dates().size()];
        for (int t = 0; t < ic.length; t++) {
            ic[t] = kind.of(factor.cells(t), forward.cells(t));
        }
        return ic;
    }

    /**
     * How long a factor keeps its worth: mean over the dates of the correlation of the factor with the one-date return that starts
     * {@code lag} dates later. Overlaps nothing, so the lags can be compared.
     *
     * @param kind    Pearson for ic_decay, Spearman for rank_ic_decay.
     * @param factor  values known at each date.
     * @param prices  of the same dates and assets.
     * @param lastLag 0 or more.
     * @return {@code double[lastLag + 1]} by lag; NaN where no date has one.
     */
    public static double[] decay(final Correlation kind, final Panel factor, final Panel prices, final int lastLag) {
        final double[] decay = new double[lastLag + 1];
        for (int lag = 0; lag <= lastLag; lag++) {
            decay[lag] = Moments.finiteMean(series(kind, factor, ForwardReturns.oneDateAfter(prices, lag)));
        }
        return decay;
    }

    /**
     * Sum of the coefficients so far; a date without one adds nothing.
     *
     * @param ic by date.
     * @return {@code double[date]}.
     */
    public static double[] cumulative(final double[] ic) {
        final double[] sums = new double[ic.length];
        double sum = 0;
        for (int t = 0; t < ic.length; t++) {
            sum += Double.isFinite(ic[t]) ? ic[t] : 0;
            sums[t] = sum;
        }
        return sums;
    }
}
