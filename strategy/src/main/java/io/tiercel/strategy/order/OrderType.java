package io.tiercel.strategy.order;

/** FIX OrdType (tag 40), as far as the engine speaks it. */
public enum OrderType {
    /** Bounded by its price; the remainder rests. */
    LIMIT,
    /** No bound; takes what is there, the remainder is canceled; never rests. */
    MARKET,
    /** Held by the venue; becomes a market order when a trade prints at or through the stop price. */
    STOP,
    /** Held by the venue; becomes a limit order when a trade prints at or through the stop price. */
    STOP_LIMIT
}
