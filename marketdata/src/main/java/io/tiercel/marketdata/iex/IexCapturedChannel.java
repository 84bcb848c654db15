package io.tiercel.marketdata.iex;

import static io.tiercel.marketdata.iex.IexDescriptor.*;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.pcap.CapturedChannel;
import io.tiercel.marketdata.protocol.StaleReason;
import java.nio.ByteOrder;
import java.util.SortedMap;
import org.agrona.DirectBuffer;

/**
 * IEX-TP segments of one session after the other, in the order of their numbers: what is missing makes all books stale and is told to the audit, what has
 * been read before is dropped from the books, but counted with its type.
 * <p>
 * Owned by the ingress thread; allocates nothing but what the decoder of the messages does. The exchange begins anew when another session takes over,
 * when the number is 1 again in a segment sent later than all before, and when the number is below the first one read (a capture that was pieced
 * together): then the books are stale for a moment (RESTART) and empty afterwards.
 */
final class IexCapturedChannel extends CapturedChannel {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final long FIRST_SEQUENCE = 1;

    private final IexDecoder decoder;
    private final FeedAudit audit;
    private boolean isBegun;
    private boolean isAnotherSession;
    private long beginSequence;
    private long nextSequence;
    private long lastSendTimeNs;
    private long restarts;
    private long repeats;
    private long heartbeats;

    IexCapturedChannel(final IexDecoder decoder, final FeedAudit audit) {
        this.decoder = decoder;
        this.audit = audit;
    }

    @Override
    protected int decode(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long captureTimeNs,
            final EventWriter writer) {
        final int count = buffer.getShort(offset + COUNT_OFFSET, ORDER) & 0xffff;
        final long first = buffer.getLong(offset + FIRST_SEQUENCE_OFFSET, ORDER);
        final long sendTimeNs = buffer.getLong(offset + SEND_TIME_OFFSET, ORDER);
        int events = follow(first, sendTimeNs, writer);
        heartbeats += count == 0 ? 1 : 0;
        int block = offset + HEADER_LENGTH;
        for (int i = 0; i < count; i++) {
            final int messageLength = buffer.getShort(block, ORDER) & 0xffff;
            events += decodeMessage(buffer, block + BLOCK_HEADER_LENGTH, messageLength, first + i, writer);
            block += BLOCK_HEADER_LENGTH + messageLength;
        }
        return events;
    }

    private int decodeMessage(
            final DirectBuffer buffer,
            final int message,
            final int length,
            final long sequence,
            final EventWriter writer) {
        if (sequence < nextSequence) {
            repeats++;
            decoder.count(buffer, message, length);
            return 0;
        }
        try {
            final int events = decoder.decode(buffer, message, length, sequence, writer);
            nextSequence = sequence + 1;
            return events;
        } catch (final BadInputException e) {
            throw new BadInputException("message " + sequence + ": " + e.getMessage(), e);
        }
    }

    private int follow(final long first, final long sendTimeNs, final EventWriter writer) {
        final boolean isAnew = first < beginSequence
                || (first < nextSequence && first <= FIRST_SEQUENCE && sendTimeNs > lastSendTimeNs);
        int events = 0;
        if (!isBegun) {
            beginSequence = first;
            nextSequence = first;
        } else if (isAnotherSession || isAnew) {
            restarts++;
            writer.bookStale(EventWriter.ALL_INSTRUMENTS, nextSequence - 1, sendTimeNs, 0, StaleReason.RESTART);
            events += 1 + decoder.restart(nextSequence - 1, sendTimeNs, writer);
            beginSequence = !isAnotherSession && first > FIRST_SEQUENCE ? first : FIRST_SEQUENCE;
            nextSequence = beginSequence;
        }
        isBegun = true;
        isAnotherSession = false;
        lastSendTimeNs = Math.max(lastSendTimeNs, sendTimeNs);
        final long missing = first - nextSequence;
        if (missing > 0) {
            writer.bookStale(EventWriter.ALL_INSTRUMENTS, nextSequence - 1, sendTimeNs, missing, StaleReason.GAP);
            audit.gap(EventWriter.ALL_INSTRUMENTS, missing);
            nextSequence = first;
            events++;
        }
        return events;
    }

    @Override
    protected boolean isAlive(final DirectBuffer buffer, final int offset) {
        final int count = buffer.getShort(offset + COUNT_OFFSET, ORDER) & 0xffff;
        return buffer.getLong(offset + SEND_TIME_OFFSET, ORDER) > lastSendTimeNs
                || buffer.getLong(offset + FIRST_SEQUENCE_OFFSET, ORDER) + count > nextSequence;
    }

    /** A session does not say so. */
    @Override
    protected boolean isOver() {
        return false;
    }

    /** Its first segment tells when: see {@link #follow}. */
    @Override
    protected int restart(final long captureTimeNs, final EventWriter writer) {
        isAnotherSession = true;
        return 0;
    }

    /** How often the exchange began anew. */
    long restarts() {
        return restarts;
    }

    /** Messages that had been read before. */
    long repeats() {
        return repeats;
    }

    /** Segments without a message. */
    long heartbeats() {
        return heartbeats;
    }

    SortedMap<String, Long> messagesByType() {
        return decoder.countsByType();
    }
}
