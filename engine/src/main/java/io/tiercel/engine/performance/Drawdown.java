package io.tiercel.engine.performance;

import java.util.OptionalInt;

/**
 * The deepest fall of an equity curve below its highest value so far, and the longest one. Immutable; cold.
 *
 * @param depth           {@code 1 - V_t / max(V_0..V_t)}, 0 or more.
 * @param peak            index of the last maximum before the trough; 0 without a fall.
 * @param trough          index of the first minimum; 0 without a fall.
 * @param recovery        index at which the peak was reached again; empty while it was not, or without a fall.
 * @param durationPeriods longest run of values below the highest so far; one that had not ended counts.
 */
public record Drawdown(double depth, int peak, int trough, OptionalInt recovery, int durationPeriods) {
    /**
     * @param values the first positive.
     * @return of the whole series.
     */
    public static Drawdown of(final double[] values) {
        double highest = values[0];
        double depth = 0;
        int highestAt = 0;
        int peak = 0;
        int trough = 0;
        int run = 0;
        int longest = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= highest) {
                highest = values[i];
                highestAt = i;
                run = 0;
            } else {
                longest = Math.max(longest, ++run);
                final double fall = 1 - values[i] / highest;
                if (fall > depth) {
                    depth = fall;
                    peak = highestAt;
                    trough = i;
                }
            }
        }
        return new Drawdown(depth, peak, trough, recovery(values, peak, trough), longest);
    }

    private static OptionalInt recovery(final double[] values, final int peak, final int trough) {
        for (int i = trough + 1; trough > 0 && i < values.length; i++) {
            if (values[i] >= values[peak]) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * @param values an equity curve.
     * @return by value, how far it is below the highest so far: 0 or less.
     */
    public static double[] underwater(final double[] values) {
        final double[] falls = new double[values.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            highest = Math.max(highest, values[i]);
            falls[i] = values[i] / highest - 1;
        }
        return falls;
    }
}
