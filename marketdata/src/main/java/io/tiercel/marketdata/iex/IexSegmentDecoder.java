package io.tiercel.marketdata.iex;

import static io.tiercel.marketdata.iex.IexDescriptor.*;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.pcap.DatagramDecoder;
import io.tiercel.marketdata.protocol.StaleReason;
import java.nio.ByteOrder;
import java.util.SortedMap;
import org.agrona.DirectBuffer;

/**
 * IEX-TP segments in the order of their numbers: what is missing makes all books stale and is told to the audit, what has been read before is
 * dropped from the books, but counted with its type.
 * <p>
 * Owned by the ingress thread; allocates nothing but what the decoder of the messages does. The exchange begins anew when the session is another one,
 * when the number is 1 again in a segment sent later than all before, and when the number is below the first one read (a capture that was pieced
 * together): then the books are stale for a moment (RESTART) and empty afterwards.
 */
final class IexSegmentDecoder implements DatagramDecoder {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final long FIRST_SEQUENCE = 1;

    private final IexDecoder decoder;
    private final FeedAudit audit;
    private boolean isBegun;
    private int session;
    private long beginSequence;
    private long nextSequence;
    private long lastSendTimeNs;
    private long restarts;
    private long repeats;
    private long heartbeats;

    IexSegmentDecoder(final IexDecoder decoder, final FeedAudit audit) {
        this.decoder = decoder;
        this.audit = audit;
    }

    @Override
    public int decode(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long captureTimeNs,
            final EventWriter writer) {
        check(buffer, offset, length);
        final int count = buffer.getShort(offset + COUNT_OFFSET, ORDER) & 0xffff;
        final long first = buffer.getLong(offset + FIRST_SEQUENCE_OFFSET, ORDER);
        final long sendTimeNs = buffer.getLong(offset + SEND_TIME_OFFSET, ORDER);
        int events = follow(buffer.getInt(offset + SESSION_OFFSET, ORDER), first, sendTimeNs, writer);
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

    private void check(final DirectBuffer buffer, final int offset, final int length) {
        if (length < HEADER_LENGTH) {
            throw new BadInputException(length + " bytes, expected an IEX-TP header of " + HEADER_LENGTH);
        }
        if (buffer.getByte(offset + VERSION_OFFSET) != VERSION) {
            throw new BadInputException(
                    "version " + (buffer.getByte(offset) & 0xff) + " of IEX-TP, expected " + VERSION);
        }
        final int protocol = buffer.getShort(offset + PROTOCOL_OFFSET, ORDER) & 0xffff;
        if (!decoder.speaks(protocol)) {
            throw new BadInputException(
                    "message protocol 0x" + Integer.toHexString(protocol) + ", expected " + decoder.title());
        }
        final int payload = buffer.getShort(offset + PAYLOAD_LENGTH_OFFSET, ORDER) & 0xffff;
        if (payload != length - HEADER_LENGTH) {
            throw new BadInputException("payload length " + payload + ", expected " + (length - HEADER_LENGTH));
        }
        final int count = buffer.getShort(offset + COUNT_OFFSET, ORDER) & 0xffff;
        final long first = buffer.getLong(offset + FIRST_SEQUENCE_OFFSET, ORDER);
        if (first < 0 || first > Long.MAX_VALUE - count || buffer.getLong(offset + SEND_TIME_OFFSET, ORDER) < 0) {
            throw new BadInputException("sequence number " + first + " sent at "
                    + buffer.getLong(offset + SEND_TIME_OFFSET, ORDER) + " ns, expected neither negative");
        }
        checkBlocks(buffer, offset + HEADER_LENGTH, offset + length, count, first);
    }

    private static void checkBlocks(
            final DirectBuffer buffer, final int from, final int end, final int count, final long first) {
        int at = from;
        for (int i = 0; i < count; i++) {
            if (at + BLOCK_HEADER_LENGTH > end) {
                throw new BadInputException(
                        "message " + (first + i) + ": the segment ends before it, expected " + count + " messages");
            }
            final int length = buffer.getShort(at, ORDER) & 0xffff;
            at += BLOCK_HEADER_LENGTH + length;
            if (at > end) {
                throw new BadInputException("message " + (first + i) + ": length " + length
                        + " runs over the segment's end, expected at most " + (length - (at - end)));
            }
        }
        if (at != end) {
            throw new BadInputException((end - at) + " bytes behind the last message, expected none");
        }
    }

    private int follow(final int segmentSession, final long first, final long sendTimeNs, final EventWriter writer) {
        final boolean isAnew = first < beginSequence
                || (first < nextSequence && first <= FIRST_SEQUENCE && sendTimeNs > lastSendTimeNs);
        int events = 0;
        if (!isBegun) {
            beginSequence = first;
            nextSequence = first;
        } else if (segmentSession != session || isAnew) {
            restarts++;
            writer.bookStale(EventWriter.ALL_INSTRUMENTS, nextSequence - 1, sendTimeNs, 0, StaleReason.RESTART);
            events += 1 + decoder.restart(nextSequence - 1, sendTimeNs, writer);
            beginSequence = segmentSession == session && first > FIRST_SEQUENCE ? first : FIRST_SEQUENCE;
            nextSequence = beginSequence;
        }
        isBegun = true;
        session = segmentSession;
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

    @Override
    public SortedMap<String, Long> messagesByType() {
        return decoder.countsByType();
    }
}
