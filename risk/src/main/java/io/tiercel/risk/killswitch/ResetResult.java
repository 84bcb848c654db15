package io.tiercel.risk.killswitch;

/** What became of a reset of the kill switch. */
public enum ResetResult {
    /** Trading may go on. */
    DONE,
    /** Refused: there is nothing to reset. */
    NOT_TRIPPED,
    /** Refused: only the operator may reset. */
    NOT_OPERATOR,
    /** Refused: the operator must say why. */
    NO_REASON_GIVEN,
    /** Refused: an order is still open or a cancel is not confirmed. */
    OPEN_ORDERS,
    /** Refused: the daily loss or the reject rate would trip it again at once. */
    CAUSE_PERSISTS
}
