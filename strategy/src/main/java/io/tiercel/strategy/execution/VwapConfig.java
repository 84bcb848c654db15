package io.tiercel.strategy.execution;

import static io.tiercel.strategy.ParameterRange.require;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;

/**
 * Settings of {@link VwapExecution}, checked once; see {@link ParentOrder}. Immutable.
 *
 * @param side           buy or sell.
 * @param totalLots      quantity.
 * @param durationNs     from start to end.
 * @param volumeProfile  volume that is expected in each slice, in any unit: one value per slice, none negative, not all 0; 1 to 10,000 values.
 * @param isPassiveFirst rest first.
 * @param retryNs        between orders.
 */
public record VwapConfig(
        ParentSide side,
        long totalLots,
        long durationNs,
        List<Double> volumeProfile,
        boolean isPassiveFirst,
        long retryNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public VwapConfig {
        volumeProfile = List.copyOf(volumeProfile);
        double sum = 0;
        for (final double volume : volumeProfile) {
            require(volume >= 0 && volume <= 1e15, "volumeProfile", volume, "volumes from 0 to 1e15");
            sum += volume;
        }
        require(sum > 0, "volumeProfile", volumeProfile, "one volume above 0 at least");
        new ParentOrder(side, totalLots, durationNs, volumeProfile.size(), isPassiveFirst, retryNs);
    }

    /**
     * @return a purchase of 1000 lots in six and a half hours, more of it early and late.
     */
    public static VwapConfig defaults() {
        return new VwapConfig(
                ParentSide.BUY,
                1_000,
                23_400_000_000_000L,
                List.of(14.0, 9.0, 7.0, 6.0, 6.0, 5.0, 5.0, 6.0, 6.0, 7.0, 8.0, 9.0, 12.0),
                true,
                100_000_000L);
    }

    /**
     * @return the large order.
     */
    public ParentOrder parent() {
        return new ParentOrder(side, totalLots, durationNs, volumeProfile.size(), isPassiveFirst, retryNs);
    }
}
