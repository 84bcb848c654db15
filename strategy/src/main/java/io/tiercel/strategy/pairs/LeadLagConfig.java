package io.tiercel.strategy.pairs;

import static io.tiercel.strategy.ParameterRange.above;
import static io.tiercel.strategy.ParameterRange.between;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.taker.EntryLimits;

/**
 * Settings of {@link LeadLagTaker}, checked once. Immutable.
 *
 * @param windowNs        span over which both moves are compared; 1 ms to one hour.
 * @param beta            move of the follower for one of the leader, both relative; -10 to 10, not 0.
 * @param entryBps        enters when the follower has this much of its move to make; above 0, at most 10,000.
 * @param orderLots       see {@link EntryLimits}, as the following.
 * @param maxPositionLots largest position.
 * @param maxSpreadTicks  widest spread of the follower.
 * @param coolDownNs      between entries.
 * @param holdingTimeNs   of a position.
 * @param refusalPauseNs  after a refusal.
 */
public record LeadLagConfig(
        long windowNs,
        double beta,
        double entryBps,
        long orderLots,
        long maxPositionLots,
        long maxSpreadTicks,
        long coolDownNs,
        long holdingTimeNs,
        long refusalPauseNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public LeadLagConfig {
        between("windowNs", windowNs, 1_000_000L, 3_600_000_000_000L);
        between("beta", beta, -10.0, 10.0);
        above("|beta|", Math.abs(beta), 0, 10);
        above("entryBps", entryBps, 0, 10_000);
        new EntryLimits(orderLots, maxPositionLots, maxSpreadTicks, coolDownNs, holdingTimeNs, refusalPauseNs);
    }

    /**
     * @return settings for two liquid shares: moves of one second.
     */
    public static LeadLagConfig defaults() {
        return new LeadLagConfig(1_000_000_000L, 1, 5, 100, 500, 12, 1_000_000_000L, 10_000_000_000L, 1_000_000_000L);
    }

    /**
     * @return those of entries and exits.
     */
    public EntryLimits limits() {
        return new EntryLimits(orderLots, maxPositionLots, maxSpreadTicks, coolDownNs, holdingTimeNs, refusalPauseNs);
    }
}
