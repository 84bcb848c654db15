package io.tiercel.strategy.portfolio;

/** How much risk a portfolio may take. Fractions: 0.10 is 10 %. */
public enum Profile {
    CONSERVATIVE(0.05, 0.06, 0.25, 0.30),
    BALANCED(0.10, 0.10, 0.35, 0.15),
    AGGRESSIVE(0.20, 0.15, 0.50, 0.05);

    private final double maxDrawdown;
    private final double targetVolatility;
    private final double maxWeight;
    private final double minCash;

    Profile(final double maxDrawdown, final double targetVolatility, final double maxWeight, final double minCash) {
        this.maxDrawdown = maxDrawdown;
        this.targetVolatility = targetVolatility;
        this.maxWeight = maxWeight;
        this.minCash = minCash;
    }

    /**
     * @return largest loss from the peak, share of the peak.
     */
    public double maxDrawdown() {
        return maxDrawdown;
    }

    /**
     * @return annual volatility that the portfolio is scaled down to.
     */
    public double targetVolatility() {
        return targetVolatility;
    }

    /**
     * @return largest share of one name in the equity.
     */
    public double maxWeight() {
        return maxWeight;
    }

    /**
     * @return least share of cash in the equity.
     */
    public double minCash() {
        return minCash;
    }
}
