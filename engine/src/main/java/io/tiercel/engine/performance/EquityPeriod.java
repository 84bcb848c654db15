package io.tiercel.engine.performance;

import io.tiercel.marketdata.input.BadInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How often equity is sampled, and how many of these periods make a year. The number is stated, never guessed from time stamps. Immutable; cold.
 *
 * @param name           as a report says it, such as {@code day}.
 * @param lengthNs       of a period; {@link #DAY_NS} for calendar days, else a part of one.
 * @param zone           whose midnight ends a day.
 * @param periodsPerYear positive, finite.
 */
public record EquityPeriod(String name, long lengthNs, ZoneId zone, double periodsPerYear) {
    /** A calendar day. */
    public static final long DAY_NS = 86_400_000_000_000L;

    /** Trading days of a year at a stock exchange. */
    public static final double TRADING_DAYS = 252;

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int MINUTES_OF_A_SESSION = 390;

    /**
     * @throws BadInputException when periods or their number a year are not positive.
     */
    public EquityPeriod {
        if (lengthNs <= 0 || lengthNs > DAY_NS || DAY_NS % lengthNs != 0) {
            throw new BadInputException("equity period = " + lengthNs
                    + " ns, expected a day or a length that a day holds a whole number of");
        }
        if (!(periodsPerYear > 0) || Double.isInfinite(periodsPerYear)) {
            throw new BadInputException("periods per year = " + periodsPerYear + ", expected a positive number");
        }
    }

    /**
     * @return minutes of a stock exchange, 252 * 390 a year.
     */
    public static EquityPeriod minutes() {
        return new EquityPeriod("minute", MINUTE_NS, ZoneOffset.UTC, TRADING_DAYS * MINUTES_OF_A_SESSION);
    }

    /**
     * @param zone           whose midnight ends a day.
     * @param periodsPerYear 252 at a stock exchange, 365 where trading never stops.
     * @return calendar days.
     */
    public static EquityPeriod days(final ZoneId zone, final double periodsPerYear) {
        return new EquityPeriod("day", DAY_NS, zone, periodsPerYear);
    }

    boolean isDay() {
        return lengthNs == DAY_NS;
    }

    /** Number of the period that a mark ends: one exactly at the end of a period belongs to it. */
    long of(final long timeNs) {
        return isDay() ? date(timeNs - 1).toEpochDay() : Math.floorDiv(timeNs - 1, lengthNs);
    }

    /** Number of the period that an instant is in: one exactly between two is in the later. */
    long containing(final long timeNs) {
        return of(timeNs + 1);
    }

    /** Day that market data of a time belong to: what is stamped with midnight in UTC is data of a date. Of days only. */
    long dayOf(final long timeNs) {
        return Math.floorMod(timeNs, DAY_NS) == 0 ? timeNs / DAY_NS : containing(timeNs);
    }

    /** Day of an instant. */
    LocalDate date(final long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND))
                .atZone(zone)
                .toLocalDate();
    }

    /** When a period ends, ns since the epoch. */
    long endNs(final long period) {
        if (!isDay()) {
            return (period + 1) * lengthNs;
        }
        return LocalDate.ofEpochDay(period + 1)
                        .atTime(LocalTime.MIDNIGHT)
                        .atZone(zone)
                        .toEpochSecond()
                * NS_PER_SECOND;
    }
}
