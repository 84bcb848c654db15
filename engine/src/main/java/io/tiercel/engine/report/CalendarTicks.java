package io.tiercel.engine.report;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round days, months and years of an axis that is longer than a few days. Stateless, cold. */
final class CalendarTicks {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long YEAR_NS = 366L * 86_400 * NS_PER_SECOND;
    private static final int MONTHS = 12;
    private static final int DAYS_OF_A_MONTH = 31;
    private static final int[] DAY_STEPS = {1, 2, 7, 14};
    private static final int[] MONTH_STEPS = {1, 2, 3, 6, 12, 24, 60, 120};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final int MOST_YEARS_OF_MONTHS = 5;

    private CalendarTicks() {}

    /** Midnights within a span, at most so many. */
    static List<Long> of(final ZonedDateTime from, final ZonedDateTime to, final int most) {
        final long days = to.toLocalDate().toEpochDay() - from.toLocalDate().toEpochDay();
        for (final int step : DAY_STEPS) {
            if (days / step < most && days < DAYS_OF_A_MONTH * 2L) {
                return days(from, to, step);
            }
        }
        for (final int step : MONTH_STEPS) {
            if (days / (DAYS_OF_A_MONTH * (long) step) < most) {
                return months(from, to, step);
            }
        }
        return months(from, to, MONTH_STEPS[MONTH_STEPS.length - 1]);
    }

    private static List<Long> days(final ZonedDateTime from, final ZonedDateTime to, final int step) {
        final List<Long> ticks = new ArrayList<>();
        long day = Math.ceilDiv(from.toLocalDate().toEpochDay(), step) * step;
        for (; day <= to.toLocalDate().toEpochDay(); day += step) {
            add(ticks, LocalDate.ofEpochDay(day), from, to);
        }
        return ticks;
    }

    private static List<Long> months(final ZonedDateTime from, final ZonedDateTime to, final int step) {
        final List<Long> ticks = new ArrayList<>();
        int month = Math.floorDiv(from.getYear() * MONTHS + from.getMonthValue() - 1, step) * step;
        final int last = to.getYear() * MONTHS + to.getMonthValue() - 1;
        for (; month <= last; month += step) {
            add(ticks, LocalDate.of(Math.floorDiv(month, MONTHS), Math.floorMod(month, MONTHS) + 1, 1), from, to);
        }
        return ticks;
    }

    private static void add(
            final List<Long> ticks, final LocalDate date, final ZonedDateTime from, final ZonedDateTime to) {
        final ZonedDateTime tick = date.atStartOfDay(from.getZone());
        if (!tick.isBefore(from) && !tick.isAfter(to)) {
            ticks.add(tick.toEpochSecond() * NS_PER_SECOND);
        }
    }

    /** A tick as text, as short as the span allows. */
    static String label(final ZonedDateTime tick, final long spanNs) {
        if (spanNs > MOST_YEARS_OF_MONTHS * YEAR_NS) {
            return String.valueOf(tick.getYear());
        }
        return spanNs < YEAR_NS / 2 && spanNs / (YEAR_NS / MONTHS) < 2 ? DAY.format(tick) : MONTH.format(tick);
    }
}
