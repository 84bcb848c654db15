package io.tiercel.factors.window;

/**
 * What is left of a weight after some time: {@code e^-x}. Most events come a small part of the decay time after the one before, where a short
 * series is exact to the last bit or two; times up to 32 are that series times a power from a table. Several times faster than {@code StrictMath};
 * plain arithmetic in a written order, so the same bits everywhere.
 * <p>
 * Stateless; allocates nothing.
 */
public final class Decay {
    /** Below it the tenth term of the series is under 2^-61 of the sum. */
    private static final double SERIES_LIMIT = 1.0 / 16.0;

    private static final int STEPS_PER_TIME = 16;
    private static final int STEPS = 32 * STEPS_PER_TIME;
    private static final double[] POWERS = new double[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            POWERS[i] = StrictMath.exp(-(i * SERIES_LIMIT));
        }
    }

    /** Below it a decayed sum counts as 0: processors take long over numbers near the smallest. */
    private static final double FORGOTTEN = 1e-290;

    private Decay() {}

    /**
     * @param x decay times passed, 0 or more.
     * @return {@code e^-x}, 0 to 1, within three units in the last place.
     */
    public static double after(final double x) {
        if (x < SERIES_LIMIT) {
            return series(x);
        }
        final int steps = (int) (x * STEPS_PER_TIME);
        // x - steps / 16 is exact
        return steps < STEPS ? POWERS[steps] * series(x - steps * SERIES_LIMIT) : StrictMath.exp(-x);
    }

    /**
     * @param sum decayed, 0 or more.
     * @return the sum, 0 where next to nothing is left of it.
     */
    public static double kept(final double sum) {
        return sum < FORGOTTEN ? 0.0 : sum;
    }

    private static double series(final double x) {
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
