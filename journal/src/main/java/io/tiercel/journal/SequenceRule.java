package io.tiercel.journal;

/** What the sequence of a record must be, given the record before it. Writer and reader check the same rule. */
public enum SequenceRule {
    /** Each record has the sequence of the record before plus one; the first of a journal has 1. For inputs. */
    GAPLESS,

    /** No record has a lower sequence than the record before; the first has 0 or more. For outputs named by their cause. */
    NON_DECREASING;

    /**
     * Whether a record may follow. Allocates nothing.
     *
     * @param lastSequence sequence of the record before, or {@link RecordDescriptor#BEFORE_FIRST_SEQUENCE}.
     * @param sequence     sequence of the record.
     * @return true if the rule holds.
     */
    public boolean isNext(final long lastSequence, final long sequence) {
        return this == GAPLESS ? sequence == lastSequence + 1 : sequence >= lastSequence;
    }

    /**
     * The rule in words, for a message. Cold.
     *
     * @param lastSequence sequence of the record before.
     * @return what the next sequence has to be.
     */
    String expectation(final long lastSequence) {
        return this == GAPLESS ? Long.toString(lastSequence + 1) : lastSequence + " or more";
    }
}
