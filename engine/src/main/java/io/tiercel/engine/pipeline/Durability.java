package io.tiercel.engine.pipeline;

/** How safe an input must be before an output that it caused may leave. */
public enum Durability {
    /** In the page cache: survives the death of the process, not of the machine. */
    OFF,
    /** On disk, synced once per batch that the engine's thread drained. */
    GROUP,
    /** On disk, synced for each input. */
    EACH
}
