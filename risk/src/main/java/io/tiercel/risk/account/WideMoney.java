package io.tiercel.risk.account;

/**
 * An amount of 128 bits, for sums and products of money that stay exact: no value is rounded before it is compared.
 * <p>
 * Owned by one thread; allocates nothing after construction. A product beyond 2^125 becomes 2^125, which is more than any limit can be; sums of a few of
 * those still fit.
 */
public final class WideMoney {
    private static final long SATURATED_HIGH = 1L << 61;
    private static final long MAX_QUOTIENT = 1L << 62;

    private long high;
    private long low;

    /** Zero. */
    public WideMoney() {
        // zero
    }

    /**
     * @param value any.
     * @return this.
     */
    public WideMoney set(final long value) {
        high = value >> 63;
        low = value;
        return this;
    }

    /**
     * @param other copied.
     * @return this.
     */
    public WideMoney set(final WideMoney other) {
        high = other.high;
        low = other.low;
        return this;
    }

    /**
     * {@code a * b}, exact.
     *
     * @param a any.
     * @param b any.
     * @return this.
     */
    public WideMoney setProduct(final long a, final long b) {
        high = Math.multiplyHigh(a, b);
        low = a * b;
        return this;
    }

    /**
     * Multiplies a value that is not negative.
     *
     * @param factor not negative.
     * @return this, 2^125 when the product is more.
     */
    public WideMoney times(final long factor) {
        final long carried = Math.unsignedMultiplyHigh(low, factor);
        final long top = high * factor;
        final long sum = top + carried;
        if (Math.multiplyHigh(high, factor) != 0 || top < 0 || carried < 0 || sum < 0 || sum >= SATURATED_HIGH) {
            high = SATURATED_HIGH;
            low = 0;
        } else {
            high = sum;
            low *= factor;
        }
        return this;
    }

    /**
     * @param other added.
     * @return this.
     */
    public WideMoney add(final WideMoney other) {
        final long sum = low + other.low;
        high += other.high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
        return this;
    }

    /**
     * @param other taken away.
     * @return this.
     */
    public WideMoney subtract(final WideMoney other) {
        final long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        high -= other.high + borrow;
        low -= other.low;
        return this;
    }

    /**
     * @return this, with the other sign.
     */
    public WideMoney negate() {
        high = low == 0 ? -high : ~high;
        low = -low;
        return this;
    }

    /**
     * @return true below zero.
     */
    public boolean isNegative() {
        return high < 0;
    }

    /**
     * @return true when it is, or stands for, 2^125 or more: no limit has room for it.
     */
    public boolean isSaturated() {
        return high >= SATURATED_HIGH;
    }

    /**
     * @param other compared with.
     * @return negative, zero or positive as this is less, equal or greater.
     */
    public int comparedTo(final WideMoney other) {
        return high != other.high ? Long.compare(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    /**
     * How often a unit goes into this: both exact, rounded down.
     *
     * @param unit positive.
     * @return 0 when this is negative; at most 2^62.
     */
    public long countOf(final WideMoney unit) {
        if (high < 0) {
            return 0;
        }
        if (unit.high == 0 && unit.low > 0) {
            if (high == 0 && low >= 0) {
                return Math.min(MAX_QUOTIENT, low / unit.low);
            }
            return high >= unit.low >> 1 ? MAX_QUOTIENT : Math.min(MAX_QUOTIENT, Products.divide(high, low, unit.low));
        }
        return countOfWide(unit);
    }

    /** Bit by bit: a unit of more than 63 bits goes into a value of 127 less than 2^64 times. */
    private long countOfWide(final WideMoney unit) {
        final int shift = leadingZeros(unit.high, unit.low) - leadingZeros(high, low);
        if (shift < 0) {
            return 0;
        }
        if (shift > 62) {
            return MAX_QUOTIENT;
        }
        long divisorHigh = shift == 0 ? unit.high : unit.high << shift | unit.low >>> (64 - shift);
        long divisorLow = unit.low << shift;
        long restHigh = high;
        long restLow = low;
        long count = 0;
        for (int bit = shift; bit >= 0; bit--) {
            if (restHigh > divisorHigh || (restHigh == divisorHigh && Long.compareUnsigned(restLow, divisorLow) >= 0)) {
                restHigh -= divisorHigh + (Long.compareUnsigned(restLow, divisorLow) < 0 ? 1 : 0);
                restLow -= divisorLow;
                count |= 1L << bit;
            }
            divisorLow = divisorLow >>> 1 | divisorHigh << 63;
            divisorHigh >>>= 1;
        }
        return Math.min(MAX_QUOTIENT, count);
    }

    private static int leadingZeros(final long high, final long low) {
        return high == 0 ? 64 + Long.numberOfLeadingZeros(low) : Long.numberOfLeadingZeros(high);
    }

    /**
     * @return the upper 64 bits, for digests.
     */
    public long high() {
        return high;
    }

    /**
     * @return the lower 64 bits, for digests.
     */
    public long low() {
        return low;
    }
}
