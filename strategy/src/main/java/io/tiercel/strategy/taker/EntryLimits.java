package io.tiercel.strategy.taker;

import static io.tiercel.strategy.ParameterRange.ONE_DAY_NS;
import static io.tiercel.strategy.ParameterRange.between;

import io.tiercel.marketdata.input.BadInputException;

/**
 * When and how much a strategy that takes liquidity may enter, and when it leaves. Immutable.
 *
 * @param orderLots       size of an entry in lots of the instrument; 1 to 1,000,000.
 * @param maxPositionLots largest position on either side in lots; at least {@code orderLots}, at most 1,000,000,000.
 * @param maxSpreadTicks  no entry while the spread is wider; 1 to 1,000,000. Exits do not look at the spread.
 * @param coolDownNs      least time between two entries in one instrument; 0 to one day.
 * @param holdingTimeNs   a position is closed this long after the last fill that opened or enlarged it; 1 to one day.
 * @param refusalPauseNs  no order in an instrument for this long after risk or the venue refused one; 0 to one day.
 */
public record EntryLimits(
        long orderLots,
        long maxPositionLots,
        long maxSpreadTicks,
        long coolDownNs,
        long holdingTimeNs,
        long refusalPauseNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public EntryLimits {
        between("orderLots", orderLots, 1, 1_000_000);
        between("maxPositionLots", maxPositionLots, orderLots, 1_000_000_000);
        between("maxSpreadTicks", maxSpreadTicks, 1, 1_000_000);
        between("coolDownNs", coolDownNs, 0, ONE_DAY_NS);
        between("holdingTimeNs", holdingTimeNs, 1, ONE_DAY_NS);
        between("refusalPauseNs", refusalPauseNs, 0, ONE_DAY_NS);
    }
}
