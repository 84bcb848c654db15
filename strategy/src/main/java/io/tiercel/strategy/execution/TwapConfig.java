package io.tiercel.strategy.execution;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of {@link TwapExecution}, checked once; see {@link ParentOrder}. Immutable.
 *
 * @param side           buy or sell.
 * @param totalLots      quantity.
 * @param durationNs     from start to end.
 * @param slices         of equal length.
 * @param isPassiveFirst rest first.
 * @param retryNs        between orders.
 */
public record TwapConfig(
        ParentSide side, long totalLots, long durationNs, int slices, boolean isPassiveFirst, long retryNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public TwapConfig {
        new ParentOrder(side, totalLots, durationNs, slices, isPassiveFirst, retryNs);
    }

    /**
     * @return a purchase of 1000 lots in an hour, one slice a minute.
     */
    public static TwapConfig defaults() {
        return new TwapConfig(ParentSide.BUY, 1_000, 3_600_000_000_000L, 60, true, 100_000_000L);
    }

    /**
     * @return the large order.
     */
    public ParentOrder parent() {
        return new ParentOrder(side, totalLots, durationNs, slices, isPassiveFirst, retryNs);
    }
}
