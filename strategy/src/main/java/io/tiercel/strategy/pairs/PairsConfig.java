package io.tiercel.strategy.pairs;

import static io.tiercel.strategy.ParameterRange.ONE_DAY_NS;
import static io.tiercel.strategy.ParameterRange.above;
import static io.tiercel.strategy.ParameterRange.between;
import static io.tiercel.strategy.ParameterRange.require;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of {@link PairsTaker}, checked once. Immutable.
 *
 * @param samplePeriodNs time between samples of both mids; 1 ms to one day.
 * @param windowSamples  samples of the regression; 10 to 10,000.
 * @param entryZ         opens when the spread is this many standard deviations from its mean; above 0, at most 20.
 * @param exitZ          closes when it is this near; 0 to below {@code entryZ}.
 * @param stopZ          closes when it is this far away; above {@code entryZ}, at most 100.
 * @param legLots        size of the leg in the first instrument, in its lots; 1 to 1,000,000.
 * @param maxLegLots     largest leg in the second instrument, in its lots: what the hedge ratio asks for beyond is cut; 1 to 1,000,000,000.
 * @param retryNs        least time between two orders of one leg; 0 to one day.
 * @param refusalPauseNs no order of a leg for this long after risk or the venue refused one; 0 to one day.
 */
public record PairsConfig(
        long samplePeriodNs,
        int windowSamples,
        double entryZ,
        double exitZ,
        double stopZ,
        long legLots,
        long maxLegLots,
        long retryNs,
        long refusalPauseNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public PairsConfig {
        between("samplePeriodNs", samplePeriodNs, 1_000_000L, ONE_DAY_NS);
        between("windowSamples", windowSamples, 10, 10_000);
        above("entryZ", entryZ, 0, 20);
        require(exitZ >= 0 && exitZ < entryZ, "exitZ", exitZ, "0 to below entryZ");
        require(stopZ > entryZ && stopZ <= 100, "stopZ", stopZ, "above entryZ and at most 100");
        between("legLots", legLots, 1, 1_000_000);
        between("maxLegLots", maxLegLots, 1, 1_000_000_000);
        between("retryNs", retryNs, 0, ONE_DAY_NS);
        between("refusalPauseNs", refusalPauseNs, 0, ONE_DAY_NS);
    }

    /**
     * @return settings for two liquid shares: five minutes in samples of one second.
     */
    public static PairsConfig defaults() {
        return new PairsConfig(1_000_000_000L, 300, 2.5, 0.5, 6, 100, 500, 100_000_000L, 1_000_000_000L);
    }
}
