package io.tiercel.engine.performance;

import java.util.OptionalDouble;

/** How much was traded and held, and how often a signal was right. Stateless; cold. */
public final class Activity {
    private Activity() {}

    /**
     * Turnover of a year: {@code sum over t of traded_t / V_t * A / n}, both sides counted.
     *
     * @param traded         magnitudes of what was traded in each period, the first purchase left out; one for each value, that of the start first.
     * @param values         equity at the start and at the end of each period.
     * @param periodsPerYear A.
     * @return empty without a period, or where equity was not positive.
     */
    public static OptionalDouble turnover(final double[] traded, final double[] values, final double periodsPerYear) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (traded[i] != 0) {
                if (!(values[i] > 0)) {
                    return OptionalDouble.empty();
                }
                sum += traded[i] / values[i];
            }
        }
        return values.length < 2 ? OptionalDouble.empty() : Samples.defined(sum * periodsPerYear / (values.length - 1));
    }

    /**
     * Mean of what was held over equity.
     *
     * @param gross  magnitudes of the positions at the end of each period.
     * @param values equity then.
     * @return empty without a period, or where equity was not positive.
     */
    public static OptionalDouble exposure(final double[] gross, final double[] values) {
        final double[] shares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0)) {
                return OptionalDouble.empty();
            }
            shares[i] = gross[i] / values[i];
        }
        return Samples.mean(shares);
    }

    /**
     * How often a signal had the sign of the return that followed.
     *
     * @param signals        of any size; 0 says nothing, as does NaN.
     * @param forwardReturns over the horizon that a report states.
     * @return empty when no signal and return were both other than 0.
     */
    public static OptionalDouble signalHitRate(final double[] signals, final double[] forwardReturns) {
        int hits = 0;
        int told = 0;
        for (int i = 0; i < signals.length; i++) {
            final double product = Math.signum(signals[i]) * Math.signum(forwardReturns[i]);
            hits += product > 0 ? 1 : 0;
            told += product > 0 || product < 0 ? 1 : 0;
        }
        return Samples.ratio(hits, told);
    }
}
