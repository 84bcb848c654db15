package io.tiercel.engine.telemetry;

import io.tiercel.journal.Journal;

/**
 * What the ingress thread tells: what it has published, how long its turns take, and, ten times a second, how the journals stand.
 * <p>
 * Owned by the ingress thread. Allocates nothing after construction.
 */
public final class IngressCounters {
    private final SessionCounters counters;
    private final Journal inputs;
    private final Journal outputs;
    private final DutyCycle cycle;
    private long lastNs;

    /**
     * @param counters written to.
     * @param inputs   the input journal.
     * @param outputs  the output journal.
     */
    public IngressCounters(final SessionCounters counters, final Journal inputs, final Journal outputs) {
        this.counters = counters;
        this.inputs = inputs;
        this.outputs = outputs;
        cycle = new DutyCycle(counters, SessionCounter.INGRESS_LONGEST_NS, SessionCounter.INGRESS_STALLS);
        lastNs = System.nanoTime();
    }

    /**
     * The feed and the operator have been polled.
     *
     * @param events      that came; a turn without any was a wait.
     * @param nowNs       {@code System.nanoTime()}.
     * @param sequence    of the last input published.
     * @param eventTimeNs of that input.
     */
    public void polled(final int events, final long nowNs, final long sequence, final long eventTimeNs) {
        if (events > 0) {
            cycle.took(nowNs - lastNs);
            published(sequence, eventTimeNs);
        }
        lastNs = nowNs;
    }

    private void published(final long sequence, final long eventTimeNs) {
        counters.set(SessionCounter.PUBLISHED, sequence);
        counters.set(SessionCounter.EVENT_TIME_NS, eventTimeNs);
    }

    /** A tenth of a second has passed. */
    public void sample() {
        counters.alive();
        counters.set(SessionCounter.SEGMENTS_AHEAD, inputs.segmentsAhead());
        counters.set(SessionCounter.JOURNAL_STALLS, inputs.stallCount() + outputs.stallCount());
    }

    /**
     * The session is over.
     *
     * @param state       how it ended.
     * @param sequence    of the last input published.
     * @param eventTimeNs of that input.
     */
    public void end(final SessionState state, final long sequence, final long eventTimeNs) {
        sample();
        published(sequence, eventTimeNs);
        counters.state(state);
    }
}
