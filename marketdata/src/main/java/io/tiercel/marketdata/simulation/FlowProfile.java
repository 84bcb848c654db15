package io.tiercel.marketdata.simulation;

/**
 * What makes the order flow look like a market; each part can be turned off to see what it is for. Immutable.
 *
 * @param clustering      0 (orders come independently, a Poisson process) to 1 (orders breed orders).
 * @param signPersistence  share of trading orders that are pieces of a metaorder, 0 (independent signs) to 1.
 * @param newsPerHour     mean number of jumps of the fair value, 0 or more.
 */
record FlowProfile(double clustering, double signPersistence, double newsPerHour) {
    /** A busy share. */
    static final FlowProfile MARKET = new FlowProfile(1.0, 0.92, 40.0);

    /** Control: memoryless arrivals, independent signs, no news. */
    static final FlowProfile MEMORYLESS = new FlowProfile(0.0, 0.0, 0.0);
}
