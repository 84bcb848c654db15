package io.tiercel.strategy.portfolio;

import static io.tiercel.strategy.ParameterRange.between;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Objects;

/**
 * Settings of {@link TopKRotation}, checked once. Immutable.
 *
 * @param topK               names held; 1 to 1000.
 * @param dropN              names replaced at most at a time; 0 to {@code topK}.
 * @param lookbackBars       bars over which a name's momentum is measured; 2 to 1000.
 * @param skipBars           last bars that are left out of it; 0 to below {@code lookbackBars}.
 * @param everyBars          bars from one decision to the next; 1 to 1000.
 * @param profile            limits of the weights.
 * @param volatilityBars     returns of which the portfolio's volatility is made; 10 to 1000.
 * @param barsPerYear        252 for days; 1 to 10,000,000.
 * @param rebalanceThreshold difference of weights up to which a position is left alone; 0 to 1.
 */
public record TopKConfig(
        int topK,
        int dropN,
        int lookbackBars,
        int skipBars,
        int everyBars,
        Profile profile,
        int volatilityBars,
        double barsPerYear,
        double rebalanceThreshold) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public TopKConfig {
        Objects.requireNonNull(profile, "profile");
        between("topK", topK, 1, 1_000);
        between("dropN", dropN, 0, topK);
        between("lookbackBars", lookbackBars, 2, 1_000);
        between("skipBars", skipBars, 0, lookbackBars - 1L);
        between("everyBars", everyBars, 1, 1_000);
        between("volatilityBars", volatilityBars, 10, 1_000);
        between("barsPerYear", barsPerYear, 1.0, 10_000_000.0);
        between("rebalanceThreshold", rebalanceThreshold, 0.0, 1.0);
    }

    /**
     * @return three names by the momentum of half a year of days, looked at once a week.
     */
    public static TopKConfig defaults() {
        return new TopKConfig(3, 1, 126, 5, 5, Profile.BALANCED, 60, 252, 0.05);
    }
}
