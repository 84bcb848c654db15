package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.OpenListing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks of captures, for tests. */
final class Checks {
    private static final int FEW = 64;
    private static final int POLL = 64;

    private Checks() {}

    /** Reads files to their end. */
    static CheckReport of(final FeedFormat format, final Path... files) {
        return new FeedCheck(format).run(List.of(files), FeedOptions.NONE, share -> {});
    }

    /** Reads a file of few instruments to its end, many times over. */
    static BookAudit read(final FeedFormat format, final Path file) {
        final OpenListing listing = new OpenListing();
        final BookAudit audit = new BookAudit(listing, FEW, format.bookKind());
        final EventWriter writer = new EventWriter(audit);
        try (Feed feed = format.open(List.of(file), listing, audit, FeedOptions.NONE)) {
            int events = 0;
            while (events != Feed.END_OF_FEED) {
                events = feed.poll(writer, POLL);
            }
        }
        return audit;
    }

    /** Writes lines into a file of the folder and reads it to its end. */
    static CheckReport of(final Path folder, final FeedFormat format, final String... lines) throws IOException {
        return of(format, write(folder.resolve("capture.jsonl"), lines));
    }

    static Path write(final Path file, final String... lines) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
    }
}
