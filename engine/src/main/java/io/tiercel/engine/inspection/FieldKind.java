package io.tiercel.engine.inspection;

/** How the number or text of a field is to be read. */
public enum FieldKind {
    /** A plain integer; its unit, if any, is in its name. */
    INTEGER,
    /** Fixed point by the priceScale of its instrument. */
    PRICE,
    /** Fixed point by the qtyScale of its instrument. */
    QTY,
    /** Nanoseconds since the epoch. */
    TIMESTAMP,
    /** One of a list of names. */
    CODE,
    /** ASCII characters. */
    TEXT
}
