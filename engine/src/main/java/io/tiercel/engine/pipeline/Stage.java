package io.tiercel.engine.pipeline;

/** Part of the engine that can fail. What the core does depends on the inputs alone, so only its failures come again in a replay. */
public enum Stage {
    /** Feed and operator commands, on the ingress thread. */
    INGRESS("ingress"),
    /** Books, factors, model, strategies, risk or simulated venue. */
    CORE("core"),
    /** Who only looks on, on the core's thread. */
    OBSERVER("observer"),
    /** The input journal. */
    JOURNAL("journal"),
    /** What leaves: output journal, gateway, statistics. */
    OUTPUTS("outputs"),
    /** The last steps, when every input has been worked off. */
    CLOSING("end of session"),
    /** Not known: the session could not record it. */
    UNKNOWN("engine");

    private final String label;

    Stage(final String label) {
        this.label = label;
    }

    /** A word or a few for a person. */
    @Override
    public String toString() {
        return label;
    }
}
