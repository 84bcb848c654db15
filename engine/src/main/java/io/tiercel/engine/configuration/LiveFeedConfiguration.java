package io.tiercel.engine.configuration;

import io.tiercel.marketdata.transport.websocket.VenueFeedConfig;
import java.nio.file.Path;

/** Reads what to follow at a venue, such as {@code config/feeds/kraken.yaml}. Cold. */
public final class LiveFeedConfiguration {
    private LiveFeedConfiguration() {}

    /**
     * @param file of one venue; every key is needed.
     * @return what it says.
     * @throws io.tiercel.marketdata.input.BadInputException one line with file, key and what was expected.
     */
    public static VenueFeedConfig load(final Path file) {
        return YamlBinder.bind(YamlBinder.read(file), VenueFeedConfig.class, file.toString());
    }
}
