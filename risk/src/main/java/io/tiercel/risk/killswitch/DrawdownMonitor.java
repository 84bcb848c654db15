package io.tiercel.risk.killswitch;

import io.tiercel.risk.account.Products;
import io.tiercel.strategy.StateHash;

/**
 * Watches the equity against its peak and against the start of the day.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. With {@code dd = peak - equity} and {@code L} the drawdown limit, the first that
 * holds is the level: {@code dd >= L * peak} BREACH, {@code dayStart - equity >= dailyLoss * dayStart} DAILY_LOSS, {@code dd >= 0.8 L * peak} (or
 * REDUCE before and {@code dd >= 0.5 L * peak}) REDUCE, {@code dd >= 0.5 L * peak} WARN, else NORMAL. Products are compared, nothing is divided or
 * rounded.
 */
public final class DrawdownMonitor {
    private static final long ALL_BPS = 10_000;

    private final long maxDrawdownBps;
    private final long dailyLossBps;
    private long peakEquityMicros;
    private long dayStartEquityMicros;
    private boolean isReduceOnly;
    private DrawdownLevel level = DrawdownLevel.NORMAL;

    /**
     * @param maxDrawdownBps basis points of the peak, 1 to 10 000.
     * @param dailyLossBps   basis points of the equity at the start of the day, 1 to 10 000.
     * @param equityMicros   equity now: the first peak and the first start of a day.
     */
    public DrawdownMonitor(final int maxDrawdownBps, final int dailyLossBps, final long equityMicros) {
        this.maxDrawdownBps = maxDrawdownBps;
        this.dailyLossBps = dailyLossBps;
        peakEquityMicros = equityMicros;
        dayStartEquityMicros = equityMicros;
    }

    /**
     * @param equityMicros cash and positions at their marks, micros.
     * @return the level now.
     */
    public DrawdownLevel onEquity(final long equityMicros) {
        if (level == DrawdownLevel.BREACH) {
            return level;
        }
        if (equityMicros > peakEquityMicros) {
            peakEquityMicros = equityMicros;
        }
        final long drawdown = peakEquityMicros - equityMicros;
        final boolean isHalf = isDrawdownAtLeast(drawdown, 5);
        isReduceOnly = isHalf && (isReduceOnly || isDrawdownAtLeast(drawdown, 8));
        if (isHalf && isDrawdownAtLeast(drawdown, 10)) {
            level = DrawdownLevel.BREACH;
        } else if (isDailyLossReached(equityMicros)) {
            level = DrawdownLevel.DAILY_LOSS;
        } else if (isReduceOnly) {
            level = DrawdownLevel.REDUCE;
        } else {
            level = isHalf ? DrawdownLevel.WARN : DrawdownLevel.NORMAL;
        }
        return level;
    }

    private boolean isDrawdownAtLeast(final long drawdownMicros, final long tenths) {
        return Products.compare(drawdownMicros, 10 * ALL_BPS, tenths * maxDrawdownBps, peakEquityMicros) >= 0;
    }

    /**
     * @param equityMicros cash and positions at their marks, micros.
     * @return true when the loss since the start of the day is at its limit or beyond.
     */
    public boolean isDailyLossReached(final long equityMicros) {
        return Products.compare(dayStartEquityMicros - equityMicros, ALL_BPS, dailyLossBps, dayStartEquityMicros) >= 0;
    }

    /**
     * A trading day begins: its loss counts from here.
     *
     * @param equityMicros cash and positions at their marks, micros.
     */
    public void startDay(final long equityMicros) {
        dayStartEquityMicros = equityMicros;
    }

    /**
     * Takes over a day that began elsewhere.
     *
     * @param peakMicros     highest equity so far, micros.
     * @param dayStartMicros equity at the start of the day, micros.
     */
    public void carry(final long peakMicros, final long dayStartMicros) {
        peakEquityMicros = peakMicros;
        dayStartEquityMicros = dayStartMicros;
    }

    /**
     * Money came in or went out, which is no profit and no loss: peak and start of the day move with it.
     *
     * @param micros negative = taken out.
     */
    public void shift(final long micros) {
        peakEquityMicros += micros;
        dayStartEquityMicros += micros;
    }

    /**
     * The operator's reset after a breach: the drawdown counts from here.
     *
     * @param equityMicros cash and positions at their marks, micros.
     */
    public void resetPeak(final long equityMicros) {
        peakEquityMicros = equityMicros;
        isReduceOnly = false;
        level = DrawdownLevel.NORMAL;
    }

    /**
     * @return level of the last call of {@link #onEquity}.
     */
    public DrawdownLevel level() {
        return level;
    }

    /**
     * @return true while only reducing orders may pass.
     */
    public boolean isReduceOnly() {
        return isReduceOnly;
    }

    /**
     * @return highest equity since the start or the last reset after a breach, micros.
     */
    public long peakEquityMicros() {
        return peakEquityMicros;
    }

    /**
     * @return hash of all state that can change a later answer.
     */
    public long stateDigest() {
        long digest = StateHash.mix(StateHash.mix(StateHash.START, peakEquityMicros), dayStartEquityMicros);
        digest = StateHash.mix(digest, isReduceOnly);
        return StateHash.mix(digest, level == DrawdownLevel.BREACH);
    }
}
