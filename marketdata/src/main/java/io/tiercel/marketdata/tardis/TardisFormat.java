package io.tiercel.marketdata.tardis;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;

/** Tables of Tardis.dev. Immutable. */
public final class TardisFormat implements FeedFormat {
    /** Tables that make a book: incremental_book_L2 and book_snapshot_N. */
    public static final TardisFormat BOOKS = new TardisFormat("tardis", "Tardis.dev order books, CSV", BookKind.LEVELS);

    /** Tables of trades or best prices. */
    public static final TardisFormat PRINTS =
            new TardisFormat("tardis-prints", "Tardis.dev trades or quotes, CSV", BookKind.NONE);

    private final String name;
    private final String description;
    private final BookKind bookKind;

    private TardisFormat(final String name, final String description, final BookKind bookKind) {
        this.name = name;
        this.description = description;
        this.bookKind = bookKind;
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
        return isOfThis(TardisKind.of(file.firstLine()));
    }

    private boolean isOfThis(final TardisKind kind) {
        return switch (kind) {
            case LEVEL_CHANGES, SNAPSHOTS -> bookKind == BookKind.LEVELS;
            case TRADES, QUOTES -> bookKind == BookKind.NONE;
            case UNKNOWN -> false;
        };
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        if (files.size() != 1) {
            throw new BadInputException(files.getFirst() + ": " + files.size() + " tables, expected one");
        }
        final Path file = files.getFirst();
        final TardisKind kind = TardisKind.of(FileHead.of(file).firstLine());
        if (!isOfThis(kind)) {
            throw new BadInputException(file + ": line 1: not the header of a table of " + name
                    + ", expected exchange,symbol,timestamp,local_timestamp and its columns");
        }
        return new TardisFeed(file, kind, listing);
    }
}
