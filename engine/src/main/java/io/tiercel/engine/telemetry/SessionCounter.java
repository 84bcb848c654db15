package io.tiercel.engine.telemetry;

import java.util.Optional;

/** What is counted. The type id stands in the file, so it never changes its meaning; new ones come at the end. */
public enum SessionCounter {
    /** Sequence of the last input published. Ingress. */
    PUBLISHED(1, "published", "inputs published"),
    /** Event time of that input, nanoseconds since 1970; {@link #NONE} before the first. Ingress. */
    EVENT_TIME_NS(2, "eventTimeNs", "event time"),
    /** Sequence of the last input appended to the input journal. Journal's thread. */
    JOURNALED(3, "journaled", "inputs journaled"),
    /** Sequence up to which inputs are known to be on disk; under OFF that of the start. Thread that syncs. */
    DURABLE(4, "durable", "inputs durable"),
    /** Sequence of the last input that the core has worked off. Core. */
    WORKED(5, "worked", "core done"),
    /** Records that have left through the gate. Outputs. */
    RELEASED(6, "released", "outputs released"),
    /** Bytes that waited in the output ring when it was last looked at. Outputs. */
    OUTPUT_RING_BYTES(7, "outputRingBytes", "output ring, bytes"),
    /** New orders that have left. Outputs. */
    ORDERS(8, "orders", "orders"),
    /** Fills, partial ones counted each. Outputs. */
    FILLS(9, "fills", "fills"),
    /** Rejects by risk and venue. Outputs. */
    REJECTS(10, "rejects", "rejects"),
    /** 0 while the kill switch is armed, else the code of the reason for which it tripped. Outputs. */
    KILL_SWITCH(11, "killSwitch", "kill switch"),
    /** Segments of the input journal that are written ahead. Ingress, ten times a second. */
    SEGMENTS_AHEAD(12, "segmentsAhead", "segments ahead"),
    /** How often a journal had to wait for a segment or the disk. Ingress, ten times a second. */
    JOURNAL_STALLS(13, "journalStalls", "journal stalls"),
    /** Longest turn of the ingress: a poll of the feed with all that it published. */
    INGRESS_LONGEST_NS(14, "ingressLongestNs", "ingress, longest turn"),
    /** Turns of the ingress above {@link DutyCycle#THRESHOLD_NS}. */
    INGRESS_STALLS(15, "ingressStalls", "ingress, stalls"),
    /** Longest turn of the engine's thread: at most {@value DutyCycle#INPUTS_PER_TURN} inputs, with the journal where it has no thread of its own. */
    CORE_LONGEST_NS(16, "coreLongestNs", "core, longest turn"),
    /** Turns of the engine's thread above the threshold. */
    CORE_STALLS(17, "coreStalls", "core, stalls"),
    /** Longest turn of the journal's thread, where it has one of its own. */
    JOURNAL_LONGEST_NS(18, "journalLongestNs", "journal, longest turn"),
    /** Turns of the journal's thread above the threshold. */
    JOURNAL_TURN_STALLS(19, "journalTurnStalls", "journal, stalls"),
    /** Longest turn of the outputs' thread, where they have one of their own. */
    OUTPUTS_LONGEST_NS(20, "outputsLongestNs", "outputs, longest turn"),
    /** Turns of the outputs' thread above the threshold. */
    OUTPUTS_STALLS(21, "outputsStalls", "outputs, stalls"),
    /** Sequence of the newest snapshot; {@link #NONE} while there is none. Second core. */
    SNAPSHOT(22, "snapshot", "newest snapshot"),
    /** Sequence of the last input that the second core has compared; {@link #NONE} where none follows. Second core. */
    FOLLOWED(23, "followed", "second core at input");

    /** Nothing yet. */
    public static final long NONE = Long.MIN_VALUE;

    private static final SessionCounter[] VALUES = values();

    private final int typeId;
    private final String key;
    private final String label;

    SessionCounter(final int typeId, final String key, final String label) {
        this.typeId = typeId;
        this.key = key;
        this.label = label;
    }

    /**
     * @return number of the counter in the file, 1 or more.
     */
    public int typeId() {
        return typeId;
    }

    /**
     * @return name in JSON.
     */
    public String key() {
        return key;
    }

    /**
     * @return a few words for a person; the counter's label in the file.
     */
    public String label() {
        return label;
    }

    static Optional<SessionCounter> of(final int typeId) {
        return typeId >= 1 && typeId <= VALUES.length ? Optional.of(VALUES[typeId - 1]) : Optional.empty();
    }
}
