package io.tiercel.engine.venue;

/** What a fill costs beyond the price it refers to, where there is no book. */
public enum CostModel {
    /** A share of the price: half the spread and slippage. */
    BPS,

    /** Half the spread, and spreads by the root of the order's share of a day's volume. */
    SPREAD_SQRT,

    /** Half the spread, and daily volatilities by the root of the order's share of a day's volume. */
    SIGMA_SQRT
}
