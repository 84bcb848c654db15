package io.tiercel.journal;

import java.util.Map;

/** Everything that a reader needs to go on behind a sequence without reading the records before it. The journal does not look into it. Cold. */
public final class Snapshot {
    private final long sequence;
    private final Map<String, String> entries;
    private final byte[] state;

    /**
     * @param sequence of the last input that the state has worked off, 1 or more.
     * @param entries  what the state belongs to: hashes, versions, digests; all of them are its maker's.
     * @param state    its bytes; not copied.
     * @throws JournalException if the sequence is below 1.
     */
    public Snapshot(final long sequence, final Map<String, String> entries, final byte[] state) {
        if (sequence <= RecordDescriptor.BEFORE_FIRST_SEQUENCE) {
            throw new JournalException("journal: a snapshot at sequence " + sequence + ", expected 1 or more");
        }
        this.sequence = sequence;
        this.entries = Map.copyOf(entries);
        this.state = state;
    }

    /**
     * @return sequence of the last input that the state has worked off, 1 or more.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * @return what the state belongs to.
     */
    public Map<String, String> entries() {
        return entries;
    }

    /**
     * @return the state's bytes, not a copy.
     */
    public byte[] state() {
        return state;
    }
}
