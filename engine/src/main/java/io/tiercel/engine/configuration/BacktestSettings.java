package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a backtest reads and over which time; how the engine is configured for it stands beside it, see {@link BacktestConfiguration}.
 *
 * @param name           what it is called in reports.
 * @param feeds          merged by time; at equal times the earlier one goes first.
 * @param from           nothing is traded before: a date (midnight, UTC) or an instant such as 2012-06-21T13:30:00Z; empty = the first event.
 * @param to             the first moment that is not part of it, as {@code from}; empty = after the last event.
 * @param warmUp         what strategies see before they may trade: a duration such as 30s or 250d, or {@code 1000 events}; empty = nothing but what lies
 *                       before {@code from}.
 * @param benchmark      symbol of an instrument, or a table of closes (CSV); empty = none.
 * @param periodsPerYear of the equity curve, 1 to 1000000.
 * @param periodSeconds  length of a period of the equity curve, 1 to 31536000.
 * @param sweep          parameters by their place in this file, such as {@code venue.entryLatencyNs}, each {@code 1:10:1} or {@code 0.1,0.2}.
 * @param walkForward    how the data are divided, if they are.
 */
public record BacktestSettings(
        String name,
        List<FeedChoice> feeds,
        String from,
        String to,
        String warmUp,
        String benchmark,
        int periodsPerYear,
        long periodSeconds,
        Map<String, String> sweep,
        WalkForwardSettings walkForward) {
    private static final int MOST_PERIODS = 1_000_000;
    private static final long YEAR_SECONDS = 31_536_000;

    /**
     * @throws BadInputException naming key, value and allowed range.
     */
    public BacktestSettings {
        feeds = List.copyOf(feeds);
        sweep = Collections.unmodifiableMap(new LinkedHashMap<>(sweep));
        if (name.isBlank()) {
            throw new BadInputException("name is empty, expected what the backtest is called");
        }
        if (feeds.isEmpty()) {
            throw new BadInputException("feeds is empty, expected at least one feed");
        }
        if (periodsPerYear < 1 || periodsPerYear > MOST_PERIODS) {
            throw new BadInputException("periodsPerYear = " + periodsPerYear + ", expected 1 to " + MOST_PERIODS);
        }
        if (periodSeconds < 1 || periodSeconds > YEAR_SECONDS) {
            throw new BadInputException("periodSeconds = " + periodSeconds + ", expected 1 to " + YEAR_SECONDS);
        }
    }
}
