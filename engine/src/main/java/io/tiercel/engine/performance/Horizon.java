package io.tiercel.engine.performance;

/** How long after a fill the market is looked at again. */
public enum Horizon {
    ONE_SECOND("1s", 1_000_000_000L),
    FIVE_SECONDS("5s", 5_000_000_000L),
    THIRTY_SECONDS("30s", 30_000_000_000L);

    private final String label;
    private final long lengthNs;

    Horizon(final String label, final long lengthNs) {
        this.label = label;
        this.lengthNs = lengthNs;
    }

    /**
     * @return as names of figures end, such as {@code 1s}.
     */
    public String label() {
        return label;
    }

    /**
     * @return nanoseconds after the fill, venue time.
     */
    public long lengthNs() {
        return lengthNs;
    }
}
