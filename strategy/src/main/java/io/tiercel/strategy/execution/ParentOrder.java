package io.tiercel.strategy.execution;

import static io.tiercel.strategy.ParameterRange.ONE_DAY_NS;
import static io.tiercel.strategy.ParameterRange.between;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Objects;

/**
 * A large order that is worked over time in slices of equal length. Immutable.
 *
 * @param side          buy or sell.
 * @param totalLots     its quantity in lots of the instrument; 1 to 1,000,000,000.
 * @param durationNs    from the first event of an open market with a whole book to the end of the last slice; 1 s to 30 days.
 * @param slices        1 to 10,000, each of 1 ms at least.
 * @param isPassiveFirst rest at the own best price during a slice and take what is behind plan at its end; else take at once.
 * @param retryNs       least time between two orders; 0 to one day.
 */
public record ParentOrder(
        ParentSide side, long totalLots, long durationNs, int slices, boolean isPassiveFirst, long retryNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public ParentOrder {
        Objects.requireNonNull(side, "side");
        between("totalLots", totalLots, 1, 1_000_000_000);
        between("durationNs", durationNs, 1_000_000_000L, 30 * ONE_DAY_NS);
        between("slices", slices, 1, Math.min(10_000, durationNs / 1_000_000));
        between("retryNs", retryNs, 0, ONE_DAY_NS);
    }
}
