package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.List;

/** A source around another: its feeds do something of the test's own before the polls of the feed beneath. */
abstract class SourceAround implements FeedSource {
    private final FeedSource source;

    SourceAround(final FeedSource source) {
        this.source = source;
    }

    /** What one feed does. */
    interface Step {
        /** Returned by {@link #before} where the feed beneath is to be polled. */
        int GO_ON = -2;

        /**
         * @param events delivered so far by the feed beneath.
         * @param writer of the poll that is to come.
         * @return the result of the poll, or {@link #GO_ON}.
         */
        int before(long events, EventWriter writer);
    }

    /** A new feed was opened. */
    abstract Step open();

    @Override
    public final String description() {
        return source.description();
    }

    @Override
    public final List<String> symbols(final Configuration configuration) {
        return source.symbols(configuration);
    }

    @Override
    public final Feed open(final Configuration configuration, final InstrumentRegistry registry) {
        final Feed feed = source.open(configuration, registry);
        final Step step = open();
        return new Feed() {
            private long events;

            @Override
            public int poll(final EventWriter writer, final int limit) {
                final int instead = step.before(events, writer);
                if (instead != Step.GO_ON) {
                    return instead;
                }
                final int polled = feed.poll(writer, limit);
                events += Math.max(0, polled);
                return polled;
            }

            @Override
            public double progress() {
                return feed.progress();
            }

            @Override
            public void close() {
                feed.close();
            }
        };
    }
}
