package io.tiercel.engine.recovery;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The name of the output that was made last: cause and index. Owned by the thread of the core that it belongs to; allocates nothing.
 */
final class OutputPosition implements OutputHandler {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long cause;
    private long index;

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        moveTo(header.wrap(buffer, offset));
    }

    void moveTo(final MessageHeaderDecoder output) {
        cause = output.sequence();
        index = output.sourceSequence();
    }

    /** Sequence of the input that caused it, 0 when there is none. */
    long cause() {
        return cause;
    }

    /** Its number among those of one cause, from 0. */
    long index() {
        return index;
    }

    /** Whether a record is this output, or one made before it. */
    boolean isAtOrBehind(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        return header.sequence() < cause || (header.sequence() == cause && header.sourceSequence() <= index);
    }

    /** Whether another one was made before this one. */
    boolean isBefore(final OutputPosition other) {
        return cause < other.cause || (cause == other.cause && index < other.index);
    }
}
