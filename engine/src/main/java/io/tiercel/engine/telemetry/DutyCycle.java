package io.tiercel.engine.telemetry;

/**
 * How long the turns of one thread take: the longest, and how many took longer than {@value #THRESHOLD_NS} ns. The clock is read where a turn begins and
 * ends, twice a turn and not per event.
 * <p>
 * Owned by the thread that it watches. Allocates nothing.
 */
public final class DutyCycle {
    /** A turn above this is a stall: two milliseconds. */
    public static final long THRESHOLD_NS = 2_000_000L;

    /** Inputs after which a turn ends that has not ended by itself. */
    public static final int INPUTS_PER_TURN = 256;

    private final SessionCounters counters;
    private final SessionCounter longestNs;
    private final SessionCounter stalls;
    private long beganNs;
    private long longest;
    private long stallCount;

    /**
     * @param counters  written to.
     * @param longestNs counter of the longest turn.
     * @param stalls    counter of the turns above the threshold.
     */
    public DutyCycle(final SessionCounters counters, final SessionCounter longestNs, final SessionCounter stalls) {
        this.counters = counters;
        this.longestNs = longestNs;
        this.stalls = stalls;
    }

    /** A turn begins. */
    public void begin() {
        beganNs = System.nanoTime();
    }

    /** The turn has ended; the next begins at once unless {@link #begin} says otherwise. */
    public void end() {
        final long nowNs = System.nanoTime();
        took(nowNs - beganNs);
        beganNs = nowNs;
    }

    /**
     * A turn whose length is known.
     *
     * @param elapsedNs nanoseconds.
     */
    public void took(final long elapsedNs) {
        if (elapsedNs > longest) {
            longest = elapsedNs;
            counters.set(longestNs, elapsedNs);
        }
        if (elapsedNs > THRESHOLD_NS) {
            counters.set(stalls, ++stallCount);
        }
    }
}
