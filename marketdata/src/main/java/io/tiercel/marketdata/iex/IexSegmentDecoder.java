package io.tiercel.marketdata.iex;

import static io.tiercel.marketdata.iex.IexDescriptor.*;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.pcap.ChannelDecoder;
import java.nio.ByteOrder;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;

/**
 * Captured IEX-TP segments: each channel in the order of its numbers, see {@link IexCapturedChannel}.
 * <p>
 * Owned by the ingress thread; allocates nothing but at the first segment of a channel and what the decoder of the messages does.
 */
final class IexSegmentDecoder extends ChannelDecoder<IexCapturedChannel> {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final Supplier<IexDecoder> decoders;
    private final IexDecoder format;
    private final FeedAudit audit;

    /** One decoder for each channel. */
    IexSegmentDecoder(final Supplier<IexDecoder> decoders, final FeedAudit audit) {
        this.decoders = decoders;
        this.audit = audit;
        format = decoders.get();
    }

    @Override
    protected long session(final DirectBuffer buffer, final int offset, final int length) {
        check(buffer, offset, length);
        return buffer.getInt(offset + SESSION_OFFSET, ORDER);
    }

    @Override
    protected IexCapturedChannel open() {
        return new IexCapturedChannel(decoders.get(), audit);
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
        if (!format.speaks(protocol)) {
            throw new BadInputException(
                    "message protocol 0x" + Integer.toHexString(protocol) + ", expected " + format.title());
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

    @Override
    public long restarts() {
        return channels().stream().mapToLong(IexCapturedChannel::restarts).sum();
    }

    @Override
    public long repeats() {
        return channels().stream().mapToLong(IexCapturedChannel::repeats).sum();
    }

    /** Segments without a message. */
    long heartbeats() {
        return channels().stream().mapToLong(IexCapturedChannel::heartbeats).sum();
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        final SortedMap<String, Long> byType = new TreeMap<>();
        channels()
                .forEach(channel ->
                        channel.messagesByType().forEach((type, count) -> byType.merge(type, count, Long::sum)));
        return byType;
    }
}
