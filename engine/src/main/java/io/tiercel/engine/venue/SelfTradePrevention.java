package io.tiercel.engine.venue;

/** What happens when an incoming order comes, in queue order, to an own order of the other side. They never trade. */
public enum SelfTradePrevention {
    /** The rest of the incoming order is canceled. */
    CANCEL_NEWEST,
    /** The resting order is canceled; the incoming one goes on. */
    CANCEL_OLDEST,
    /** Both are canceled. */
    CANCEL_BOTH
}
