package io.tiercel.risk.limits;

/**
 * A named set of limits for a portfolio. Laid over a configuration, it decides the drawdown, the daily loss (half of it), the cap on one position, the
 * least cash, and, the same in each, the sector cap, the daily turnover and the correlation cap. Constants; any thread.
 */
public enum RiskProfile {
    /** The configuration's own limits. */
    CUSTOM(0, 0, 0, 0),
    /** Drawdown 5 %, volatility 6 %, one position 25 %, cash 30 %. */
    CONSERVATIVE(500, 600, 2_500, 3_000),
    /** Drawdown 10 %, volatility 10 %, one position 35 %, cash 15 %. */
    BALANCED(1_000, 1_000, 3_500, 1_500),
    /** Drawdown 20 %, volatility 15 %, one position 50 %, cash 5 %. */
    AGGRESSIVE(2_000, 1_500, 5_000, 500);

    /** Largest share of one sector, basis points of the equity. */
    public static final int SECTOR_CAP_BPS = 3_000;

    /** Largest turnover of a day, basis points of the equity at its start. */
    public static final int DAILY_TURNOVER_BPS = 5_000;

    /** Largest correlation with a held position, parts per million. Ours. */
    public static final int CORRELATION_CAP_PPM = 800_000;

    private final int maxDrawdownBps;
    private final int targetVolatilityBps;
    private final int singlePositionCapBps;
    private final int minCashBps;

    RiskProfile(
            final int maxDrawdownBps,
            final int targetVolatilityBps,
            final int singlePositionCapBps,
            final int minCashBps) {
        this.maxDrawdownBps = maxDrawdownBps;
        this.targetVolatilityBps = targetVolatilityBps;
        this.singlePositionCapBps = singlePositionCapBps;
        this.minCashBps = minCashBps;
    }

    /**
     * @return true when it has no limits of its own.
     */
    public boolean isCustom() {
        return this == CUSTOM;
    }

    /**
     * @return basis points of the peak equity; without meaning for {@link #CUSTOM}, as are the others.
     */
    public int maxDrawdownBps() {
        return maxDrawdownBps;
    }

    /**
     * @return loss of a day, basis points of the equity at its start: half of the drawdown. Ours.
     */
    public int dailyLossBps() {
        return maxDrawdownBps / 2;
    }

    /**
     * @return annual volatility that portfolios are scaled to, basis points; the gate does not check it.
     */
    public int targetVolatilityBps() {
        return targetVolatilityBps;
    }

    /**
     * @return largest value of one position, basis points of the equity.
     */
    public int singlePositionCapBps() {
        return singlePositionCapBps;
    }

    /**
     * @return cash that buys leave, basis points of the equity.
     */
    public int minCashBps() {
        return minCashBps;
    }

    /** The limits of the configuration with this profile's laid over them. */
    PortfolioLimits over(final PortfolioLimits own) {
        if (isCustom()) {
            return own;
        }
        return new PortfolioLimits(
                Limit.of(singlePositionCapBps),
                Limit.of(SECTOR_CAP_BPS),
                own.maxGrossMicros(),
                own.maxNetMicros(),
                own.minCashMicros(),
                Limit.of(minCashBps),
                own.buyFeePpb(),
                Limit.of(DAILY_TURNOVER_BPS),
                Limit.of(CORRELATION_CAP_PPM));
    }
}
