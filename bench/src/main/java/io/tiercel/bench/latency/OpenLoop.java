package io.tiercel.bench.latency;

import org.HdrHistogram.Histogram;

/**
 * Publishes events at a constant rate, whatever the system does with them: event k of a phase is due {@code k / rate} after its start. An event that
 * is late, because the system or the machine stalled, is published at once and keeps the time at which it was due, so that a stall counts for every
 * event it delayed and not only for the one it met (no "coordinated omission"). Allocates nothing.
 * <p>
 * It keeps account of itself too: how late an event was published although nothing but the clock was waited for. That is not the system's doing.
 */
final class OpenLoop {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long HIGHEST_NS = 60_000_000_000L;

    private final LoadClock clock;
    private final LoadedSystem system;
    private final Histogram ownLateNs = new Histogram(HIGHEST_NS, 3);
    private long elapsedNs;

    OpenLoop(final LoadClock clock, final LoadedSystem system) {
        this.clock = clock;
        this.system = system;
    }

    /**
     * One phase.
     *
     * @param firstEvent    number of its first event.
     * @param events        how many.
     * @param ratePerSecond of the events, 1 to a billion.
     * @param patienceNs    so long it goes on; then it gives up.
     * @return events published: all, or as many as went through before it gave up.
     */
    int run(final int firstEvent, final int events, final long ratePerSecond, final long patienceNs) {
        ownLateNs.reset();
        final long startNs = clock.nowNs();
        long returnedNs = startNs;
        int published = 0;
        while (published < events && returnedNs - startNs < patienceNs) {
            // below 2^31 events: the product stays below 2^61
            final long dueNs = startNs + published * NS_PER_SECOND / ratePerSecond;
            long nowNs = clock.nowNs();
            while (nowNs < dueNs) {
                clock.spin();
                nowNs = clock.nowNs();
            }
            ownLateNs.recordValue(Math.min(HIGHEST_NS, Math.max(0, nowNs - Math.max(dueNs, returnedNs))));
            system.publish(firstEvent + published, dueNs);
            returnedNs = clock.nowNs();
            published++;
        }
        elapsedNs = returnedNs - startNs;
        return published;
    }

    /**
     * @return how late the generator itself was with each event of the last phase; a live object.
     */
    Histogram ownLateNs() {
        return ownLateNs;
    }

    /**
     * @return time that the last phase took.
     */
    long elapsedNs() {
        return elapsedNs;
    }
}
