package io.tiercel.strategy.portfolio;

import static io.tiercel.strategy.ParameterRange.between;
import static io.tiercel.strategy.ParameterRange.require;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.Objects;

/**
 * Settings of {@link RegimeSwitch}, checked once. Immutable.
 *
 * @param proxy              symbol of the market's proxy; one of the strategy's instruments.
 * @param volatilityIndex    symbol of an index of implied volatility whose price is in points; never traded; empty for none.
 * @param safeAssets         symbols that are held when the market is not; all other instruments are risk assets.
 * @param confirm            opposite regimes in a row that turn the portfolio; 1 to 1000.
 * @param hold               what TRANSITION means: the portfolio stays as it is, or leaves the risk assets.
 * @param minHoldBars        bars that risk assets are held at least; 0 to 10,000.
 * @param profile            limits of the weights.
 * @param volatilityBars     returns of which the portfolio's volatility is made; 10 to 1000.
 * @param barsPerYear        252 for days; 1 to 10,000,000.
 * @param rebalanceThreshold difference of weights up to which a position is left alone; 0 to 1.
 */
public record RegimeConfig(
        String proxy,
        String volatilityIndex,
        List<String> safeAssets,
        int confirm,
        HoldRule hold,
        int minHoldBars,
        Profile profile,
        int volatilityBars,
        double barsPerYear,
        double rebalanceThreshold) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public RegimeConfig {
        Objects.requireNonNull(volatilityIndex, "volatilityIndex");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(profile, "profile");
        safeAssets = List.copyOf(safeAssets);
        require(!proxy.isBlank() && !proxy.equals(volatilityIndex), "proxy", proxy, "a symbol, not that of the index");
        between("confirm", confirm, 1, 1_000);
        between("minHoldBars", minHoldBars, 0, 10_000);
        between("volatilityBars", volatilityBars, 10, 1_000);
        between("barsPerYear", barsPerYear, 1.0, 10_000_000.0);
        between("rebalanceThreshold", rebalanceThreshold, 0.0, 1.0);
    }

    /**
     * @return days of SPY, nothing safe but cash, two confirmations.
     */
    public static RegimeConfig defaults() {
        return new RegimeConfig("SPY", "", List.of(), 2, HoldRule.KEEP, 0, Profile.BALANCED, 60, 252, 0.05);
    }
}
