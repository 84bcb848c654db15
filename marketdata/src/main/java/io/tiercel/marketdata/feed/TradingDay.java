package io.tiercel.marketdata.feed;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day a Nasdaq file is about: its time stamps count from midnight, New York time. Immutable, cold.
 * <p>
 * Clocks change at two in the morning of a Sunday, when no session runs, so midnight plus the stamp is exact on every trading day.
 *
 * @param date in New York, 1677-09-22 to 2262-04-11: what nanoseconds since the epoch can tell.
 */
public record TradingDay(LocalDate date) {
    private static final LocalDate FIRST = LocalDate.of(1677, 9, 22);
    private static final LocalDate LAST = LocalDate.of(2262, 4, 11);
    /** Used for ITCH bytes whose file name tells no date, and by the simulated exchange: the first trading day of 2026. */
    public static final TradingDay DEFAULT = new TradingDay(LocalDate.of(2026, 1, 2));

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final Pattern LOBSTER_NAME = Pattern.compile("^[^_]+_(\\d{4})-(\\d{2})-(\\d{2})(?:[_.].*)?$");
    private static final Pattern ITCH_NAME_LONG = Pattern.compile("^(\\d{2})(\\d{2})(\\d{4})(?:\\D.*)?$");
    private static final Pattern ITCH_NAME_SHORT = Pattern.compile("^S(\\d{2})(\\d{2})(\\d{2})(?:\\D.*)?$");

    /**
     * @throws DateTimeException when nanoseconds since the epoch cannot tell it.
     */
    public TradingDay {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new DateTimeException("day " + date + ", expected " + FIRST + " to " + LAST);
        }
    }

    /**
     * @param file named as LOBSTER does, such as {@code AAPL_2012-06-21_34200000_57600000_message_10.csv}.
     * @return the day in the name, or empty when there is none.
     */
    public static Optional<TradingDay> ofLobsterName(final Path file) {
        final Matcher matcher = LOBSTER_NAME.matcher(fileName(file));
        return matcher.matches() ? of(matcher.group(1), matcher.group(2), matcher.group(3)) : Optional.empty();
    }

    /**
     * @param file named as Nasdaq does: month, day, year as in {@code 01302019.NASDAQ_ITCH50} or {@code S013019-v50.txt}.
     * @return the day in the name, or empty when there is none.
     */
    public static Optional<TradingDay> ofItchName(final Path file) {
        final String name = fileName(file);
        final Matcher longName = ITCH_NAME_LONG.matcher(name);
        if (longName.matches()) {
            return of(longName.group(3), longName.group(1), longName.group(2));
        }
        final Matcher shortName = ITCH_NAME_SHORT.matcher(name);
        return shortName.matches()
                ? of("20" + shortName.group(3), shortName.group(1), shortName.group(2))
                : Optional.empty();
    }

    /**
     * @param timeNs since the epoch.
     * @return the day that it was in New York; the first one there is for what lies before it.
     */
    public static TradingDay at(final long timeNs) {
        final LocalDate date = Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND))
                .atZone(NEW_YORK)
                .toLocalDate();
        return new TradingDay(date.isBefore(FIRST) ? FIRST : date);
    }

    /**
     * @return midnight of the day in New York, nanoseconds since the epoch.
     */
    public long midnightNs() {
        final ZonedDateTime midnight = date.atStartOfDay(NEW_YORK);
        return Math.multiplyExact(midnight.toEpochSecond(), NS_PER_SECOND);
    }

    private static String fileName(final Path file) {
        final Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static Optional<TradingDay> of(final String year, final String month, final String day) {
        try {
            return Optional.of(new TradingDay(
                    LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))));
        } catch (final DateTimeException e) {
            return Optional.empty();
        }
    }
}
