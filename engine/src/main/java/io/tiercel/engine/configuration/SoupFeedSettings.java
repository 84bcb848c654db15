package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;

/**
 * {@code transport: soup}: Nasdaq ITCH 5.0 over SoupBinTCP.
 *
 * @param login        where, and as whom.
 * @param session      at most 10 characters; empty = the one that is running.
 * @param firstMessage number of the first message wanted, from 1; 0 = the next one that the server sends.
 * @param tradingDay   that the time stamps count from, such as 2026-01-02; empty = today in New York.
 * @param symbols      wanted; empty = every one that is listed.
 */
public record SoupFeedSettings(
        SoupServerSettings login, String session, long firstMessage, String tradingDay, List<String> symbols)
        implements LiveFeedSettings {
    /**
     * @throws BadInputException naming the key and what is expected.
     */
    public SoupFeedSettings {
        symbols = List.copyOf(symbols);
        if (!login.isPresent()) {
            throw new BadInputException("login.server = \"\", expected host and port such as 127.0.0.1:26500");
        }
        if (firstMessage < 0) {
            throw new BadInputException("firstMessage = " + firstMessage + ", expected 0 or more");
        }
        FeedDay.parse(tradingDay);
    }

    @Override
    public String address() {
        return "ITCH over SoupBinTCP from " + login.server();
    }
}
