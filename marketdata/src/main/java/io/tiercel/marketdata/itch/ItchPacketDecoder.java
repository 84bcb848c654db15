package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.pcap.ChannelDecoder;
import io.tiercel.marketdata.transport.MoldPacket;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Captured ITCH 5.0 messages in MoldUDP64 packets: each channel in the order of its numbers, see {@link ItchCapturedChannel}.
 * <p>
 * Owned by the ingress thread; allocates at the first packet of a session and the first out of order, else nothing while packets are sound.
 */
public final class ItchPacketDecoder extends ChannelDecoder<ItchCapturedChannel> {
    /** Odd, ours: the ten bytes of a session's name in one number. */
    private static final long SESSION_MIX = 0x9e37_79b9_7f4a_7c15L;

    private final Listing listing;
    private final FeedAudit audit;
    private final Optional<TradingDay> day;
    private final MoldPacket packet = new MoldPacket();

    /**
     * @param listing instruments to decode.
     * @param audit   told of gaps.
     * @param day     of the time stamps; empty = the day in New York on which the first packet was captured.
     */
    public ItchPacketDecoder(final Listing listing, final FeedAudit audit, final Optional<TradingDay> day) {
        this.listing = listing;
        this.audit = audit;
        this.day = day;
    }

    @Override
    protected long session(final DirectBuffer buffer, final int offset, final int length) {
        packet.wrap(buffer, offset, length);
        return packet.sessionHead() * SESSION_MIX + packet.sessionTail();
    }

    @Override
    protected ItchCapturedChannel open() {
        return new ItchCapturedChannel(listing, audit, day);
    }

    @Override
    public long repeats() {
        return channels().stream().mapToLong(ItchCapturedChannel::repeats).sum();
    }

    /**
     * @return packets so far without a message.
     */
    public long heartbeats() {
        return channels().stream().mapToLong(ItchCapturedChannel::heartbeats).sum();
    }

    @Override
    public SortedMap<String, Long> remarks() {
        final SortedMap<String, Long> remarks = super.remarks();
        remark(
                remarks,
                "late packets that others have waited for",
                channels().stream().mapToLong(ItchCapturedChannel::late).sum());
        return remarks;
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
