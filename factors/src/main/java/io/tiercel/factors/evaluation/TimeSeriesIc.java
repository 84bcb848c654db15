package io.tiercel.factors.evaluation;

import java.util.Arrays;

/**
 * Information coefficients of one instrument in time: a factor's values at its events against the mid changes that follow. Stateless, cold.
 * <p>
 * Correlate the factor with one of these: {@code Correlation.PEARSON.of(factor, returns)} is ts_ic, {@code SPEARMAN} is ts_rank_ic. Changes that
 * overlap are not independent: no t statistic is given for them.
 */
public final class TimeSeriesIc {
    private static final double BPS = 1e4;

    private TimeSeriesIc() {}

    /**
     * Log returns in event time: {@code 1e4 ln(M_{i+h} / M_i)}.
     *
     * @param mids    mid after each event, any unit; NaN where there is none.
     * @param horizon h in events, 1 or more.
     * @return basis points, {@code double[event]}; NaN past the end and where a mid is NaN.
     */
    public static double[] returnsByEvents(final double[] mids, final int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon " + horizon + " events, expected 1 or more");
        }
        final double[] returns = new double[mids.length];
        Arrays.setAll(returns, i -> i + horizon < mids.length ? bps(mids[i], mids[i + horizon]) : Double.NaN);
        return returns;
    }

    /**
     * Log returns in clock time: {@code 1e4 ln(M(t_i + h) / M_i)}, M(t) the mid after the last event at or before t. Ours.
     *
     * @param timesNs   time of each event, nanoseconds, never descending.
     * @param mids      mid after each event, any unit; NaN where there is none.
     * @param horizonNs h in nanoseconds, 1 or more.
     * @return basis points, {@code double[event]}; NaN where a mid is NaN, and where {@code t_i + h} is after the last event: nobody knows that
     *     mid yet.
     */
    public static double[] returnsByClock(final long[] timesNs, final double[] mids, final long horizonNs) {
        if (horizonNs < 1 || timesNs.length != mids.length) {
            throw new IllegalArgumentException("horizon " + horizonNs + " ns, " + timesNs.length + " times and "
                    + mids.length + " mids, expected 1 ns or more and one mid for each time");
        }
        final double[] returns = new double[mids.length];
        Arrays.fill(returns, Double.NaN);
        int last = 0;
        for (int i = 0; i < mids.length; i++) {
            if (i > 0 && timesNs[i] < timesNs[i - 1]) {
                throw new IllegalArgumentException("event " + i + ": time " + timesNs[i] + " before " + timesNs[i - 1]
                        + ", expected none earlier");
            }
            if (timesNs[mids.length - 1] - timesNs[i] < horizonNs) {
                continue;
            }
            while (last + 1 < mids.length && timesNs[last + 1] - timesNs[i] <= horizonNs) {
                last++;
            }
            returns[i] = bps(mids[i], mids[last]);
        }
        return returns;
    }

    private static double bps(final double from, final double to) {
        final double value = BPS * StrictMath.log(to / from);
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
