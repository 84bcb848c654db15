package io.tiercel.risk.killswitch;

/** Who asks for a reset of the kill switch. */
public enum Requester {
    /** A person at the command line of the engine. */
    OPERATOR,
    /** A strategy: it may stop trading but never resume it. */
    STRATEGY
}
