package io.tiercel.strategy.portfolio;

/** What HOLD means for a position. */
public enum HoldRule {
    /** It stays. */
    KEEP,
    /** It is closed. */
    FLAT
}
