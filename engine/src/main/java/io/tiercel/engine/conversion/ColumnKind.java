package io.tiercel.engine.conversion;

/** What the number of a column means. */
public enum ColumnKind {
    /** A number of its own. */
    NUMBER,
    /** In 10^-priceScale of the instrument. */
    PRICE,
    /** In 10^-qtyScale of the instrument. */
    QTY,
    /** Nanoseconds since the epoch. */
    TIME_NS,
    /** One of the codes that the schema names. */
    CODE,
    /** No number: US-ASCII, filled up with zero bytes. */
    TEXT
}
