package io.tiercel.engine.latency;

/**
 * Told by the core when an event has passed a stage. The core itself reads no clock: this is where a pipeline with its probes on does.
 * <p>
 * Called on the core's thread; must not allocate, block, or change anything the core can see.
 */
public interface HopClock {
    /** Reads no clock. */
    HopClock OFF = hop -> {};

    /**
     * The event has passed the stage.
     *
     * @param hop the stage.
     */
    void passed(Hop hop);

    /** A check of the risk gate begins, in the midst of some hop. */
    default void riskBegins() {}

    /** The check has ended; its time is not the enclosing hop's. */
    default void riskEnds() {}
}
