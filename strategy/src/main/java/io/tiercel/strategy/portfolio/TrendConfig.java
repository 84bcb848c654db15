package io.tiercel.strategy.portfolio;

import static io.tiercel.strategy.ParameterRange.above;
import static io.tiercel.strategy.ParameterRange.between;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Objects;

/**
 * Settings of {@link TrendFollower}, checked once. Immutable.
 *
 * @param rule               how a trend is told.
 * @param fastBars           bars of the short mean of MOVING_AVERAGE; 1 to below {@code slowBars}.
 * @param slowBars           bars of the long mean, and of the momentum; 2 to 1000.
 * @param isLongOnly         no short positions.
 * @param confirm            opposite signals in a row that turn a position; 1 to 1000.
 * @param hold               what the absence of a signal means for a position.
 * @param minHoldBars        bars that a position is held at least; 0 to 10,000.
 * @param targetVolatility   annual volatility that each position is to have; above 0, at most 1.
 * @param sizeBars           returns of which a name's volatility is made; 5 to 1000.
 * @param profile            limits of the weights.
 * @param volatilityBars     returns of which the portfolio's volatility is made; 10 to 1000.
 * @param barsPerYear        252 for days; 1 to 10,000,000.
 * @param rebalanceThreshold difference of weights up to which a position is left alone; 0 to 1.
 */
public record TrendConfig(
        TrendRule rule,
        int fastBars,
        int slowBars,
        boolean isLongOnly,
        int confirm,
        HoldRule hold,
        int minHoldBars,
        double targetVolatility,
        int sizeBars,
        Profile profile,
        int volatilityBars,
        double barsPerYear,
        double rebalanceThreshold) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public TrendConfig {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(profile, "profile");
        between("slowBars", slowBars, 2, 1_000);
        between("fastBars", fastBars, 1, slowBars - 1L);
        between("confirm", confirm, 1, 1_000);
        between("minHoldBars", minHoldBars, 0, 10_000);
        above("targetVolatility", targetVolatility, 0, 1);
        between("sizeBars", sizeBars, 5, 1_000);
        between("volatilityBars", volatilityBars, 10, 1_000);
        between("barsPerYear", barsPerYear, 1.0, 10_000_000.0);
        between("rebalanceThreshold", rebalanceThreshold, 0.0, 1.0);
    }

    /**
     * @return 20 days against 100, long only, two confirmations, a tenth of volatility in all.
     */
    public static TrendConfig defaults() {
        return new TrendConfig(
                TrendRule.MOVING_AVERAGE,
                20,
                100,
                true,
                2,
                HoldRule.KEEP,
                0,
                0.10,
                20,
                Profile.BALANCED,
                60,
                252,
                0.05);
    }
}
