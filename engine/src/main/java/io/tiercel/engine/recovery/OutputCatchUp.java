package io.tiercel.engine.recovery;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What a core makes anew while it is brought up to the end of its inputs: as long as the output journal has it already, the two must be equal byte for
 * byte; what is missing there is appended. Nothing is sent anywhere. One thread; cold.
 */
final class OutputCatchUp implements OutputHandler {
    private final Journal outputs;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private WrittenOutputs written;
    private boolean isAppending;
    private long appended;

    /**
     * @param outputs open for append.
     */
    OutputCatchUp(final Journal outputs) {
        this.outputs = outputs;
    }

    /**
     * Finds the first output that the core will make.
     *
     * @param reader   of the same journal, from the record at the position, or before.
     * @param position of the last output that is in the core's state.
     */
    void start(final JournalReader reader, final OutputPosition position) {
        written = new WrittenOutputs(reader);
        isAppending = !written.nextBehind(position);
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        if (isAppending) {
            outputs.append(buffer, offset, length);
            appended++;
            return;
        }
        if (!written.isEqual(buffer, offset, length)) {
            throw different(buffer, offset);
        }
        isAppending = !written.next();
    }

    /** Outputs that the journal has and the core did not make. */
    boolean isBehindJournal() {
        return !isAppending;
    }

    long appended() {
        return appended;
    }

    private JournalException different(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        return new JournalException("journal: output " + header.sourceSequence() + " of input " + header.sequence()
                + " is another than the session's, expected the same bytes: replay --verify says what differs");
    }
}
