package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.pcap.CaptureFeed;
import io.tiercel.marketdata.pcap.CaptureHead;
import io.tiercel.marketdata.transport.MoldDescriptor;
import io.tiercel.marketdata.transport.MoldPacket;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Captured ITCH 5.0 packets: UDP, MoldUDP64. */
public final class ItchCaptureFormat implements FeedFormat {
    /** Stateless. */
    public ItchCaptureFormat() {}

    @Override
    public String name() {
        return "itch-pcap";
    }

    @Override
    public String description() {
        return "Nasdaq TotalView-ITCH 5.0 over MoldUDP64, captured as pcap or pcapng";
    }

    @Override
    public BookKind bookKind() {
        return BookKind.ORDERS;
    }

    @Override
    public boolean matches(final FileHead file) {
        return CaptureHead.firstPayload(file.path())
                .filter(ItchCaptureFormat::isItch)
                .isPresent();
    }

    private static boolean isItch(final UnsafeBuffer payload) {
        final MoldPacket packet = new MoldPacket();
        try {
            packet.wrap(payload, 0, payload.capacity());
        } catch (final BadInputException e) {
            return false;
        }
        if (packet.count() == 0) {
            return true;
        }
        final int length = packet.length(packet.firstBlock());
        final int message = packet.firstBlock() + MoldDescriptor.BLOCK_HEADER_LENGTH;
        return length > 0 && ItchDescriptor.messageLength(payload.getByte(message)) == length;
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        return new CaptureFeed(files, new ItchPacketDecoder(listing, audit, options.day()));
    }
}
