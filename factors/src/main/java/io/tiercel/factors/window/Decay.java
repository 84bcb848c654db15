package io.tiercel.factors.window;

/**
 * What is left of a weight after some time: {@code e^-x}. Nearly every event comes a small part of the decay time after the one before, where a short
 * series is exact to the last bit or two and several times faster than {@code StrictMath}; plain arithmetic in a written order, so the same bits
 * everywhere.
 * <p>
 * Stateless; allocates nothing.
 */
public final class Decay {
    /** Below it the tenth term of the series is under 2^-61 of the sum. */
    private static final double SERIES_LIMIT = 1.0 / 16.0;

    private Decay() {}

    /**
     * @param x decay times passed, 0 or more.
     * @return {@code e^-x}, 0 to 1, within two units in the last place.
     */
    public static double after(final double x) {
        if (x >= SERIES_LIMIT) {
            return StrictMath.exp(-x);
        }
        // Taylor (1715): 1 - x + x^2/2! - ... - x^9/9!, in pairs
        final double square = x * x;
        final double fourth = square * square;
        final double middle = square * (1.0 / 2.0 - x * (1.0 / 6.0));
        final double tail = fourth
                * ((1.0 / 24.0 - x * (1.0 / 120.0) + square * (1.0 / 720.0 - x * (1.0 / 5040.0)))
                        + fourth * (1.0 / 40_320.0 - x * (1.0 / 362_880.0)));
        return 1.0 - x + (middle + tail);
    }
}
