package io.tiercel.bench.latency;

/**
 * Publishes events at a constant rate, whatever the system does with them: event k of a phase is due {@code k / rate} after its start. An event that
 * is late, because the system or the machine stalled, is published at once and keeps the time at which it was due, so that a stall counts for every
 * event it delayed and not only for the one it met (no "coordinated omission"). Allocates nothing.
 */
final class OpenLoop {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final LoadClock clock;
    private final LoadedSystem system;

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
     */
    void run(final int firstEvent, final int events, final long ratePerSecond) {
        final long startNs = clock.nowNs();
        for (int k = 0; k < events; k++) {
            // k below 2^31: the product stays below 2^61
            final long dueNs = startNs + k * NS_PER_SECOND / ratePerSecond;
            while (clock.nowNs() < dueNs) {
                clock.spin();
            }
            system.publish(firstEvent + k, dueNs);
        }
    }
}
