package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A source in whose feed the test puts events of its own, before the poll at which so many events have been delivered. */
public final class InjectingSource implements FeedSource {
    private final FeedSource source;
    private final List<Long> times = new ArrayList<>();
    private final List<Consumer<EventWriter>> injections = new ArrayList<>();

    public InjectingSource(final FeedSource source) {
        this.source = source;
    }

    public InjectingSource at(final long events, final Consumer<EventWriter> injection) {
        times.add(events);
        injections.add(injection);
        return this;
    }

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
            private int next;

            @Override
            public int poll(final EventWriter writer, final int limit) {
                while (next < times.size() && events >= times.get(next)) {
                    injections.get(next++).accept(writer);
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
