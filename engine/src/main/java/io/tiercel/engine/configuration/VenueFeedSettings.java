package io.tiercel.engine.configuration;

import io.tiercel.marketdata.transport.websocket.VenueFeedConfig;
import java.util.List;

/**
 * {@code transport: websocket}: a crypto venue.
 *
 * @param venue what to follow there.
 */
public record VenueFeedSettings(VenueFeedConfig venue) implements LiveFeedSettings {
    @Override
    public List<String> symbols() {
        return venue.symbols();
    }

    @Override
    public String address() {
        return venue.venue() + " at " + venue.url();
    }
}
