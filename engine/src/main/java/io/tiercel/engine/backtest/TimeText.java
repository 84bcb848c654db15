package io.tiercel.engine.backtest;

import io.tiercel.marketdata.input.BadInputException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and durations as a person writes them. Stateless, cold. */
final class TimeText {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*(ns|us|ms|s|m|h|d|w)");
    private static final Map<String, Long> NS_BY_UNIT = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            NS_PER_SECOND,
            "m",
            60 * NS_PER_SECOND,
            "h",
            3_600 * NS_PER_SECOND,
            "d",
            86_400 * NS_PER_SECOND,
            "w",
            604_800 * NS_PER_SECOND);

    private TimeText() {}

    /**
     * @param key  what it is the value of, for messages.
     * @param text a date, which is its midnight, a date with a time, both in UTC unless an instant tells an offset.
     * @return ns since the epoch.
     */
    static long timeNs(final String key, final String text) {
        try {
            final Instant instant;
            if (text.indexOf('T') < 0) {
                instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } else if (text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T')) {
                instant = java.time.OffsetDateTime.parse(text).toInstant();
            } else {
                instant = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            }
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS_PER_SECOND), instant.getNano());
        } catch (final DateTimeException | ArithmeticException e) {
            throw new BadInputException(
                    key + " = " + text + ", expected a date such as 2012-06-21 or a time such as 2012-06-21T13:30:00Z",
                    e);
        }
    }

    /**
     * @param key  what it is the value of, for messages.
     * @param text a number with a unit: ns, us, ms, s, m, h, d or w.
     * @return ns, 0 or more.
     */
    static long durationNs(final String key, final String text) {
        final Matcher matcher = DURATION.matcher(text.strip());
        if (matcher.matches()) {
            try {
                return new BigDecimal(matcher.group(1))
                        .multiply(BigDecimal.valueOf(NS_BY_UNIT.get(matcher.group(2))))
                        .longValueExact();
            } catch (final ArithmeticException e) {
                throw wrong(key, text, e);
            }
        }
        throw wrong(key, text, null);
    }

    /** Nothing said is no time at all. */
    static long durationOrZeroNs(final String key, final String text) {
        return text.isBlank() ? 0 : durationNs(key, text);
    }

    private static BadInputException wrong(final String key, final String text, final Exception cause) {
        return new BadInputException(
                key + " = " + text + ", expected a duration such as 250ms, 30s, 1h or 90d, in whole nanoseconds",
                cause);
    }

    /**
     * @param timeNs since the epoch.
     * @return the instant, such as 2012-06-21T13:30:00.000000001Z.
     */
    static String of(final long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND))
                .toString();
    }
}
