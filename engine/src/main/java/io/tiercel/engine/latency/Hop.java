package io.tiercel.engine.latency;

/** The hops of an event, in their order. Each is measured from the end of the one before. */
public enum Hop {
    /** From publish (or, under open-loop load, from the scheduled time) until the engine's thread picks the event up. */
    RING,
    /** Appending the record to the input journal. */
    JOURNAL,
    /** What was due before the event: commands at the simulated venue, reports, timers; then the change of the book. */
    BOOK,
    /** Own orders met by the event at the simulated venue, marks, reports due at its time. */
    VENUE,
    /** The factors. */
    FACTORS,
    /** The model, when the event moved the best prices. */
    MODEL,
    /** The strategies, risk included, up to the last order handed to the output ring. */
    STRATEGY,
    /** From publish (or scheduled time) to the end of the strategies: ring to decision. */
    RING_TO_DECISION;

    private static final Hop[] VALUES = values();

    /**
     * @return number of hops.
     */
    public static int count() {
        return VALUES.length;
    }
}
