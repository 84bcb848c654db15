package io.tiercel.marketdata.bar;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tables of bars with a header; the symbol is a column, given by option, or what the file's name begins with. */
public final class BarTableFormat implements FeedFormat {
    /** The format. */
    public BarTableFormat() {}

    @Override
    public String name() {
        return "csv-bars";
    }

    @Override
    public String description() {
        return "daily or intraday bars, CSV with a header";
    }

    @Override
    public BookKind bookKind() {
        return BookKind.NONE;
    }

    @Override
    public boolean matches(final FileHead file) {
        return BarColumns.isHeader(file.firstLine());
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        if (files.size() != 1) {
            throw new BadInputException(files.getFirst() + ": " + files.size() + " tables of bars, expected one");
        }
        final Path file = files.getFirst();
        return new BarTableFeed(file, options.symbol().orElseGet(() -> symbol(file)), listing);
    }

    /** What stands in front of the first underscore, or of the first point where there is none. */
    private static String symbol(final Path file) {
        final String name = file.getFileName().toString();
        final String start = name.split(name.indexOf('_') > 0 ? "_" : "\\.", 2)[0].strip();
        if (start.isEmpty()) {
            throw new BadInputException(
                    file + ": no symbol in the file name, expected one such as SPY_1m.csv or a symbol by option");
        }
        return start.toUpperCase(Locale.ROOT);
    }
}
