package io.tiercel.factors.evaluation;

import java.util.List;

/**
 * All that is found about one factor of one instrument. Immutable, cold.
 *
 * @param name            of the factor.
 * @param coverage        share of events with a value, 0 to 1.
 * @param horizons        against the returns of each horizon.
 * @param autocorrelation Pearson of the value and the value so many events before, by {@link TimeSeriesEvaluation#LAGS}; NaN where the events do
 *                        not reach.
 */
public record TimeSeriesFactor(
        String name, double coverage, List<TimeSeriesHorizon> horizons, List<Double> autocorrelation) {
    /** Copies the lists. */
    public TimeSeriesFactor {
        horizons = List.copyOf(horizons);
        autocorrelation = List.copyOf(autocorrelation);
    }
}
