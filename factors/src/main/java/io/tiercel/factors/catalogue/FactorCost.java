package io.tiercel.factors.catalogue;

/** What one update of a factor costs. */
public enum FactorCost {
    /** A fixed number of steps. */
    CONSTANT("1"),
    /** A fixed number of steps on average: each event or trade enters and leaves a window once. */
    AMORTISED("1a"),
    /** Steps in proportion to the levels or bins. */
    LEVELS("K");

    private final String code;

    FactorCost(final String code) {
        this.code = code;
    }

    /**
     * @return as catalogue listings print it.
     */
    public String code() {
        return code;
    }
}
