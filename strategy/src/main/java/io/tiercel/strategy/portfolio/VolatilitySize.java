package io.tiercel.strategy.portfolio;

/**
 * Size of a position by the volatility of what is held: {@code w = min(cap, target / sigma)}; the more it moves, the less of it. Stateless;
 * allocates nothing. Source: ours, after Moskowitz, Ooi, Pedersen, "Time series momentum", Journal of Financial Economics 104 (2012), equation 5, where
 * a position is scaled by the ratio of a target to its volatility.
 */
public final class VolatilitySize {
    private VolatilitySize() {}

    /**
     * @param targetVolatility annual, 0.10 is 10 %.
     * @param volatility       annual, of the name; 0 or NaN when there is no estimate.
     * @param cap              largest weight.
     * @return weight, 0 without an estimate.
     */
    public static double weight(final double targetVolatility, final double volatility, final double cap) {
        return volatility > 0 ? Math.min(cap, targetVolatility / volatility) : 0;
    }
}
