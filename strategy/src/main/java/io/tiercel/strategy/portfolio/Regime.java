package io.tiercel.strategy.portfolio;

/** Mood of a market. The multipliers of weights are ours. */
public enum Regime {
    RISK_ON(1),
    TRANSITION(0.5),
    RISK_OFF(0);

    private final double multiplier;

    Regime(final double multiplier) {
        this.multiplier = multiplier;
    }

    /**
     * @return what weights of risk assets are multiplied by.
     */
    public double multiplier() {
        return multiplier;
    }
}
