package io.tiercel.factors.catalogue;

/** What a factor does when the market is mirrored: bids for asks, buys for sells. */
public enum FactorSign {
    /** Positive is buy pressure; the mirrored market flips the sign. */
    BUY_PRESSURE('+'),
    /** The mirrored market has the same value. */
    UNSIGNED('.'),
    /** Belongs to one side; the mirrored market has the value of the other side's factor. */
    SIDE('s');

    private final char code;

    FactorSign(final char code) {
        this.code = code;
    }

    /**
     * @return the sign as catalogue listings print it: {@code +}, {@code .} or {@code s}.
     */
    public char code() {
        return code;
    }
}
