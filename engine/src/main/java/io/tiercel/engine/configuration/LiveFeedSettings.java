package io.tiercel.engine.configuration;

import java.util.List;

/** What a file in {@code config/feeds} says of one live feed; its key {@code transport} says which kind. Immutable, cold. */
public sealed interface LiveFeedSettings
        permits VenueFeedSettings, MulticastFeedSettings, SoupFeedSettings, AeronFeedSettings {
    /**
     * @return symbols wanted, in the order of their ids in a session; empty = every one that {@code instruments.yaml} lists.
     */
    List<String> symbols();

    /**
     * @return one phrase: where the data comes from.
     */
    String address();
}
