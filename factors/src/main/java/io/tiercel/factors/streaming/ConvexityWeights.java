package io.tiercel.factors.streaming;

/**
 * Least squares of cumulative quantity y on 1, x, x^2 by the part z of x^2 that 1 and x leave: {@code sum z y / sum z^2}. A shift of x changes nothing,
 * so distances are counted from the best price, in whole numbers. With the quantities taken out of y it is a weighted sum of them, whose weights change
 * with the prices only. Stateless; allocates nothing.
 */
public final class ConvexityWeights {
    /** Fewest levels that have a convexity. */
    public static final int FEWEST_LEVELS = 3;

    private ConvexityWeights() {}

    /**
     * @param w on entry the distance of each level from the best price, whole price units, 0 or more; on return the weight of its quantity, per square
     *          price unit, 0 from {@code n} on.
     * @param n levels, {@link #FEWEST_LEVELS} or more.
     */
    public static void fromDistances(final double[] w, final int n) {
        double sumX = 0.0;
        for (int level = 1; level < n; level++) {
            sumX += w[level];
        }
        final double meanX = sumX / n;
        double sumU2 = 0.0;
        double sumU3 = 0.0;
        for (int level = 0; level < n; level++) {
            final double u = w[level] - meanX;
            w[level] = u;
            sumU2 += u * u;
            sumU3 += u * u * u;
        }
        final double meanU2 = sumU2 / n;
        final double tilt = sumU3 / sumU2;
        double sumZ = 0.0;
        double sumZ2 = 0.0;
        for (int level = n - 1; level >= 0; level--) {
            final double u = w[level];
            final double z = u * u - meanU2 - u * tilt;
            sumZ += z;
            sumZ2 += z * z;
            w[level] = sumZ;
        }
        final double scale = 1.0 / sumZ2;
        for (int level = 0; level < n; level++) {
            w[level] *= scale;
        }
        for (int level = n; level < w.length; level++) {
            w[level] = 0.0;
        }
    }
}
