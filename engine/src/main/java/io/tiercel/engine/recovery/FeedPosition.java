package io.tiercel.engine.recovery;

import io.tiercel.engine.InputSource;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.strategy.StateHash;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * How far the feed of a session has been journaled: how many of its events, and a hash over all that they say, but for what the ingress stamps. Owned by the
 * thread of the core that it belongs to; allocates nothing.
 */
public final class FeedPosition {
    private static final int INSTRUMENT_ID = MessageHeaderDecoder.instrumentIdEncodingOffset();
    private static final int SOURCE_SEQUENCE = MessageHeaderDecoder.sourceSequenceEncodingOffset();

    private long events;
    private long hash = StateHash.START;
    private boolean isEnded;

    /**
     * One input of the journal.
     *
     * @param header  of it.
     * @param isAnEnd true when it says that the session is over.
     */
    void onInput(final MessageHeaderDecoder header, final boolean isAnEnd) {
        if (InputSource.isFeed(header.source())) {
            onEvent(header.buffer(), header.offset());
        }
        isEnded = isAnEnd;
    }

    /**
     * One event of the feed.
     *
     * @param buffer holds it.
     * @param offset of its header.
     */
    public void onEvent(final DirectBuffer buffer, final int offset) {
        events++;
        final int end = offset + (buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF);
        long mixed = hash;
        mixed = StateHash.mix(mixed, buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN));
        mixed = StateHash.mix(mixed, buffer.getLong(offset + Long.BYTES, ByteOrder.LITTLE_ENDIAN));
        mixed = StateHash.mix(mixed, buffer.getInt(offset + INSTRUMENT_ID, ByteOrder.LITTLE_ENDIAN));
        mixed = StateHash.mix(mixed, buffer.getLong(offset + SOURCE_SEQUENCE, ByteOrder.LITTLE_ENDIAN));
        int at = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            mixed = StateHash.mix(mixed, buffer.getLong(at, ByteOrder.LITTLE_ENDIAN));
        }
        for (; at < end; at++) {
            mixed = StateHash.mix(mixed, buffer.getByte(at));
        }
        hash = mixed;
    }

    /**
     * @param other of as many events.
     * @return true when all of them are the same.
     */
    public boolean isSame(final FeedPosition other) {
        return events == other.events && hash == other.hash;
    }

    /**
     * @return events of the feed that the journal holds.
     */
    public long events() {
        return events;
    }

    /**
     * @return true when the session had come to its end.
     */
    public boolean isEnded() {
        return isEnded;
    }
}
