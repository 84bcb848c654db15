package io.tiercel.bench.factors;

import io.tiercel.factors.FactorsConfig;

/** How many factors a pass computes. */
public enum FactorChoice {
    /** Those that a session computes unless it is told otherwise. */
    FIRST_24(80, FactorsConfig.FIRST_24),
    /** The same and one or two of each other family. */
    TYPICAL_32(
            75,
            FactorsConfig.FIRST_24,
            "microprice_ticks",
            "mid_ret_1ev",
            "spread_mean_100ev",
            "depth_imb_10",
            "ofi_1_sum_1s",
            "trade_run",
            "bipower_100ev",
            "trade_rate_5s"),
    /** The whole catalogue. */
    ALL(600, FactorsConfig.ALL);

    private static final String SEPARATOR = ",";

    private final double targetNs;
    private final String factors;

    FactorChoice(final double targetNs, final String... factors) {
        this.targetNs = targetNs;
        this.factors = String.join(SEPARATOR, factors);
    }

    /**
     * @return what an event may cost, in nanoseconds.
     */
    double targetNs() {
        return targetNs;
    }

    /**
     * @return the factors with their default parameters.
     */
    FactorsConfig config() {
        return FactorsConfig.of(factors.split(SEPARATOR, -1));
    }

    /**
     * @return number of factors.
     */
    int count() {
        return config().chosen().size();
    }
}
