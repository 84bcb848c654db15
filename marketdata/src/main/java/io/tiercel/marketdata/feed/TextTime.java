package io.tiercel.marketdata.feed;

import java.time.LocalDate;

/** Dates and times of day as files spell them. Stateless; allocates nothing. */
public final class TextTime {
    /** Returned where the text is no date or time. */
    public static final long NOT_A_TIME = Long.MIN_VALUE;

    /** Length of a day. */
    public static final long NS_PER_DAY = 86_400_000_000_000L;

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int NS_DIGITS = 9;

    private TextTime() {}

    /**
     * @param text ASCII.
     * @param from first byte of year, separator, month, separator, day: 4, 1, 2, 1 and 2 bytes; any separator.
     * @param to   end, exclusive.
     * @return days since 1970-01-01, or {@link #NOT_A_TIME}.
     */
    public static long epochDay(final byte[] text, final int from, final int to) {
        if (to - from != 10 || isDigit(text[from + 4]) || isDigit(text[from + 7])) {
            return NOT_A_TIME;
        }
        return epochDay(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
    }

    /**
     * @param year  1900 to 2199.
     * @param month 1 to 12.
     * @param day   1 to the month's length.
     * @return days since 1970-01-01, or {@link #NOT_A_TIME} when there is no such day.
     */
    public static long epochDay(final int year, final int month, final int day) {
        if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
            return NOT_A_TIME;
        }
        // Days before March 1st of the year 0 of the proleptic Gregorian calendar, March being the first month.
        final int shifted = month > 2 ? month - 3 : month + 9;
        final int years = month > 2 ? year : year - 1;
        final int leapDays = years / 4 - years / 100 + years / 400;
        return 365L * years + leapDays + (153 * shifted + 2) / 5 + day - 1 - 719_468L;
    }

    private static int lengthOfMonth(final int year, final int month) {
        if (month == 2) {
            final boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return isLeap ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /**
     * @param text ASCII.
     * @param from first byte of {@code HH:mm:ss} and, if wanted, a point and decimals; what lies behind nanoseconds is cut off.
     * @param to   end, exclusive.
     * @return nanoseconds since midnight, or {@link #NOT_A_TIME}.
     */
    public static long timeOfDayNs(final byte[] text, final int from, final int to) {
        if (to - from < 8 || text[from + 2] != ':' || text[from + 5] != ':') {
            return NOT_A_TIME;
        }
        final int hour = number(text, from, 2);
        final int minute = number(text, from + 3, 2);
        final int second = number(text, from + 6, 2);
        final long fraction = to - from == 8 ? 0 : fractionNs(text, from + 8, to);
        final boolean isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return isTime && fraction >= 0 ? ((hour * 60L + minute) * 60L + second) * NS_PER_SECOND + fraction : NOT_A_TIME;
    }

    private static long fractionNs(final byte[] text, final int point, final int to) {
        if (text[point] != '.' || point + 1 == to) {
            return NOT_A_TIME;
        }
        long ns = 0;
        for (int i = point + 1; i < Math.max(to, point + 1 + NS_DIGITS); i++) {
            if (i < to && !isDigit(text[i])) {
                return NOT_A_TIME;
            }
            if (i <= point + NS_DIGITS) {
                ns = ns * 10 + (i < to ? text[i] - '0' : 0);
            }
        }
        return ns;
    }

    /**
     * @param text   ASCII.
     * @param from   first digit.
     * @param digits how many, at most 9.
     * @return their number, -1 when one of them is none.
     */
    public static int number(final byte[] text, final int from, final int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            if (!isDigit(text[i])) {
                return -1;
            }
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    /**
     * @param epochDay days since 1970-01-01.
     * @return the day; cold.
     */
    public static LocalDate date(final long epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }

    private static boolean isDigit(final byte character) {
        return character >= '0' && character <= '9';
    }
}
