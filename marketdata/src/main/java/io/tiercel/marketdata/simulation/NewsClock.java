package io.tiercel.marketdata.simulation;

/**
 * When news arrives: at random, but never hard upon earlier news, so that two jumps do not add up to one that is too large.
 * <p>
 * Owned by one thread; allocates nothing after construction.
 * <p>
 * {@code gap = mean * (quiet + (1 - quiet) * E)}, E exponential of mean 1: a renewal process with a dead time. Source: ours.
 */
final class NewsClock {
    private static final double NS_PER_HOUR = 3_600e9;
    private static final double QUIET_SHARE = 0.4;

    private final SeededRandom random;
    private final double meanNs;
    private long nextNs;

    /**
     * Starts with a gap.
     *
     * @param random      used by this clock among others.
     * @param startNs     time of the start.
     * @param newsPerHour mean rate, 0 for none.
     */
    NewsClock(final SeededRandom random, final long startNs, final double newsPerHour) {
        this.random = random;
        meanNs = newsPerHour > 0 ? NS_PER_HOUR / newsPerHour : 0;
        nextNs = newsPerHour > 0 ? startNs + gapNs() : Long.MAX_VALUE;
    }

    /**
     * Tells whether news has come, once for each.
     *
     * @param nowNs not running back.
     * @return true when news was due at or before now.
     */
    boolean isDue(final long nowNs) {
        if (nowNs < nextNs) {
            return false;
        }
        nextNs = nowNs + gapNs();
        return true;
    }

    private long gapNs() {
        return (long) (meanNs * (QUIET_SHARE + (1.0 - QUIET_SHARE) * random.exponential()));
    }
}
