package io.tiercel.strategy.execution;

import static io.tiercel.strategy.ParameterRange.ONE_DAY_NS;
import static io.tiercel.strategy.ParameterRange.above;
import static io.tiercel.strategy.ParameterRange.between;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Objects;

/**
 * Settings of {@link PovExecution}, checked once. Immutable.
 *
 * @param side          buy or sell.
 * @param totalLots     quantity in lots of the instrument; 1 to 1,000,000,000.
 * @param participation share of the volume that is traded from the first event on; above 0, at most 0.5.
 * @param minChildLots  no order for less, but for the last one; 1 to 1,000,000.
 * @param retryNs       least time between two orders; 0 to one day.
 */
public record PovConfig(ParentSide side, long totalLots, double participation, long minChildLots, long retryNs) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public PovConfig {
        Objects.requireNonNull(side, "side");
        between("totalLots", totalLots, 1, 1_000_000_000);
        above("participation", participation, 0, 0.5);
        between("minChildLots", minChildLots, 1, 1_000_000);
        between("retryNs", retryNs, 0, ONE_DAY_NS);
    }

    /**
     * @return a purchase of 1000 lots with a tenth of the volume.
     */
    public static PovConfig defaults() {
        return new PovConfig(ParentSide.BUY, 1_000, 0.1, 10, 100_000_000L);
    }
}
