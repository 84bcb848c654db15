package io.tiercel.strategy.execution;

import static io.tiercel.strategy.ParameterRange.above;
import static io.tiercel.strategy.ParameterRange.between;
import static io.tiercel.strategy.ParameterRange.require;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of {@link AlmgrenChrissExecution}, checked once; see {@link ParentOrder}. Immutable. Money in units of the currency, time in seconds, quantity
 * in whole units (shares).
 *
 * @param side            buy or sell.
 * @param totalLots       quantity.
 * @param durationNs      from start to end.
 * @param slices          of equal length.
 * @param riskAversion    lambda of the paper, per unit of money; 0 (equal slices) to 1.
 * @param volatility      sigma: standard deviation of the price after one second; 0 to 1,000,000.
 * @param temporaryImpact eta: by how much the price is worse per unit a second; above 0, at most 1,000,000.
 * @param permanentImpact gamma: by how much the price stays worse per unit; 0 to below {@code 2 eta / slice in seconds}.
 * @param isPassiveFirst  rest first.
 * @param retryNs         between orders.
 */
public record AlmgrenChrissConfig(
        ParentSide side,
        long totalLots,
        long durationNs,
        int slices,
        double riskAversion,
        double volatility,
        double temporaryImpact,
        double permanentImpact,
        boolean isPassiveFirst,
        long retryNs) {
    private static final double NS_PER_SECOND = 1e9;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public AlmgrenChrissConfig {
        new ParentOrder(side, totalLots, durationNs, slices, isPassiveFirst, retryNs);
        between("riskAversion", riskAversion, 0.0, 1.0);
        between("volatility", volatility, 0.0, 1_000_000.0);
        above("temporaryImpact", temporaryImpact, 0, 1_000_000);
        final double most = 2 * temporaryImpact / (durationNs / NS_PER_SECOND / slices);
        require(
                permanentImpact >= 0 && permanentImpact < most,
                "permanentImpact",
                permanentImpact,
                "0 to below 2 temporaryImpact / slice in seconds = " + most);
    }

    /**
     * @return a purchase of 1000 lots in an hour, of a share that moves by a few cents a minute.
     */
    public static AlmgrenChrissConfig defaults() {
        return new AlmgrenChrissConfig(
                ParentSide.BUY, 1_000, 3_600_000_000_000L, 60, 1e-4, 0.01, 0.01, 1e-5, true, 100_000_000L);
    }

    /**
     * @return the large order.
     */
    public ParentOrder parent() {
        return new ParentOrder(side, totalLots, durationNs, slices, isPassiveFirst, retryNs);
    }

    /**
     * @return length of a slice, tau of the paper, in seconds.
     */
    public double sliceSeconds() {
        return durationNs / NS_PER_SECOND / slices;
    }
}
