package io.tiercel.strategy.order;

/** FIX TimeInForce (tag 59), as far as the engine speaks it. */
public enum TimeInForce {
    /** Until filled or canceled. */
    GTC,
    /** Expires when the market closes. */
    DAY,
    /** Takes what is there now; the remainder is canceled. */
    IOC,
    /** Filled whole at once or canceled untouched. */
    FOK
}
