package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import java.time.DateTimeException;
import java.time.ZoneId;
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
 * @param periodSeconds  length of a period of the equity curve: a day, or a part of one that a day holds a whole number of.
 * @param periodsPerYear of the equity curve: stated, never guessed; above 0.
 * @param riskFreePerYear risk-free return of a year, above -1.
 * @param zone           whose midnight ends a day, such as America/New_York.
 * @param sweep          parameters by their place in this file, such as {@code venue.latency.entryNs}, each {@code 1:10:1} or {@code 0.1,0.2}.
 * @param walkForward    how the data are divided, if they are.
 */
public record BacktestSettings(
        String name,
        List<FeedChoice> feeds,
        String from,
        String to,
        String warmUp,
        String benchmark,
        long periodSeconds,
        double periodsPerYear,
        double riskFreePerYear,
        String zone,
        Map<String, String> sweep,
        WalkForwardSettings walkForward) {
    private static final long DAY_SECONDS = 86_400;

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
        if (periodSeconds < 1 || periodSeconds > DAY_SECONDS || DAY_SECONDS % periodSeconds != 0) {
            throw new BadInputException("periodSeconds = " + periodSeconds + ", expected " + DAY_SECONDS
                    + " or a length that a day holds a whole number of");
        }
        if (!(periodsPerYear > 0) || Double.isInfinite(periodsPerYear)) {
            throw new BadInputException("periodsPerYear = " + periodsPerYear + ", expected a number above 0");
        }
        if (!(riskFreePerYear > -1) || Double.isInfinite(riskFreePerYear)) {
            throw new BadInputException("riskFreePerYear = " + riskFreePerYear + ", expected a number above -1");
        }
        try {
            ZoneId.of(zone);
        } catch (final DateTimeException e) {
            throw new BadInputException("zone = " + zone + ", expected one such as UTC or America/New_York", e);
        }
    }
}
