package io.tiercel.factors.window;

/**
 * Sum of products of whole numbers in 128 bits, for regressions whose zero tests must be exact. It adds what enters a window and subtracts
 * what leaves, so it cannot drift.
 * <p>
 * Bound: with N products of numbers below 2^x and 2^y in size, {@link #varianceLike} needs {@code N^2 2^(x+y) < 2^127}; with N up to 4096
 * that leaves x + y up to 102: 51 bits each, quantities and price steps to 2.2e15 units. Beyond it the sum wraps, the same way every time.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1).
 */
public final class ExactProductSum {
    private static final double TWO_64 = 0x1p64;

    private long high;
    private long low;

    /**
     * @param x first factor.
     * @param y second factor.
     */
    public void add(final long x, final long y) {
        final long productLow = x * y;
        final long sumLow = low + productLow;
        high += Math.multiplyHigh(x, y) + carry(sumLow, productLow);
        low = sumLow;
    }

    /**
     * @param x first factor of a product that was added.
     * @param y second factor.
     */
    public void subtract(final long x, final long y) {
        final long productLow = x * y;
        final long before = low;
        high -= Math.multiplyHigh(x, y) + carry(before, productLow);
        low = before - productLow;
    }

    /**
     * {@code n P - a b} with P this sum: n^2 times a (co)variance where a and b are the plain sums of the factors.
     *
     * @param n number of pairs, positive.
     * @param a sum of the first factors.
     * @param b sum of the second factors.
     * @return the exact value rounded to a double; 0.0 only where it is exactly 0.
     */
    public double varianceLike(final long n, final long a, final long b) {
        final long scaledLow = low * n;
        final long scaledHigh = high * n + Math.unsignedMultiplyHigh(low, n);
        final long productLow = a * b;
        final long resultHigh = scaledHigh - Math.multiplyHigh(a, b) - carry(scaledLow, productLow);
        final long resultLow = scaledLow - productLow;
        return toDouble(resultHigh, resultLow);
    }

    /** 1 when {@code sum < part} unsigned: an addition of {@code part} overflowed, or a subtraction of it from {@code sum} borrows. */
    private static long carry(final long sum, final long part) {
        return Long.compareUnsigned(sum, part) < 0 ? 1L : 0L;
    }

    private static double toDouble(final long high, final long low) {
        if (high == low >> 63) {
            return low;
        }
        // Here the size is at least 2^63, so the two parts cannot cancel to less than half of it. Unsigned low = 2 (low
        // >>> 1) + last bit.
        final double unsignedLow = (low >>> 1) * 2.0 + (low & 1L);
        return high * TWO_64 + unsignedLow;
    }
}
