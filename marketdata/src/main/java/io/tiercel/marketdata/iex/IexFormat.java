package io.tiercel.marketdata.iex;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.pcap.CaptureFeed;
import io.tiercel.marketdata.pcap.CaptureHead;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.agrona.concurrent.UnsafeBuffer;

/** Captured IEX-TP segments of one protocol. Immutable; cold. */
public final class IexFormat implements FeedFormat {
    /** Levels. */
    public static final FeedFormat DEEP = new IexFormat(
            "iex-deep",
            "IEX DEEP 1.0 (price levels), captured as pcap or pcapng",
            BookKind.LEVELS,
            (listing, _) -> new DeepDecoder(listing));

    /** Best prices. */
    public static final FeedFormat TOPS = new IexFormat(
            "iex-tops",
            "IEX TOPS 1.5 or 1.6 (best prices), captured as pcap or pcapng",
            BookKind.NONE,
            (listing, _) -> new TopsDecoder(listing));

    /** Order by order. */
    public static final FeedFormat DEEP_PLUS = new IexFormat(
            "iex-deep-plus",
            "IEX DEEP+ 1.0 (order by order), captured as pcap or pcapng",
            BookKind.ORDERS,
            DeepPlusDecoder::new);

    private final String name;
    private final String description;
    private final BookKind bookKind;
    private final BiFunction<Listing, FeedAudit, IexDecoder> decoder;

    private IexFormat(
            final String name,
            final String description,
            final BookKind bookKind,
            final BiFunction<Listing, FeedAudit, IexDecoder> decoder) {
        this.name = name;
        this.description = description;
        this.bookKind = bookKind;
        this.decoder = decoder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public BookKind bookKind() {
        return bookKind;
    }

    @Override
    public boolean matches(final FileHead file) {
        return CaptureHead.firstPayload(file.path()).filter(this::isOurs).isPresent();
    }

    private boolean isOurs(final UnsafeBuffer payload) {
        return payload.capacity() >= IexDescriptor.HEADER_LENGTH
                && payload.getByte(IexDescriptor.VERSION_OFFSET) == IexDescriptor.VERSION
                && decoder.apply(new OpenListing(), FeedAudit.NONE)
                        .speaks(payload.getShort(IexDescriptor.PROTOCOL_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xffff);
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        return new CaptureFeed(files, new IexSegmentDecoder(() -> decoder.apply(listing, audit), audit));
    }
}
