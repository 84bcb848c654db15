package io.tiercel.marketdata.sse;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;

/** Shanghai Level-2, order by order: files of orders and of trades. */
public final class SseLevel2Format implements FeedFormat {
    /** The format. */
    public SseLevel2Format() {}

    @Override
    public String name() {
        return "sse-l2";
    }

    @Override
    public String description() {
        return "Shanghai Level-2 order and trade files, CSV";
    }

    @Override
    public BookKind bookKind() {
        return BookKind.ORDERS;
    }

    @Override
    public boolean matches(final FileHead file) {
        final String header = file.firstLine();
        return header.contains("ApplSeqNum") && (header.contains("OrderNO") || header.contains("TradeBuyNo"));
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        return new SseLevel2Feed(files, listing, audit);
    }
}
