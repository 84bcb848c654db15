package io.tiercel.marketdata.instrument;

/** Sentinels of the fixed-point fields. Zero and negative prices are legal, so "none" is a value of its own. Stateless. */
public final class Prices {
    /** No price: an empty level, a market order, a field that the source does not tell. */
    public static final long NO_PRICE = Long.MIN_VALUE;

    /** No time stamp. */
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    /** No order id. */
    public static final long NO_ORDER_ID = Long.MIN_VALUE;

    private Prices() {}
}
