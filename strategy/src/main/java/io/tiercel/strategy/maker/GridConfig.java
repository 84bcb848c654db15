package io.tiercel.strategy.maker;

import static io.tiercel.strategy.ParameterRange.ONE_DAY_NS;
import static io.tiercel.strategy.ParameterRange.between;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of {@link QueueAwareGridMaker}, checked once. Immutable.
 *
 * @param levels           orders on each side; 1 to 20.
 * @param spacingTicks     distance of two prices of the grid; 1 to 10,000.
 * @param orderLots        size of an order in lots of the instrument; 1 to 1,000,000.
 * @param maxPositionLots  largest position on either side in lots; at least {@code orderLots}, at most 1,000,000,000.
 * @param thinRatio        the best level of a side is thin when it shows less than this share of the opposite one; 0 to 1.
 * @param keepFrontShare   at a thin level an order stays while at most this share of the level stands in front of it; 0 to 1.
 * @param actionIntervalNs least time between two rounds of actions in one instrument; 0 to one day.
 * @param refusalPauseNs   no new order in an instrument for this long after risk or the venue refused one for another reason than a post-only order that
 *                         would have taken; 0 to one day.
 */
public record GridConfig(
        int levels,
        long spacingTicks,
        long orderLots,
        long maxPositionLots,
        double thinRatio,
        double keepFrontShare,
        long actionIntervalNs,
        long refusalPauseNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public GridConfig {
        between("levels", levels, 1, 20);
        between("spacingTicks", spacingTicks, 1, 10_000);
        between("orderLots", orderLots, 1, 1_000_000);
        between("maxPositionLots", maxPositionLots, orderLots, 1_000_000_000);
        between("thinRatio", thinRatio, 0.0, 1.0);
        between("keepFrontShare", keepFrontShare, 0.0, 1.0);
        between("actionIntervalNs", actionIntervalNs, 0, ONE_DAY_NS);
        between("refusalPauseNs", refusalPauseNs, 0, ONE_DAY_NS);
    }

    /**
     * @return settings for a liquid share: three orders a side, two ticks apart.
     */
    public static GridConfig defaults() {
        return new GridConfig(3, 2, 100, 500, 0.3, 0.25, 100_000_000L, 1_000_000_000L);
    }
}
