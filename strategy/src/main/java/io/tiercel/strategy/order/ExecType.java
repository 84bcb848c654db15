package io.tiercel.strategy.order;

/** FIX ExecType (tag 150): what an execution report tells. */
public enum ExecType {
    /** The venue accepted the order. */
    NEW,
    /** A fill, partial or whole. */
    TRADE,
    CANCELED,
    REPLACED,
    REJECTED,
    EXPIRED,
    /** A stop became a market or limit order. */
    TRIGGERED,
    /** A cancel request was refused; the order stays as it was. */
    CANCEL_REJECTED,
    /** A replace request was refused; the order stays as it was. */
    REPLACE_REJECTED
}
