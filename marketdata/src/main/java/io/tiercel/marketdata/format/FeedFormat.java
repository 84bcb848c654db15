package io.tiercel.marketdata.format;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;

/** A kind of recorded market data: how it is known, and how it is opened. Immutable, any thread; cold. */
public interface FeedFormat {
    /** Which book the events of a feed make. */
    enum BookKind {
        /** Order by order. */
        ORDERS,
        /** Levels. */
        LEVELS,
        /** None: best prices, trades, bars or figures only. */
        NONE
    }

    /**
     * @return short name for {@code --format} and reports, such as {@code itch}.
     */
    String name();

    /**
     * @return one line: what it is.
     */
    String description();

    /**
     * @return book that its events make.
     */
    BookKind bookKind();

    /**
     * @param file name and first bytes of a file.
     * @return true when the file is of this format.
     */
    boolean matches(FileHead file);

    /**
     * @param files   of one feed together, such as orders and trades, or a snapshot and its differences; not empty.
     * @param listing which instruments to decode.
     * @param audit   told what the source says about its books.
     * @param options what the files do not say themselves.
     * @return the feed, to be closed.
     * @throws io.tiercel.marketdata.input.BadInputException when a file cannot be opened, or the files do not belong together.
     */
    Feed open(List<Path> files, Listing listing, FeedAudit audit, FeedOptions options);
}
