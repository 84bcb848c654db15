package io.tiercel.marketdata.format;

import io.tiercel.marketdata.feed.TradingDay;
import java.util.Optional;

/**
 * What a person may say of files that do not say it themselves.
 *
 * @param day    of time stamps that count from midnight; empty = the one in the file's name, else a default.
 * @param symbol of a file of one instrument that does not name it; empty = the one in the file's name.
 */
public record FeedOptions(Optional<TradingDay> day, Optional<String> symbol) {
    /** Nothing said. */
    public static final FeedOptions NONE = new FeedOptions(Optional.empty(), Optional.empty());
}
