package io.tiercel.strategy.portfolio;

/**
 * Mood of a market from a proxy of it (SPY) and an index of implied volatility (VIX). Stateless; allocates nothing.
 * <p>
 * {@code score = [close > SMA50] + (VIX < 15: +1; VIX > 25: -1; else or missing 0) - [vol10 > 1.2 vol60]}; 1 or more is RISK_ON, -1 or less RISK_OFF,
 * else TRANSITION. Source: ours.
 */
public final class MarketRegime {
    private static final double CALM = 15;
    private static final double FEAR = 25;
    private static final double EXPANSION = 1.2;

    private MarketRegime() {}

    /**
     * @param close last close of the proxy.
     * @param sma50 mean of its last 50 closes.
     * @param vix   index of implied volatility, in points; NaN for none.
     * @param vol10 volatility of its last 10 returns.
     * @param vol60 volatility of its last 60 returns, in the same unit.
     * @return -2 to 2.
     */
    public static int score(
            final double close, final double sma50, final double vix, final double vol10, final double vol60) {
        int score = close > sma50 ? 1 : 0;
        score += vix < CALM ? 1 : vix > FEAR ? -1 : 0;
        return vol10 > EXPANSION * vol60 ? score - 1 : score;
    }

    /**
     * @param score as {@link #score} gave it.
     * @return regime.
     */
    public static Regime of(final int score) {
        return score >= 1 ? Regime.RISK_ON : score <= -1 ? Regime.RISK_OFF : Regime.TRANSITION;
    }
}
