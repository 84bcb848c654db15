package io.tiercel.engine.latency;

/** The hops of an event, in their order. Each is measured from the end of the one before. */
public enum Hop {
    /** On the ingress thread: encoding into the slot, room in the ring awaited; under open-loop load from the time at which the event was due. */
    FEED,
    /** From publish until the engine's thread picks the event up. */
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
    /** The strategies, up to the last order handed to the output ring; without the time in risk. */
    STRATEGY,
    /** The checks of the risk gate, all of an event together, wherever they were asked for; events that asked for none are not counted. */
    RISK,
    /** From publish (or, under open-loop load, from the time at which the event was due) to the end of the strategies: ring to decision. */
    RING_TO_DECISION,
    /** One per order request: from the end of the strategies until it has left through the gate, 0 if it had left before. */
    GATE,
    /** One per order request: from publish (or from the time at which its cause was due) until it has left through the gate. */
    END_TO_END;

    private static final Hop[] VALUES = values();

    /**
     * @return number of hops.
     */
    public static int count() {
        return VALUES.length;
    }
}
