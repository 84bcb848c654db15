package io.tiercel.marketdata.statistics;

import java.util.List;

/**
 * What {@link MarketStatistics} found out about one instrument. Immutable, cold.
 *
 * @param trades            prints, displayed and hidden.
 * @param seconds           whole seconds measured.
 * @param fanoFactor        variance over mean of prints per second; 1 for a Poisson process.
 * @param excessKurtosis    of one-second log returns of the mid; 0 for a normal distribution.
 * @param signCorrelation1  autocorrelation of trade signs at lag 1.
 * @param signCorrelation10 autocorrelation of trade signs at lag 10.
 * @param signCorrelation50 autocorrelation of trade signs at lag 50.
 * @param spreadMedianTicks median of the spread.
 * @param spreadP90Ticks    90 % quantile of the spread.
 * @param sizeProfile       share of each of the ten best levels in their displayed quantity, best first; sums to 1.
 * @param cancelsPerAdd     reductions and deletions per added order.
 */
public record MarketFigures(
        long trades,
        long seconds,
        double fanoFactor,
        double excessKurtosis,
        double signCorrelation1,
        double signCorrelation10,
        double signCorrelation50,
        double spreadMedianTicks,
        double spreadP90Ticks,
        List<Double> sizeProfile,
        double cancelsPerAdd) {
    /** Copies the profile. */
    public MarketFigures {
        sizeProfile = List.copyOf(sizeProfile);
    }
}
