package io.tiercel.marketdata.itch;

import static io.tiercel.marketdata.itch.ItchDescriptor.FRAME_LENGTH;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.ByteOrder;
import java.util.SortedMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * ITCH messages of a source in this process, decoded from their genuine bytes as a file's would be.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction. The source sequence is the number of the message, from 1.
 */
public final class ItchStreamFeed implements Feed {
    /** A poll looks at no more messages than this, as in a file. */
    private static final int MESSAGES_PER_POLL = 4096;

    private final String name;
    private final ItchMessages source;
    private final ItchDecoder decoder;
    private final long expectedMessages;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ItchMessages.MAX_LENGTH]);
    private int from;
    private int filled;
    private long sequence;
    private boolean isEnded;

    /**
     * @param name             of the source, for messages.
     * @param source           asked for messages, on the ingress thread.
     * @param decoder          of the day and the instruments.
     * @param expectedMessages for {@link #progress}; 0 when not known.
     */
    public ItchStreamFeed(
            final String name, final ItchMessages source, final ItchDecoder decoder, final long expectedMessages) {
        this.name = name;
        this.source = source;
        this.decoder = decoder;
        this.expectedMessages = expectedMessages;
    }

    @Override
    public int poll(final EventWriter writer, final int limit) {
        int events = 0;
        for (int i = 0; i < MESSAGES_PER_POLL && events < limit && hasNext(); i++) {
            events += decode(writer);
        }
        return isEnded && events == 0 ? END_OF_FEED : events;
    }

    private boolean hasNext() {
        if (from == filled && !isEnded) {
            from = 0;
            filled = source.next(buffer, 0);
            isEnded = filled == 0;
        }
        return !isEnded;
    }

    private int decode(final EventWriter writer) {
        final int length = filled - from > FRAME_LENGTH ? buffer.getShort(from, ByteOrder.BIG_ENDIAN) & 0xffff : 0;
        if (length > filled - from - FRAME_LENGTH) {
            throw bad("the bytes end after " + (filled - from - FRAME_LENGTH) + " of a message, expected " + length);
        }
        try {
            final int events = decoder.decode(buffer, from + FRAME_LENGTH, length, sequence + 1, writer);
            sequence++;
            from += FRAME_LENGTH + length;
            return events;
        } catch (final BadInputException e) {
            throw bad(e.getMessage());
        }
    }

    private BadInputException bad(final String problem) {
        return new BadInputException(name + ": message " + (sequence + 1) + ": " + problem);
    }

    /**
     * @return its counts tell what the source has sent.
     */
    public ItchDecoder decoder() {
        return decoder;
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return decoder.countsByType();
    }

    @Override
    public double progress() {
        return expectedMessages > 0 ? Math.min(1.0, sequence / (double) expectedMessages) : Double.NaN;
    }

    @Override
    public void close() {
        // Bytes in memory only.
    }
}
