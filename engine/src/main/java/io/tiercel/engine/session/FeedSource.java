package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.List;

/**
 * Where a session's market data comes from, told before it is opened. Cold.
 */
public interface FeedSource {
    /**
     * @return one line that names the source and everything that decides what it delivers; written into the journal's metadata.
     */
    String description();

    /**
     * @param configuration of the session.
     * @return symbols that the session trades, in the order of their ids.
     */
    List<String> symbols(Configuration configuration);

    /**
     * @param configuration of the session.
     * @param registry      of its instruments.
     * @return the feed; the caller closes it.
     */
    Feed open(Configuration configuration, InstrumentRegistry registry);

    /**
     * @return true when the feed cannot be read from its beginning again: what it sent while nobody listened is lost.
     */
    default boolean isLive() {
        return false;
    }
}
