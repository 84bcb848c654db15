package io.tiercel.marketdata.bar;

import static io.tiercel.marketdata.feed.TextTime.NOT_A_TIME;
import static io.tiercel.marketdata.feed.TextTime.NS_PER_DAY;

import io.tiercel.marketdata.feed.TextTime;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.TextColumns;

/**
 * Dates and times as tables of bars spell them: {@code 2012-09-04}, {@code 2019-12-13 11:00:00-05:00}, {@code 20000308 00:00},
 * {@code 1/16/2013 12:00:00 AM}, or seconds since the epoch. Without an offset New York's time is meant, or UTC where the column's name says so.
 * <p>
 * Owned by one thread; allocates when the day changes.
 */
final class BarTime {
    /** Begin of the year 2200, as with dates. */
    private static final long END_OF_TIME_SECONDS = 7_258_118_400L;

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long NS_PER_MINUTE = 60 * NS_PER_SECOND;
    private static final int DATE_LENGTH = 10;
    private static final String EXPECTED =
            "a time such as 2012-09-04, 2019-12-13 11:00:00-05:00, 20000308, 1/16/2013 12:00:00 AM or seconds since 1970";

    private final boolean isUtc;
    private long day = NOT_A_TIME;
    private long midnightNs;
    private boolean isDateOnly;

    BarTime(final boolean isUtc) {
        this.isUtc = isUtc;
    }

    /** Nanoseconds since the epoch. */
    long read(final TextColumns row, final int column) {
        final byte[] text = row.bytes();
        final int from = row.from(column);
        final int to = row.to(column);
        long timeNs = NOT_A_TIME;
        final int slash = indexOf(text, from, to, '/');
        if (slash > from && slash <= from + 2) {
            timeNs = american(text, from, to, slash);
        } else if (to - from >= DATE_LENGTH && !isDigits(text, from, to)) {
            timeNs = isDigits(text, from, from + 8) ? compact(text, from, to) : iso(text, from, to);
        } else if (isDigits(text, from, to) && to - from == 8) {
            timeNs = compact(text, from, to);
        } else if (isDigits(text, from, to) && to - from <= DATE_LENGTH && to > from) {
            isDateOnly = false;
            final long seconds = row.count(column);
            timeNs = seconds < END_OF_TIME_SECONDS ? seconds * NS_PER_SECOND : NOT_A_TIME;
        }
        if (timeNs == NOT_A_TIME) {
            throw row.bad(column, EXPECTED);
        }
        return timeNs;
    }

    /** True when the last text read told no time of day. */
    boolean isDateOnly() {
        return isDateOnly;
    }

    private long iso(final byte[] text, final int from, final int to) {
        final long date = TextTime.epochDay(text, from, from + DATE_LENGTH);
        return date == NOT_A_TIME ? NOT_A_TIME : withTime(date, text, from + DATE_LENGTH, to);
    }

    private long compact(final byte[] text, final int from, final int to) {
        final long date = TextTime.epochDay(
                TextTime.number(text, from, 4), TextTime.number(text, from + 4, 2), TextTime.number(text, from + 6, 2));
        return date == NOT_A_TIME ? NOT_A_TIME : withTime(date, text, from + 8, to);
    }

    private long withTime(final long date, final byte[] text, final int from, final int to) {
        isDateOnly = from == to;
        if (isDateOnly) {
            return midnightNs(date);
        }
        if (text[from] != ' ' && text[from] != 'T') {
            return NOT_A_TIME;
        }
        int end = from + 1;
        while (end < to && text[end] != '+' && text[end] != '-' && text[end] != 'Z') {
            end++;
        }
        final long ofDayNs = ofDayNs(text, from + 1, end);
        if (ofDayNs == NOT_A_TIME) {
            return NOT_A_TIME;
        }
        if (end == to) {
            return midnightNs(date) + ofDayNs;
        }
        final long aheadNs = offsetNs(text, end, to);
        return aheadNs == NOT_A_TIME ? NOT_A_TIME : date * NS_PER_DAY + ofDayNs - aheadNs;
    }

    private static long ofDayNs(final byte[] text, final int from, final int to) {
        if (to - from != 5) {
            return TextTime.timeOfDayNs(text, from, to);
        }
        final int hour = TextTime.number(text, from, 2);
        final int minute = TextTime.number(text, from + 3, 2);
        final boolean isTime = text[from + 2] == ':' && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
        return isTime ? (hour * 60L + minute) * NS_PER_MINUTE : NOT_A_TIME;
    }

    /** {@code Z}, {@code +HH:mm} or {@code +HHmm}: how far ahead of UTC. */
    private static long offsetNs(final byte[] text, final int from, final int to) {
        if (text[from] == 'Z') {
            return to - from == 1 ? 0 : NOT_A_TIME;
        }
        final int colon = to - from == 6 && text[from + 3] == ':' ? 1 : 0;
        if (to - from != 5 + colon) {
            return NOT_A_TIME;
        }
        final int hours = TextTime.number(text, from + 1, 2);
        final int minutes = TextTime.number(text, from + 3 + colon, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return NOT_A_TIME;
        }
        return (text[from] == '-' ? -1 : 1) * (hours * 60L + minutes) * NS_PER_MINUTE;
    }

    private long american(final byte[] text, final int from, final int to, final int slash) {
        final int second = indexOf(text, slash + 1, to, '/');
        if (second < 0 || second - slash > 3 || second - slash < 2 || to - second < 5) {
            return NOT_A_TIME;
        }
        final long date = TextTime.epochDay(
                TextTime.number(text, second + 1, 4),
                TextTime.number(text, from, slash - from),
                TextTime.number(text, slash + 1, second - slash - 1));
        if (date == NOT_A_TIME) {
            return NOT_A_TIME;
        }
        final int end = second + 5;
        isDateOnly = end == to;
        final long ofDayNs = isDateOnly ? 0 : halfDayNs(text, end, to);
        // midnight is how such tables spell a mere date
        isDateOnly |= ofDayNs == 0;
        return ofDayNs == NOT_A_TIME ? NOT_A_TIME : midnightNs(date) + ofDayNs;
    }

    /** {@code " h:mm:ss AM"}. */
    private static long halfDayNs(final byte[] text, final int from, final int to) {
        final int colon = indexOf(text, from, to, ':');
        if (text[from] != ' ' || colon < from + 2 || colon > from + 3 || to - colon != 9 || text[to - 3] != ' ') {
            return NOT_A_TIME;
        }
        final int hour = TextTime.number(text, from + 1, colon - from - 1);
        final int minute = TextTime.number(text, colon + 1, 2);
        final int second = TextTime.number(text, colon + 4, 2);
        final boolean isAfternoon = text[to - 2] == 'P';
        final boolean isTime = hour >= 1 && hour <= 12 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (!isTime || text[colon + 3] != ':' || text[to - 1] != 'M' || (!isAfternoon && text[to - 2] != 'A')) {
            return NOT_A_TIME;
        }
        return ((hour % 12 + (isAfternoon ? 12 : 0)) * 60L + minute) * NS_PER_MINUTE + second * NS_PER_SECOND;
    }

    private long midnightNs(final long date) {
        if (date != day) {
            day = date;
            midnightNs = isUtc ? date * NS_PER_DAY : new TradingDay(TextTime.date(date)).midnightNs();
        }
        return midnightNs;
    }

    private static boolean isDigits(final byte[] text, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(final byte[] text, final int from, final int to, final char wanted) {
        for (int i = from; i < to; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
