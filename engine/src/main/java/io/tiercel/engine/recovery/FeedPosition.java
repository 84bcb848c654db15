package io.tiercel.engine.recovery;

import io.tiercel.engine.InputSource;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * How far the feed of a session has been journaled: how many of its events, and which one was the last. Owned by the thread of the core that it
 * belongs to; allocates nothing.
 */
public final class FeedPosition {
    private long events;
    private long lastSourceSequence;
    private int lastPart;
    private boolean isEnded;

    /**
     * One input of the journal.
     *
     * @param header  of it.
     * @param isAnEnd true when it says that the session is over.
     */
    void onInput(final MessageHeaderDecoder header, final boolean isAnEnd) {
        if (InputSource.isFeed(header.source())) {
            events++;
            lastSourceSequence = header.sourceSequence();
            lastPart = header.part();
        }
        isEnded = isAnEnd;
    }

    /**
     * @return events of the feed that the journal holds.
     */
    public long events() {
        return events;
    }

    /**
     * Whether an event of the feed is the one that was journaled last.
     *
     * @param buffer holds it.
     * @param offset of its header.
     * @return true when source sequence and part agree.
     */
    public boolean isLast(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        return header.sourceSequence() == lastSourceSequence && header.part() == lastPart;
    }

    /**
     * @return the last event's number at its source, for messages.
     */
    public long lastSourceSequence() {
        return lastSourceSequence;
    }

    /**
     * @return true when the session had come to its end.
     */
    public boolean isEnded() {
        return isEnded;
    }
}
