package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.transport.websocket.VenueFeedConfig;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what to follow live, such as {@code config/feeds/kraken.yaml}; opens nothing. Cold. */
public final class LiveFeedConfiguration {
    private static final String TRANSPORT = "transport";

    private LiveFeedConfiguration() {}

    /**
     * @param file of one feed; every key of its transport is needed.
     * @return what it says.
     * @throws BadInputException one line with file, key and what was expected.
     */
    public static LiveFeedSettings load(final Path file) {
        final ObjectNode tree = YamlBinder.read(file);
        final JsonNode transport = tree.remove(TRANSPORT);
        final String where = file.toString();
        return switch (transport == null ? "" : transport.asString("")) {
            case "websocket" -> new VenueFeedSettings(YamlBinder.bind(tree, VenueFeedConfig.class, where));
            case "multicast" -> YamlBinder.bind(tree, MulticastFeedSettings.class, where);
            case "soup" -> YamlBinder.bind(tree, SoupFeedSettings.class, where);
            case "aeron" -> YamlBinder.bind(tree, AeronFeedSettings.class, where);
            default ->
                throw new BadInputException("configuration " + where + ": key " + TRANSPORT
                        + (transport == null ? " is missing" : " = " + transport.asString(transport.toString()))
                        + ", expected one of websocket, multicast, soup, aeron");
        };
    }
}
