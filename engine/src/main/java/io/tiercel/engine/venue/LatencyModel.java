package io.tiercel.engine.venue;

/** How long commands and reports are under way. */
public enum LatencyModel {
    /** Each as long as the others. */
    CONSTANT,

    /** Drawn from tables, by a seed and the number of the command or report alone. */
    SAMPLED,

    /** Interpolated between measured rows of request, venue and response time. */
    INTERPOLATED
}
