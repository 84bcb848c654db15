package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.LiveFeedSettings;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * A live feed as the source of a session: instruments in the order of its file, event times the feed's. The session ends with the feed, when the time is
 * over, or when it is stopped. Cold; used by the ingress thread.
 */
public final class LiveSource implements FeedSource {
    private final Path file;
    private final LiveFeedSettings settings;
    private final TimeLimit limit;
    private SortedMap<String, Long> remarks = Collections.emptySortedMap();

    /**
     * @param file     that the settings stand in, for the journal's metadata.
     * @param settings what to follow.
     * @param limit    how long.
     */
    public LiveSource(final Path file, final LiveFeedSettings settings, final TimeLimit limit) {
        this.file = file;
        this.settings = settings;
        this.limit = limit;
    }

    @Override
    public String description() {
        return "live " + file.getFileName() + " " + settings.address();
    }

    @Override
    public List<String> symbols(final Configuration configuration) {
        return settings.symbols().isEmpty() ? configuration.instruments().symbols() : settings.symbols();
    }

    @Override
    public Feed open(final Configuration configuration, final InstrumentRegistry registry) {
        final long feedNs = configuration.engine().venue().latency().feedNs();
        if (feedNs != 0) {
            throw new BadInputException("venue.latency.feedNs = " + feedNs
                    + ", expected 0: a session that follows a live feed sees market data when they come");
        }
        return new Limited(LiveFeeds.open(settings, new RegistryListing(registry), FeedAudit.NONE));
    }

    @Override
    public boolean isLive() {
        return true;
    }

    /**
     * @return what the feed had to do, such as connect anew, once it is closed.
     */
    public SortedMap<String, Long> remarks() {
        return remarks;
    }

    private final class Limited implements Feed {
        private final Feed feed;
        private boolean isStarted;

        Limited(final Feed feed) {
            this.feed = feed;
        }

        @Override
        public int poll(final EventWriter writer, final int most) {
            if (!isStarted) {
                isStarted = true;
                limit.start();
            }
            return limit.getAsBoolean() ? END_OF_FEED : feed.poll(writer, most);
        }

        @Override
        public double progress() {
            return Double.NaN;
        }

        @Override
        public SortedMap<String, Long> messagesByType() {
            return feed.messagesByType();
        }

        @Override
        public SortedMap<String, Long> remarks() {
            return feed.remarks();
        }

        @Override
        public void close() {
            remarks = feed.remarks();
            feed.close();
        }
    }
}
