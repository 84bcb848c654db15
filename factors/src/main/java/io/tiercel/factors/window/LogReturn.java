package io.tiercel.factors.window;

/**
 * Logarithm of the quotient of two prices. They nearly always lie close together, where the series of the inverse hyperbolic tangent needs six terms and
 * does not lose the digits that {@code ln(a / b)} loses to the rounding of the quotient; plain arithmetic in a written order, so the same bits
 * everywhere.
 * <p>
 * Stateless; allocates nothing.
 */
public final class LogReturn {
    private static final double BPS = 1e4;

    /** Up to it the seventh term of the series is under 2^-75 of the sum. */
    private static final double SERIES_LIMIT = 1.0 / 64.0;

    private LogReturn() {}

    /**
     * @param price     later price, in any unit.
     * @param basePrice earlier price, in the same unit.
     * @return {@code 1e4 ln(price / basePrice)}, basis points, +0.0 for equal prices; {@link Double#NaN} where the quotient is not a positive number.
     */
    public static double bps(final long price, final long basePrice) {
        // ln(a / b) = 2 artanh((a - b) / (a + b)); Abramowitz and Stegun (1964), 4.1.27
        final double s = (price - basePrice) / ((double) price + basePrice);
        if (Math.abs(s) <= SERIES_LIMIT) {
            final double z = s * s;
            final double series = 1.0 / 3.0 + z * (1.0 / 5.0 + z * (1.0 / 7.0 + z * (1.0 / 9.0 + z * (1.0 / 11.0))));
            // the addition turns the -0.0 of a zero over a negative sum into 0.0
            return 2.0 * BPS * (s + s * (z * series)) + 0.0;
        }
        final double quotient = price / (double) basePrice;
        return quotient > 0.0 && quotient < Double.POSITIVE_INFINITY ? BPS * StrictMath.log(quotient) : Double.NaN;
    }
}
