package io.tiercel.engine.venue;

/**
 * Each command and each report takes as long as the others.
 *
 * @param entry    ns from the engine to the venue.
 * @param response ns from the venue to the engine.
 */
record ConstantLatency(long entry, long response) implements Latency {
    @Override
    public long entryNs(final long sentNs, final long number) {
        return entry;
    }

    @Override
    public long responseNs(final long madeNs, final long number) {
        return response;
    }
}
