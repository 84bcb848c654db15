package io.tiercel.factors.evaluation;

import java.util.ArrayList;
import java.util.List;

/** How fast a factor changes its mind: what trading on it would cost. Stateless, cold. */
public final class Persistence {
    private Persistence() {}

    /**
     * Mean of {@code 0.5 sum |w_t - w_{t-1}|} over the dates where the factor is finite for all assets at t and t-1, w as
     * {@link CrossSection#weights} has them.
     *
     * @param factor values.
     * @return 0 (never trades) to 1 (turns round wholly at each date); NaN without such a date.
     */
    public static double turnover(final Panel factor) {
        final List<Double> turnovers = new ArrayList<>();
        for (int t = 1; t < factor.dates().size(); t++) {
            if (factor.isWhole(t) && factor.isWhole(t - 1)) {
                final double[] now = CrossSection.weights(factor.cells(t));
                final double[] before = CrossSection.weights(factor.cells(t - 1));
                double change = 0;
                for (int a = 0; a < now.length; a++) {
                    change += Math.abs(now[a] - before[a]);
                }
                turnovers.add(0.5 * change);
            }
        }
        return finiteMean(turnovers);
    }

    /**
     * Mean of {@code 1 - rank correlation(f_t, f_{t-1})} over the dates of {@link #turnover}.
     *
     * @param factor values.
     * @return 0 (the order of the assets stays) to 2 (it is reversed at each date); NaN without a date.
     */
    public static double rankTurnover(final Panel factor) {
        return 1 - rankAutocorrelation(factor, 1);
    }

    /**
     * Mean of the rank correlation of f_t and f_{t-lag} over the dates where the factor is finite for all assets at both. Ours.
     *
     * @param factor values.
     * @param lag    dates, 1 or more.
     * @return -1 to 1; NaN without a date.
     */
    public static double rankAutocorrelation(final Panel factor, final int lag) {
        final List<Double> correlations = new ArrayList<>();
        for (int t = lag; t < factor.dates().size(); t++) {
            if (factor.isWhole(t) && factor.isWhole(t - lag)) {
                correlations.add(Correlation.SPEARMAN.of(factor.cells(t), factor.cells(t - lag)));
            }
        }
        return finiteMean(correlations);
    }

    private static double finiteMean(final List<Double> values) {
        return Moments.finiteMean(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
