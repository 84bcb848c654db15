package io.tiercel.engine.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Session time to pixels, with ticks at round times of the exchange's day. Immutable, cold.
 *
 * @param fromNs    first instant, nanoseconds since the epoch.
 * @param toNs      last instant, after {@code fromNs}.
 * @param fromPixel of the first.
 * @param toPixel   of the last.
 * @param zone      of the ticks.
 */
record TimeAxis(long fromNs, long toNs, double fromPixel, double toPixel, ZoneId zone) {
    /** Where the exchange is. */
    static final ZoneId EXCHANGE_ZONE = ZoneId.of("America/New_York");

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * NS_PER_SECOND;
    private static final int MOST_DAYS_OF_TIMES = 3;
    private static final long[] STEP_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400
    };
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME_MS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** Ticks at the exchange's time. */
    TimeAxis(final long fromNs, final long toNs, final double fromPixel, final double toPixel) {
        this(fromNs, toNs, fromPixel, toPixel, EXCHANGE_ZONE);
    }

    TimeAxis {
        if (toNs <= fromNs) {
            throw new IllegalArgumentException("time axis from " + fromNs + " to " + toNs + ", expected a later end");
        }
    }

    /** Pixel of an instant. */
    double at(final long timeNs) {
        return fromPixel + (timeNs - fromNs) / (double) (toNs - fromNs) * (toPixel - fromPixel);
    }

    /** Instant of a pixel. */
    long timeNs(final double pixel) {
        return fromNs + (long) ((pixel - fromPixel) / (toPixel - fromPixel) * (toNs - fromNs));
    }

    /** Round instants within the axis, at most so many. */
    List<Long> ticks(final int most) {
        if (isOfDays()) {
            return CalendarTicks.of(instant(fromNs).atZone(zone), instant(toNs).atZone(zone), most);
        }
        final long offsetNs = instant(fromNs).atZone(zone).getOffset().getTotalSeconds() * NS_PER_SECOND;
        long stepNs = STEP_SECONDS[STEP_SECONDS.length - 1] * NS_PER_SECOND;
        for (int i = STEP_SECONDS.length - 1; i >= 0; i--) {
            final long finerNs = STEP_SECONDS[i] * NS_PER_SECOND;
            if ((toNs - fromNs) / finerNs < most) {
                stepNs = finerNs;
            }
        }
        final List<Long> ticks = new ArrayList<>();
        final long first = Math.ceilDiv(fromNs + offsetNs, stepNs) * stepNs - offsetNs;
        for (long tick = first; tick <= toNs; tick += stepNs) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** Whether ticks are days, months or years, not times of a day. */
    private boolean isOfDays() {
        return toNs - fromNs > MOST_DAYS_OF_TIMES * DAY_NS;
    }

    /** A tick as text: a time; days where there are many. */
    String label(final long tickNs) {
        final ZonedDateTime tick = instant(tickNs).atZone(zone);
        return isOfDays() ? CalendarTicks.label(tick, toNs - fromNs) : TIME.format(tick);
    }

    /** An instant as text: a time; a day where there are many. */
    String moment(final long timeNs) {
        final ZonedDateTime moment = instant(timeNs).atZone(zone);
        return isOfDays() ? moment.toLocalDate().toString() : TIME.format(moment);
    }

    /** {@code HH:MM:SS} at the exchange. */
    static String time(final long timeNs) {
        return TIME.format(zoned(timeNs));
    }

    /** {@code HH:MM:SS.mmm} at the exchange, cut, not rounded. */
    static String timeMs(final long timeNs) {
        return TIME_MS.format(zoned(timeNs));
    }

    /** {@code HH:MM:SS} in UTC. */
    static String utcTime(final long timeNs) {
        return TIME.format(instant(timeNs).atZone(ZoneOffset.UTC));
    }

    /** Day in UTC. */
    static String utcDate(final long timeNs) {
        return DATE.format(instant(timeNs).atZone(ZoneOffset.UTC));
    }

    /** Day at the exchange. */
    static String date(final long timeNs) {
        return DATE.format(zoned(timeNs));
    }

    private static ZonedDateTime zoned(final long timeNs) {
        return instant(timeNs).atZone(EXCHANGE_ZONE);
    }

    private static Instant instant(final long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND));
    }
}
