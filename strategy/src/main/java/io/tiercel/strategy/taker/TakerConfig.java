package io.tiercel.strategy.taker;

import static io.tiercel.strategy.ParameterRange.require;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of {@link ProbabilityTaker}, checked once. Immutable.
 *
 * @param buyAbove         buys when the chance of an upward move is at least this; above 0.5, below 1.
 * @param sellBelow        sells when the chance of an upward move is at most this; above 0, below 0.5.
 * @param orderLots        size of an entry in lots of the instrument; 1 to 1,000,000.
 * @param maxPositionLots  largest position on either side in lots; at least {@code orderLots}, at most 1,000,000,000.
 * @param maxSpreadTicks   no entry while the spread is wider; 1 to 1,000,000. Exits do not look at the spread.
 * @param coolDownNs       least time between two entries in one instrument; 0 to one day.
 * @param holdingTimeNs    a position is closed this long after the last fill that opened or enlarged it; 1 to one day.
 * @param refusalPauseNs   no order in an instrument for this long after risk or the venue refused one; 0 to one day.
 */
public record TakerConfig(
        double buyAbove,
        double sellBelow,
        long orderLots,
        long maxPositionLots,
        long maxSpreadTicks,
        long coolDownNs,
        long holdingTimeNs,
        long refusalPauseNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public TakerConfig {
        require(buyAbove > 0.5 && buyAbove < 1.0, "buyAbove", buyAbove, "above 0.5 and below 1");
        require(sellBelow > 0.0 && sellBelow < 0.5, "sellBelow", sellBelow, "above 0 and below 0.5");
        new EntryLimits(orderLots, maxPositionLots, maxSpreadTicks, coolDownNs, holdingTimeNs, refusalPauseNs);
    }

    /**
     * @return settings for a liquid share: 100 lots at a time, at most 500, held for half a minute.
     */
    public static TakerConfig defaults() {
        return new TakerConfig(0.8, 0.2, 100, 500, 12, 1_000_000_000L, 30_000_000_000L, 1_000_000_000L);
    }

    /**
     * @return those of entries and exits.
     */
    public EntryLimits limits() {
        return new EntryLimits(orderLots, maxPositionLots, maxSpreadTicks, coolDownNs, holdingTimeNs, refusalPauseNs);
    }
}
