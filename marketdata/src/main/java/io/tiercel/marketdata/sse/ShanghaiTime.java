package io.tiercel.marketdata.sse;

import io.tiercel.marketdata.feed.TextTime;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.protocol.MarketStateCode;

/** China's one time zone, eight hours ahead of UTC all year, and the hours of its exchanges. Stateless; allocates nothing. */
final class ShanghaiTime {
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final long NS_PER_HOUR = 60 * NS_PER_MINUTE;
    private static final long AHEAD_NS = 8 * NS_PER_HOUR;
    private static final long CALL_NS = 9 * NS_PER_HOUR + 15 * NS_PER_MINUTE;
    private static final long MORNING_NS = 9 * NS_PER_HOUR + 30 * NS_PER_MINUTE;
    private static final long NOON_NS = 11 * NS_PER_HOUR + 30 * NS_PER_MINUTE;
    private static final long AFTERNOON_NS = 13 * NS_PER_HOUR;
    private static final long CLOSING_NS = 14 * NS_PER_HOUR + 57 * NS_PER_MINUTE;
    private static final long END_NS = 15 * NS_PER_HOUR;

    private ShanghaiTime() {}

    /** Time stamp of a date and a time of day in two columns. */
    static long timestampNs(final TextColumns row, final int dateColumn, final int timeColumn) {
        final long day = TextTime.epochDay(row.bytes(), row.from(dateColumn), row.to(dateColumn));
        if (day == TextTime.NOT_A_TIME) {
            throw row.bad(dateColumn, "a date such as 2023.07.11");
        }
        final long ofDayNs = TextTime.timeOfDayNs(row.bytes(), row.from(timeColumn), row.to(timeColumn));
        if (ofDayNs == TextTime.NOT_A_TIME) {
            throw row.bad(timeColumn, "a time such as 09:30:00.120");
        }
        return day * TextTime.NS_PER_DAY + ofDayNs - AHEAD_NS;
    }

    /** Time stamp of one column such as {@code 2021.12.01T09:15:02.000}. */
    static long timestampNs(final TextColumns row, final int column) {
        final int from = row.from(column);
        final int to = row.to(column);
        if (to - from > 11 && row.bytes()[from + 10] == 'T') {
            final long day = TextTime.epochDay(row.bytes(), from, from + 10);
            final long ofDayNs = TextTime.timeOfDayNs(row.bytes(), from + 11, to);
            if (day != TextTime.NOT_A_TIME && ofDayNs != TextTime.NOT_A_TIME) {
                return day * TextTime.NS_PER_DAY + ofDayNs - AHEAD_NS;
            }
        }
        throw row.bad(column, "a time such as 2021.12.01T09:30:00.000");
    }

    /**
     * What Shanghai's timetable says of a time: the opening call from 09:15 (its pause from 09:25 included), continuous trading from 09:30 and from 13:00, a
     * break at 11:30, the closing call from 14:57, closed from 15:00 to the next opening call.
     */
    static MarketStateCode stateAt(final long timestampNs) {
        final long ofDayNs = Math.floorMod(timestampNs + AHEAD_NS, TextTime.NS_PER_DAY);
        if (ofDayNs < CALL_NS || ofDayNs >= END_NS) {
            return MarketStateCode.CLOSED;
        }
        if (ofDayNs < MORNING_NS || ofDayNs >= CLOSING_NS) {
            return MarketStateCode.AUCTION;
        }
        return ofDayNs < NOON_NS || ofDayNs >= AFTERNOON_NS ? MarketStateCode.OPEN : MarketStateCode.HALT;
    }
}
