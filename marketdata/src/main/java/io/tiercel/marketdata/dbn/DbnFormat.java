package io.tiercel.marketdata.dbn;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;

/**
 * DBN files by the book that their schema makes. Immutable; cold.
 *
 * @param name        of the format.
 * @param description one line.
 * @param bookKind    that the schemas of the format make.
 */
public record DbnFormat(String name, String description, BookKind bookKind) implements FeedFormat {
    /** Order by order. */
    public static final DbnFormat ORDERS =
            new DbnFormat("dbn-mbo", "Databento DBN 1 to 3, order by order (mbo)", BookKind.ORDERS);

    /** Levels. */
    public static final DbnFormat LEVELS =
            new DbnFormat("dbn-mbp", "Databento DBN 1 to 3, levels (mbp-1, mbp-10, cmbp-1)", BookKind.LEVELS);

    /** Neither. */
    public static final DbnFormat FIGURES = new DbnFormat(
            "dbn", "Databento DBN 1 to 3: trades, best prices, bars, definitions, figures", BookKind.NONE);

    /** The format whose files make such a book. */
    static DbnFormat of(final BookKind kind) {
        return switch (kind) {
            case ORDERS -> ORDERS;
            case LEVELS -> LEVELS;
            case NONE -> FIGURES;
        };
    }

    @Override
    public boolean matches(final FileHead file) {
        if (!file.hasBytes(0, 'D', 'B', 'N')) {
            return false;
        }
        final String head = file.text();
        final int at = DbnDescriptor.SCHEMA_OFFSET;
        final DbnSchema schema =
                head.length() < at + 2 ? null : DbnSchema.of(head.charAt(at) | head.charAt(at + 1) << 8);
        // a damaged head is still of this family: opening it tells what is wrong
        return bookKind == (schema == null ? BookKind.NONE : schema.bookKind());
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        return new DbnFileFeed(files, bookKind, listing, audit);
    }
}
