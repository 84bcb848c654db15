package io.tiercel.strategy.taker;

import static io.tiercel.strategy.ParameterRange.above;
import static io.tiercel.strategy.ParameterRange.between;
import static io.tiercel.strategy.ParameterRange.require;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of {@link MicropriceReversion}, checked once. Immutable.
 *
 * @param imbalanceBuckets buckets of the imbalance; 2 to 20.
 * @param spreadStates     spreads told apart, in ticks from 1; 1 to 10.
 * @param fitEvents        changes of the best quotes from one fit to the next, and before the first order; 100 to 1,000,000.
 * @param samplePeriodNs   time between samples of the average; 1 ms to one hour.
 * @param averageWeight    of a sample in the average; above 0, at most 1.
 * @param entryTicks       enters against a distance of the micro-price from its average of this or more; above 0, at most 1000.
 * @param exitTicks        closes when the distance is this or less; 0 to {@code entryTicks}.
 * @param orderLots        see {@link EntryLimits}, as the following.
 * @param maxPositionLots  largest position.
 * @param maxSpreadTicks   widest spread.
 * @param coolDownNs       between entries.
 * @param holdingTimeNs    of a position.
 * @param refusalPauseNs   after a refusal.
 */
public record MicropriceReversionConfig(
        int imbalanceBuckets,
        int spreadStates,
        long fitEvents,
        long samplePeriodNs,
        double averageWeight,
        double entryTicks,
        double exitTicks,
        long orderLots,
        long maxPositionLots,
        long maxSpreadTicks,
        long coolDownNs,
        long holdingTimeNs,
        long refusalPauseNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public MicropriceReversionConfig {
        between("imbalanceBuckets", imbalanceBuckets, 2, 20);
        between("spreadStates", spreadStates, 1, 10);
        between("fitEvents", fitEvents, 100, 1_000_000);
        between("samplePeriodNs", samplePeriodNs, 1_000_000L, 3_600_000_000_000L);
        above("averageWeight", averageWeight, 0, 1);
        above("entryTicks", entryTicks, 0, 1_000);
        require(exitTicks >= 0 && exitTicks < entryTicks, "exitTicks", exitTicks, "0 to below entryTicks");
        new EntryLimits(orderLots, maxPositionLots, maxSpreadTicks, coolDownNs, holdingTimeNs, refusalPauseNs);
    }

    /**
     * @return settings for a liquid share: an average of about a minute.
     */
    public static MicropriceReversionConfig defaults() {
        return new MicropriceReversionConfig(
                5, 4, 5_000, 1_000_000_000L, 0.02, 6, 1, 100, 500, 12, 1_000_000_000L, 60_000_000_000L, 1_000_000_000L);
    }

    /**
     * @return those of entries and exits.
     */
    public EntryLimits limits() {
        return new EntryLimits(orderLots, maxPositionLots, maxSpreadTicks, coolDownNs, holdingTimeNs, refusalPauseNs);
    }
}
