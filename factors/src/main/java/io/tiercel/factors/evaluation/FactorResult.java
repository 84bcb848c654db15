package io.tiercel.factors.evaluation;

import java.util.List;

/**
 * All that is found about one factor. Immutable, cold.
 *
 * @param name            of the factor.
 * @param coverage        share of dates and assets with a value, 0 to 1.
 * @param horizons        against the returns of each horizon.
 * @param icDecay         by lag 0 to 10, see {@link InformationCoefficient#decay}.
 * @param rankIcDecay     the same of ranks.
 * @param turnover        see {@link Persistence#turnover}.
 * @param rankTurnover    see {@link Persistence#rankTurnover}.
 * @param autocorrelation of ranks by lag 1 to 20, see {@link Persistence#rankAutocorrelation}.
 */
public record FactorResult(
        String name,
        double coverage,
        List<HorizonResult> horizons,
        List<Double> icDecay,
        List<Double> rankIcDecay,
        double turnover,
        double rankTurnover,
        List<Double> autocorrelation) {
    /** Copies the lists. */
    public FactorResult {
        horizons = List.copyOf(horizons);
        icDecay = List.copyOf(icDecay);
        rankIcDecay = List.copyOf(rankIcDecay);
        autocorrelation = List.copyOf(autocorrelation);
    }
}
