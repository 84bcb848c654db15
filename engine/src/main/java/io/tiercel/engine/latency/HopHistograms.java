package io.tiercel.engine.latency;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One histogram per hop, nanoseconds, three significant digits, up to one minute.
 * <p>
 * Written by the core's thread only; read or reset by another when that has stopped, or waits with nothing left to do
 * ({@code Pipeline.awaitIdle}). Recording allocates nothing.
 */
public final class HopHistograms implements HopClock {
    private static final long HIGHEST_NS = 60_000_000_000L;

    private final Map<Hop, Histogram> byHop = new EnumMap<>(Hop.class);
    private final Histogram[] histograms = new Histogram[Hop.count()];
    private boolean isWholeOnly;
    private boolean isProbed;
    private boolean isDecided;
    private long startNs;
    private long lastNs;

    /** Makes empty histograms. */
    public HopHistograms() {
        for (final Hop hop : Hop.values()) {
            final Histogram histogram = new Histogram(HIGHEST_NS, 3);
            histograms[hop.ordinal()] = histogram;
            byHop.put(hop, histogram);
        }
    }

    /**
     * Starts the measurement of one event.
     *
     * @param publishedNs when it was published or, under open-loop load, scheduled; {@code System.nanoTime()}.
     */
    public void begin(final long publishedNs) {
        isProbed = true;
        isDecided = false;
        startNs = publishedNs;
        if (!isWholeOnly) {
            lastNs = System.nanoTime();
            record(Hop.RING, lastNs - publishedNs);
        }
    }

    /** The next event is not measured. */
    public void skip() {
        isProbed = false;
    }

    @Override
    public void passed(final Hop hop) {
        if (isProbed) {
            if (isWholeOnly) {
                passedWhole(hop);
            } else {
                final long now = System.nanoTime();
                record(hop, now - lastNs);
                lastNs = now;
            }
        }
    }

    private void passedWhole(final Hop hop) {
        if (hop == Hop.STRATEGY) {
            lastNs = System.nanoTime();
            isDecided = true;
        }
    }

    /** Ends the measurement of one event. */
    public void end() {
        if (isProbed) {
            final boolean isTimed = !isWholeOnly || isDecided;
            record(Hop.RING_TO_DECISION, (isTimed ? lastNs : System.nanoTime()) - startNs);
        }
    }

    /**
     * Chooses between every hop and the whole way only. Each hop costs a reading of the clock and an entry in a histogram, which together weigh as
     * much as a hop does; the whole way costs one of each.
     *
     * @param wholeOnly true to fill {@link Hop#RING_TO_DECISION} only; false, as at the start, to fill all.
     */
    public void wholeOnly(final boolean wholeOnly) {
        isWholeOnly = wholeOnly;
    }

    /** Forgets what was recorded: the warm-up is over. */
    public void reset() {
        for (final Histogram histogram : histograms) {
            histogram.reset();
        }
    }

    /**
     * @return the histograms by hop; live objects.
     */
    public Map<Hop, Histogram> byHop() {
        return byHop;
    }

    private void record(final Hop hop, final long elapsedNs) {
        histograms[hop.ordinal()].recordValue(Math.min(HIGHEST_NS, Math.max(0, elapsedNs)));
    }
}
