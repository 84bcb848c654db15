package io.tiercel.engine.venue;

/**
 * How long commands and reports are under way. Immutable, safe on any thread; allocates nothing after construction.
 */
interface Latency {
    /**
     * @param sentNs when the engine sends, ns since the epoch.
     * @param number of the command in the session, from 0.
     * @return ns from the engine to the venue, 0 or more.
     */
    long entryNs(long sentNs, long number);

    /**
     * @param madeNs venue time of the report, ns since the epoch.
     * @param number of the report in the session, from 0.
     * @return ns from the venue to the engine, 0 or more.
     */
    long responseNs(long madeNs, long number);
}
