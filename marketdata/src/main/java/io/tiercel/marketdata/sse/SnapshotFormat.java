package io.tiercel.marketdata.sse;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;

/** Snapshots of ten levels of a Chinese exchange. Immutable. */
public final class SnapshotFormat implements FeedFormat {
    /** Shanghai. */
    public static final SnapshotFormat SSE = new SnapshotFormat(
            "sse-snapshot", "Shanghai snapshots of ten levels, CSV", "InstrumentStatus", "BidPrice0");

    /** Shenzhen. */
    public static final SnapshotFormat SZSE = new SnapshotFormat(
            "szse-snapshot", "Shenzhen snapshots of ten levels, CSV", "TradingPhaseCode", "BuyPrice1");

    private final String name;
    private final String description;
    private final String statusColumn;
    private final String priceColumn;

    private SnapshotFormat(
            final String name, final String description, final String statusColumn, final String priceColumn) {
        this.name = name;
        this.description = description;
        this.statusColumn = statusColumn;
        this.priceColumn = priceColumn;
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
        return BookKind.LEVELS;
    }

    @Override
    public boolean matches(final FileHead file) {
        final List<String> columns = List.of(file.firstLine().split(",", -1));
        return columns.contains(statusColumn) && columns.contains(priceColumn);
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        return new SnapshotFeed(files, listing, audit);
    }
}
