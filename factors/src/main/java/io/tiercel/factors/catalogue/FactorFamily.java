package io.tiercel.factors.catalogue;

/** What a factor looks at. */
public enum FactorFamily {
    /** Best prices, mid returns, what trades pay. */
    SPREAD('A', "Spread and price"),
    /** Quantity and its shape over the levels. */
    DEPTH('B', "Depth and shape"),
    /** Orders that come and go, and trades. */
    FLOW('C', "Order flow"),
    /** Who was the aggressor. */
    CLASSIFICATION('D', "Trade classification"),
    /** How far flow moves the price. */
    IMPACT('E', "Price impact"),
    /** Variance of the mid and what is noise in it. */
    VOLATILITY('F', "Volatility and noise"),
    /** Informed trading. */
    TOXICITY('G', "Toxicity"),
    /** How often and how bunched. */
    INTENSITY('H', "Intensity and clustering"),
    /** Ages and lifetimes. */
    TIME('I', "Time");

    private final char code;
    private final String title;

    FactorFamily(final char code, final String title) {
        this.code = code;
        this.title = title;
    }

    /**
     * Cold.
     *
     * @param code as {@link #code()}.
     * @return the family.
     * @throws IllegalArgumentException if there is none.
     */
    static FactorFamily of(final char code) {
        for (final FactorFamily family : values()) {
            if (family.code == code) {
                return family;
            }
        }
        throw new IllegalArgumentException("no factor family " + code);
    }

    /**
     * @return the letter that catalogue listings and configuration use.
     */
    public char code() {
        return code;
    }

    /**
     * @return a heading.
     */
    public String title() {
        return title;
    }
}
