package io.tiercel.risk.proposal;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * The weight that a strategy wants of one asset, and what the gate looks at beside it. Shares of the equity and returns are fractions: 0.10 is 10 %.
 * Immutable, cold.
 *
 * @param target            weight wanted, 0 or more.
 * @param isClear           the strategy wants to be out of the asset; its target does not count then.
 * @param portfolioDrawdown loss of the portfolio from its peak, 0 or more.
 * @param maxDrawdown       of the profile.
 * @param assetDrawdown     return of the asset from its highest close of 20 days, 0 or less.
 * @param volatility        of the asset, a year's; empty when it is not known.
 * @param cap               largest weight of one asset, of the profile.
 * @param event             what was said of the asset, if anything.
 * @param isRiskAsset       the regime's multiplier counts.
 * @param regimeMultiplier  0 to 1.
 */
public record Proposal(
        BigDecimal target,
        boolean isClear,
        BigDecimal portfolioDrawdown,
        BigDecimal maxDrawdown,
        BigDecimal assetDrawdown,
        Optional<BigDecimal> volatility,
        BigDecimal cap,
        Optional<MarketEvent> event,
        boolean isRiskAsset,
        BigDecimal regimeMultiplier) {
    /**
     * @throws IllegalArgumentException if the target is negative: the gate is long-only.
     */
    public Proposal {
        Objects.requireNonNull(portfolioDrawdown, "portfolioDrawdown");
        Objects.requireNonNull(maxDrawdown, "maxDrawdown");
        Objects.requireNonNull(assetDrawdown, "assetDrawdown");
        Objects.requireNonNull(volatility, "volatility");
        Objects.requireNonNull(cap, "cap");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(regimeMultiplier, "regimeMultiplier");
        if (target.signum() < 0) {
            throw new IllegalArgumentException("target " + target + ", expected 0 or more: the gate is long-only");
        }
    }
}
