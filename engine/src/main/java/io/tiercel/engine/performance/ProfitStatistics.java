package io.tiercel.engine.performance;

import java.util.OptionalDouble;

/**
 * Profits of round trips that have ended. A sum to be added to; one thread; cold. Money in units of the currency. What is not defined is empty.
 */
public final class ProfitStatistics {
    private static final double MICROS = 1e6;

    private long trades;
    private long wins;
    private long losses;
    private long wonMicros;
    private long lostMicros;
    private long largestWinMicros;
    private long largestLossMicros;

    ProfitStatistics() {}

    void add(final long micros) {
        trades++;
        if (micros > 0) {
            wins++;
            wonMicros += micros;
            largestWinMicros = Math.max(largestWinMicros, micros);
        } else if (micros < 0) {
            losses++;
            lostMicros -= micros;
            largestLossMicros = Math.min(largestLossMicros, micros);
        }
    }

    /**
     * @return round trips.
     */
    public long trades() {
        return trades;
    }

    /**
     * @return wins / (wins + losses).
     */
    public OptionalDouble winRate() {
        return Samples.ratio(wins, wins + losses);
    }

    /**
     * @return what was won / what was lost.
     */
    public OptionalDouble profitFactor() {
        return Samples.ratio(wonMicros, lostMicros);
    }

    /**
     * @return mean of all.
     */
    public OptionalDouble expectancy() {
        return Samples.ratio((wonMicros - lostMicros) / MICROS, trades);
    }

    /**
     * @return mean of what won.
     */
    public OptionalDouble averageWin() {
        return Samples.ratio(wonMicros / MICROS, wins);
    }

    /**
     * @return mean of what lost, below zero.
     */
    public OptionalDouble averageLoss() {
        return Samples.ratio(-lostMicros / MICROS, losses);
    }

    /**
     * @return best of all; empty when none won.
     */
    public OptionalDouble largestWin() {
        return wins == 0 ? OptionalDouble.empty() : OptionalDouble.of(largestWinMicros / MICROS);
    }

    /**
     * @return worst of all, below zero; empty when none lost.
     */
    public OptionalDouble largestLoss() {
        return losses == 0 ? OptionalDouble.empty() : OptionalDouble.of(largestLossMicros / MICROS);
    }
}
