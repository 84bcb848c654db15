package io.tiercel.engine.latency;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One histogram per hop, nanoseconds, three significant digits, up to one minute.
 * <p>
 * Written by the core's thread, {@link Hop#GATE} and {@link Hop#END_TO_END} by the outputs' thread; read or reset by another when both have stopped, or
 * wait with nothing left to do ({@code Pipeline.awaitIdle}). Recording allocates nothing.
 */
public final class HopHistograms implements HopClock {
    private static final long HIGHEST_NS = 60_000_000_000L;

    private final Map<Hop, Histogram> byHop = new EnumMap<>(Hop.class);
    private final Histogram[] histograms = new Histogram[Hop.count()];
    private boolean isWholeOnly;
    private boolean isProbed;
    private final GateHistograms gate;
    private final Histogram uncorrected = new Histogram(HIGHEST_NS, 3);
    private boolean isDecided;
    private boolean isRiskAsked;
    private long sequence;
    private long originNs;
    private long publishedNs;
    private long lastNs;
    private long riskBeginNs;
    private long riskNs;

    /** Makes empty histograms. */
    public HopHistograms() {
        for (final Hop hop : Hop.values()) {
            final Histogram histogram = new Histogram(HIGHEST_NS, 3);
            histograms[hop.ordinal()] = histogram;
            byHop.put(hop, histogram);
        }
        gate = new GateHistograms(byHop.get(Hop.GATE), byHop.get(Hop.END_TO_END));
    }

    /**
     * Starts the measurement of one event. Times are {@code System.nanoTime()}.
     *
     * @param input  sequence of the event.
     * @param feedNs when the ingress began with it or, under open-loop load, when it was due.
     * @param atNs   when it was published.
     * @param isDue  true when {@code feedNs} is a time at which it was due: then the whole way counts from there, else from {@code atNs}.
     */
    public void begin(final long input, final long feedNs, final long atNs, final boolean isDue) {
        if (!isWholeOnly) {
            record(Hop.FEED, atNs - feedNs);
        }
        start(input, isDue ? feedNs : atNs, atNs);
    }

    /**
     * Starts the measurement of one event that came from no ingress.
     *
     * @param atNs when it was published; {@code System.nanoTime()}.
     */
    public void begin(final long atNs) {
        start(0, atNs, atNs);
    }

    private void start(final long input, final long fromNs, final long atNs) {
        isProbed = true;
        isDecided = false;
        isRiskAsked = false;
        riskNs = 0;
        sequence = input;
        originNs = fromNs;
        publishedNs = atNs;
        gate.begin(input, fromNs);
        if (!isWholeOnly) {
            lastNs = System.nanoTime();
            record(Hop.RING, lastNs - atNs);
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

    @Override
    public void riskBegins() {
        if (isProbed && !isWholeOnly) {
            riskBeginNs = System.nanoTime();
        }
    }

    @Override
    public void riskEnds() {
        if (isProbed && !isWholeOnly) {
            final long tookNs = System.nanoTime() - riskBeginNs;
            isRiskAsked = true;
            riskNs += tookNs;
            // the enclosing hop is measured from here on as if the check had taken no time
            lastNs += tookNs;
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
            final long decidedNs = isTimed ? lastNs : System.nanoTime();
            record(Hop.RING_TO_DECISION, decidedNs - originNs);
            uncorrected.recordValue(onScale(decidedNs - publishedNs));
            if (isRiskAsked) {
                record(Hop.RISK, riskNs);
            }
            gate.decided(sequence, decidedNs);
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
        uncorrected.reset();
    }

    /**
     * What a load generator would have told that counts from the moment at which it really published an event: a stall that holds the generator up
     * counts once and not for every event that it delayed. Only there to show the difference.
     *
     * @return publish to decision; a live object, the core's thread's as the others.
     */
    public Histogram uncorrected() {
        return uncorrected;
    }

    /**
     * @return the clock at the gate, to be called last of all handlers of released records.
     */
    public GateHistograms gate() {
        return gate;
    }

    /**
     * @return the histograms by hop; live objects.
     */
    public Map<Hop, Histogram> byHop() {
        return byHop;
    }

    private void record(final Hop hop, final long elapsedNs) {
        histograms[hop.ordinal()].recordValue(onScale(elapsedNs));
    }

    static long onScale(final long elapsedNs) {
        return Math.min(HIGHEST_NS, Math.max(0, elapsedNs));
    }
}
