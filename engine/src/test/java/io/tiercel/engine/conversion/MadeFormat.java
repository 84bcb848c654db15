package io.tiercel.engine.conversion;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * A feed made in memory, event by event.
 *
 * @param symbols listed in this order, units and steps by their place.
 * @param polls   how often the maker is asked.
 * @param maker   writes events; told how often it was asked before.
 */
record MadeFormat(List<String> symbols, long polls, ObjLongConsumer<EventWriter> maker) implements FeedFormat {
    @Override
    public String name() {
        return "made";
    }

    @Override
    public String description() {
        return "made in memory";
    }

    @Override
    public BookKind bookKind() {
        return BookKind.LEVELS;
    }

    @Override
    public boolean matches(final FileHead file) {
        return false;
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        for (int i = 0; i < symbols.size(); i++) {
            listing.list(symbols.get(i), i % 13, 12 - i % 13, 1 + i, 1L << (i % 60));
        }
        return new Feed() {
            private long asked;

            @Override
            public int poll(final EventWriter writer, final int limit) {
                if (asked == polls) {
                    return END_OF_FEED;
                }
                maker.accept(writer, asked++);
                return 1;
            }

            @Override
            public double progress() {
                return asked / (double) polls;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
