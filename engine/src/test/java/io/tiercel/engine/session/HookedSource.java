package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.List;
import java.util.function.LongConsumer;

/** A source that does something of the test's own before each poll, with the number of events delivered so far: break, wait, send a command. */
public record HookedSource(FeedSource source, LongConsumer beforePoll) implements FeedSource {
    @Override
    public String description() {
        return source.description();
    }

    @Override
    public List<String> symbols(final Configuration configuration) {
        return source.symbols(configuration);
    }

    @Override
    public Feed open(final Configuration configuration, final InstrumentRegistry registry) {
        final Feed feed = source.open(configuration, registry);
        return new Feed() {
            private long events;

            @Override
            public int poll(final EventWriter writer, final int limit) {
                beforePoll.accept(events);
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
