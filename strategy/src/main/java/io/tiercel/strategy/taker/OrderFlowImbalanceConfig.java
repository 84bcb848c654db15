package io.tiercel.strategy.taker;

import static io.tiercel.strategy.ParameterRange.above;
import static io.tiercel.strategy.ParameterRange.between;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of {@link OrderFlowImbalanceTaker}, checked once. Immutable.
 *
 * @param windowNs        span over which order flow is added up; 1 ms to one hour.
 * @param entryTicks      enters when flow says that the mid has this far to go still; above 0, at most 1000.
 * @param orderLots       see {@link EntryLimits}, as the following.
 * @param maxPositionLots largest position.
 * @param maxSpreadTicks  widest spread.
 * @param coolDownNs      between entries.
 * @param holdingTimeNs   of a position.
 * @param refusalPauseNs  after a refusal.
 */
public record OrderFlowImbalanceConfig(
        long windowNs,
        double entryTicks,
        long orderLots,
        long maxPositionLots,
        long maxSpreadTicks,
        long coolDownNs,
        long holdingTimeNs,
        long refusalPauseNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public OrderFlowImbalanceConfig {
        between("windowNs", windowNs, 1_000_000L, 3_600_000_000_000L);
        above("entryTicks", entryTicks, 0, 1_000);
        new EntryLimits(orderLots, maxPositionLots, maxSpreadTicks, coolDownNs, holdingTimeNs, refusalPauseNs);
    }

    /**
     * @return settings for a liquid share: ten seconds of flow.
     */
    public static OrderFlowImbalanceConfig defaults() {
        return new OrderFlowImbalanceConfig(
                10_000_000_000L, 2, 100, 500, 12, 1_000_000_000L, 30_000_000_000L, 1_000_000_000L);
    }

    /**
     * @return those of entries and exits.
     */
    public EntryLimits limits() {
        return new EntryLimits(orderLots, maxPositionLots, maxSpreadTicks, coolDownNs, holdingTimeNs, refusalPauseNs);
    }
}
