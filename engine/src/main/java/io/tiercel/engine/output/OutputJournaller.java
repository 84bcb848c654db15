package io.tiercel.engine.output;

import io.tiercel.journal.Journal;
import org.agrona.MutableDirectBuffer;

/**
 * Appends released records to the output journal.
 * <p>
 * Owned by the outputs' thread. Allocates nothing.
 */
public final class OutputJournaller implements OutputHandler {
    private final Journal journal;

    /**
     * @param journal of the outputs.
     */
    public OutputJournaller(final Journal journal) {
        this.journal = journal;
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        journal.append(buffer, offset, length);
    }
}
