package io.tiercel.factors.evaluation;

import java.util.Arrays;

/**
 * Coefficients of all dates in six figures. Immutable, cold.
 *
 * @param n    dates with a finite coefficient.
 * @param mean over them; NaN for none.
 * @param std  standard deviation with 1/(n-1); NaN for fewer than 2.
 * @param ir   {@code mean / std}, not annualised; NaN where std is 0, NaN or nothing but rounding.
 * @param t    {@code ir sqrt(n)}. Returns over several dates overlap, and this does not correct for it: it is too large for them.
 * @param hit  share of coefficients above 0, 0 to 1; NaN for none.
 */
public record IcSummary(int n, double mean, double std, double ir, double t, double hit) {
    private static final double ROUNDING = 1e-12;

    /**
     * @param ic by date; what is not finite is left out.
     * @return the figures.
     */
    public static IcSummary of(final double[] ic) {
        final double[] finite = Moments.finite(ic);
        final double mean = Moments.mean(finite);
        final double std = Moments.std(finite);
        // what is left of rounding is no deviation
        final double ir = std > ROUNDING * Math.abs(mean) ? mean / std : Double.NaN;
        final double hits = Arrays.stream(finite).filter(value -> value > 0).count();
        return new IcSummary(finite.length, mean, std, ir, ir * Math.sqrt(finite.length), hits / finite.length);
    }
}
