package io.tiercel.engine.configuration;

import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The key {@code tradingDay} of a feed whose time stamps count from midnight. Stateless, cold. */
public final class FeedDay {
    private FeedDay() {}

    /**
     * @param text a day such as 2026-01-02, or empty.
     * @return the day; empty = today.
     * @throws BadInputException when it is neither.
     */
    public static Optional<TradingDay> parse(final String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new TradingDay(LocalDate.parse(text)));
        } catch (final DateTimeParseException garbled) {
            throw new BadInputException(
                    "tradingDay = " + text + ", expected a day such as 2026-01-02, or \"\" for today", garbled);
        }
    }
}
