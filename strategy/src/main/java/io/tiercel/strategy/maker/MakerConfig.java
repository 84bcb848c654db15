package io.tiercel.strategy.maker;

import static io.tiercel.strategy.ParameterRange.ONE_DAY_NS;
import static io.tiercel.strategy.ParameterRange.above;
import static io.tiercel.strategy.ParameterRange.between;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of {@link AvellanedaStoikovMaker}, checked once. Immutable.
 *
 * @param riskAversion         gamma of the paper, per tick and per order of inventory; above 0, at most 10.
 * @param fillDecay            decay of the fill intensity over half an average spread: the paper's k is {@code 2 * fillDecay / average spread}, per
 *                             tick; above 0, at most 100.
 * @param horizonNs            T - t of the paper, held constant; 1 ms to one day.
 * @param varianceWeight       weight of one sample in the running averages of variance and spread; above 0, at most 1.
 * @param samplePeriodNs       time between two samples of mid and spread; 1 ms to one hour.
 * @param warmUpSamples        samples before the first quote; 1 to 1,000,000.
 * @param orderLots            size of a quote in lots of the instrument; 1 to 1,000,000.
 * @param maxPositionLots      largest position on either side in lots; at least {@code orderLots}, at most 1,000,000,000.
 * @param requoteTicks         a quote moves when its target is at least this far away; 1 to 1,000,000.
 * @param requoteIntervalNs    least time between two actions in one instrument; 0 to one day.
 * @param refusalPauseNs       no new quote in an instrument for this long after risk or the venue refused one for another reason than a
 *                             post-only order that would have taken; 0 to one day.
 */
public record MakerConfig(
        double riskAversion,
        double fillDecay,
        long horizonNs,
        double varianceWeight,
        long samplePeriodNs,
        int warmUpSamples,
        long orderLots,
        long maxPositionLots,
        long requoteTicks,
        long requoteIntervalNs,
        long refusalPauseNs) {
    private static final long ONE_MILLISECOND_NS = 1_000_000L;
    private static final long ONE_HOUR_NS = 3_600_000_000_000L;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public MakerConfig {
        above("riskAversion", riskAversion, 0, 10);
        above("fillDecay", fillDecay, 0, 100);
        between("horizonNs", horizonNs, ONE_MILLISECOND_NS, ONE_DAY_NS);
        above("varianceWeight", varianceWeight, 0, 1);
        between("samplePeriodNs", samplePeriodNs, ONE_MILLISECOND_NS, ONE_HOUR_NS);
        between("warmUpSamples", warmUpSamples, 1, 1_000_000);
        between("orderLots", orderLots, 1, 1_000_000);
        between("maxPositionLots", maxPositionLots, orderLots, 1_000_000_000);
        between("requoteTicks", requoteTicks, 1, 1_000_000);
        between("requoteIntervalNs", requoteIntervalNs, 0, ONE_DAY_NS);
        between("refusalPauseNs", refusalPauseNs, 0, ONE_DAY_NS);
    }

    /**
     * @return settings for a liquid share: 100 lots a side, at most 500, ten seconds of horizon.
     */
    public static MakerConfig defaults() {
        return new MakerConfig(
                0.01, 0.5, 10_000_000_000L, 0.02, 1_000_000_000L, 10, 100, 500, 4, 50_000_000L, 1_000_000_000L);
    }
}
