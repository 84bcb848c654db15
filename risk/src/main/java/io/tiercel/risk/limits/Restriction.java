package io.tiercel.risk.limits;

/** Whether an instrument may be traded (check 103). */
public enum Restriction {
    /** It may. */
    NO,
    /** Only orders that reduce the position pass. */
    REDUCE_ONLY,
    /** It may not, to close a position neither. */
    ALL
}
