package io.tiercel.factors.window;

/**
 * Sums of the last N pairs of whole numbers and of their products. Exact, so it cannot drift.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1).
 */
public final class ProductWindow {
    private final long[] xs;
    private final long[] ys;
    private final ExactProductSum products = new ExactProductSum();
    private int position;
    private long sumX;
    private long sumY;

    /**
     * @param length N, at least 1; before N pairs have come the missing ones count as 0.
     */
    public ProductWindow(final int length) {
        xs = new long[length];
        ys = new long[length];
    }

    /**
     * Takes the newest pair in and the oldest out.
     *
     * @param x first number; for the bounds see {@link ExactProductSum}.
     * @param y second number.
     */
    public void add(final long x, final long y) {
        final int at = position;
        final long oldX = xs[at];
        final long oldY = ys[at];
        position = at + 1 == xs.length ? 0 : at + 1;
        if (((x ^ oldX) | (y ^ oldY)) == 0L) {
            return;
        }
        products.subtract(oldX, oldY);
        products.add(x, y);
        sumX += x - oldX;
        sumY += y - oldY;
        xs[at] = x;
        ys[at] = y;
    }

    /**
     * @return sum of the first numbers.
     */
    public long sumX() {
        return sumX;
    }

    /**
     * @return sum of the second numbers.
     */
    public long sumY() {
        return sumY;
    }

    /**
     * @return oldest first number among the N.
     */
    public long oldestX() {
        return xs[position];
    }

    /**
     * @param n positive.
     * @param a any.
     * @param b any.
     * @return {@code n P - a b}, P the sum of products, exact but for one rounding; 0.0 only where it is exactly 0.
     */
    public double scaledLess(final long n, final long a, final long b) {
        return products.varianceLike(n, a, b);
    }

    /**
     * @param n number of pairs that count, positive.
     * @return {@code n P - sumX sumY}: n^2 times the covariance.
     */
    public double covarianceLike(final long n) {
        return products.varianceLike(n, sumX, sumY);
    }
}
