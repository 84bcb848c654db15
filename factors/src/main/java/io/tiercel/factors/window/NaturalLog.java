package io.tiercel.factors.window;

/**
 * Natural logarithm of positive whole numbers, several times faster than {@code StrictMath}: a table of logarithms, and a short series for what lies
 * between its places; plain arithmetic in a written order, so the same bits everywhere.
 * <p>
 * Stateless; allocates nothing.
 */
public final class NaturalLog {
    private static final int PLACES = 128;
    private static final int PLACE_SHIFT = 52 - 7;
    private static final long FRACTION = (1L << 52) - 1L;
    private static final long ONE = 1023L << 52;
    private static final double LN_2 = StrictMath.log(2.0);
    private static final int SMALL = 1024;
    private static final double[] CENTRES = new double[PLACES];
    private static final double[] INVERSES = new double[PLACES];
    private static final double[] CENTRE_LOGS = new double[PLACES];
    private static final double[] SMALL_PRODUCTS = new double[SMALL];

    static {
        for (int place = 0; place < PLACES; place++) {
            CENTRES[place] = 1.0 + (place + 0.5) / PLACES;
            INVERSES[place] = 1.0 / CENTRES[place];
            CENTRE_LOGS[place] = StrictMath.log(CENTRES[place]);
        }
        for (int x = 1; x < SMALL; x++) {
            SMALL_PRODUCTS[x] = x * StrictMath.log(x);
        }
    }

    private NaturalLog() {}

    /**
     * @param x 1 or more.
     * @return {@code ln x}, within 1e-15 of it in size or relatively, whichever is more.
     */
    public static double of(final long x) {
        final long bits = Double.doubleToRawLongBits((double) x);
        final int place = (int) ((bits & FRACTION) >>> PLACE_SHIFT);
        final double r = (Double.longBitsToDouble((bits & FRACTION) | ONE) - CENTRES[place]) * INVERSES[place];
        // |r| < 2^-8: ln(1 + r) by Mercator (1668), the eighth term is under 2^-67
        final double square = r * r;
        final double series = r
                - square * (0.5 - r * (1.0 / 3.0))
                - square * square * (0.25 - r * (1.0 / 5.0) + square * (1.0 / 6.0 - r * (1.0 / 7.0)));
        return ((bits >>> 52) - 1023L) * LN_2 + CENTRE_LOGS[place] + series;
    }

    /**
     * @param x 0 or more.
     * @return {@code x ln x}, 0 for 0.
     */
    public static double timesSelf(final long x) {
        return x < SMALL ? SMALL_PRODUCTS[(int) x] : x * of(x);
    }
}
