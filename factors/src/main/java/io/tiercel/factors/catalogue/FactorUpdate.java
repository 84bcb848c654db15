package io.tiercel.factors.catalogue;

/** What can alter a factor's value; between such events the last value stands. */
public enum FactorUpdate {
    /** Every event. */
    EVENT('E'),
    /** A change within the best levels of the book. */
    BOOK('B'),
    /** A trade. */
    TRADE('T'),
    /** A trade that becomes old enough to be judged. */
    MATURED('M'),
    /** A volume bucket that becomes full. */
    BUCKET('V');

    private final char code;

    FactorUpdate(final char code) {
        this.code = code;
    }

    /**
     * @return the letter that catalogue listings print.
     */
    public char code() {
        return code;
    }
}
