package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MarketStateCode;
import java.util.List;

/**
 * A source that, after so many events of the one beneath, once delivers what makes every handler throw: the state of an instrument that does not exist. It
 * stands for any bug that depends on the inputs alone.
 */
public record BrokenSource(FeedSource source, int breakAt) implements FeedSource {
    /** No session of a test has so many. */
    private static final int NO_SUCH_INSTRUMENT = 99;

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
            private boolean isBroken;

            @Override
            public int poll(final EventWriter writer, final int limit) {
                if (events >= breakAt && !isBroken) {
                    isBroken = true;
                    writer.tradingStatus(NO_SUCH_INSTRUMENT, 1, 0, MarketStateCode.OPEN);
                    return 1;
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
