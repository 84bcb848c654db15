package io.tiercel.engine.schedule;

/**
 * When a trading day begins: at 05:00 UTC, every day of the week. That is midnight in New York in winter and one in the morning in summer: no session
 * of a US exchange stands over it (they run from 04:00 to 20:00 New York time), and no time zone table, which changes with the Java version, decides
 * a digest. A market that never closes starts its day then too. Ours.
 */
public final class TradingDayStart {
    private static final long NS_PER_HOUR = 3_600_000_000_000L;
    private static final long NS_PER_DAY = 24 * NS_PER_HOUR;
    private static final long START_NS = 5 * NS_PER_HOUR;

    private TradingDayStart() {}

    /**
     * @param timeNs ns since the epoch.
     * @return the first start of a day after that time.
     */
    public static long after(final long timeNs) {
        return timeNs - Math.floorMod(timeNs - START_NS, NS_PER_DAY) + NS_PER_DAY;
    }
}
