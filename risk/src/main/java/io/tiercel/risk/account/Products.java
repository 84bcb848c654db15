package io.tiercel.risk.account;

/**
 * Products of two {@code long}s kept exact at 128 bits: compared, or divided with a stated rounding. Stateless; allocates nothing.
 */
public final class Products {
    private static final long LOW_WORD = 0xFFFF_FFFFL;

    private Products() {}

    /**
     * Compares {@code a * b} with {@code c * d}, both exact.
     *
     * @param a any value.
     * @param b any value.
     * @param c any value.
     * @param d any value.
     * @return negative, zero or positive as {@code a * b} is less than, equal to or greater than {@code c * d}.
     */
    public static int compare(final long a, final long b, final long c, final long d) {
        final long left = Math.multiplyHigh(a, b);
        final long right = Math.multiplyHigh(c, d);
        return left != right ? Long.compare(left, right) : Long.compareUnsigned(a * b, c * d);
    }

    /**
     * {@code a * b / divisor}, exact, rounded to the nearest integer, halves to the even one.
     *
     * @param a       any value.
     * @param b       any value.
     * @param divisor 1 to 2^62.
     * @return the rounded quotient.
     * @throws ArithmeticException if it lies outside +-(2^63 - 1).
     */
    public static long divideHalfEven(final long a, final long b, final long divisor) {
        final long high = Math.multiplyHigh(a, b);
        final long low = a * b;
        final boolean isNegative = high < 0;
        final long quotient;
        final long remainder;
        if (high == low >> 63 && low != Long.MIN_VALUE) {
            if (divisor == 1) {
                return low;
            }
            final long magnitude = Math.abs(low);
            quotient = magnitude / divisor;
            remainder = magnitude - quotient * divisor;
        } else {
            final long magnitudeLow = isNegative ? -low : low;
            quotient = divide(isNegative ? highOfNegated(high, low) : high, magnitudeLow, divisor);
            remainder = magnitudeLow - quotient * divisor;
        }
        final long twice = remainder << 1;
        final long rounded = twice > divisor || (twice == divisor && (quotient & 1) != 0) ? quotient + 1 : quotient;
        if (rounded < 0) {
            throw overflow();
        }
        return isNegative ? -rounded : rounded;
    }

    /**
     * {@code (a * b + c) / divisor}, exact, rounded toward +infinity.
     *
     * @param a       any value.
     * @param b       any value.
     * @param c       any value.
     * @param divisor 1 to 2^62.
     * @return the rounded quotient.
     * @throws ArithmeticException if it lies outside +-(2^63 - 1).
     */
    public static long divideCeil(final long a, final long b, final long c, final long divisor) {
        final long product = a * b;
        final long low = product + c;
        final long carry = Long.compareUnsigned(low, product) < 0 ? 1 : 0;
        // Neither addition can leave 128 bits: |a * b| <= 2^126.
        final long high = Math.multiplyHigh(a, b) + (c >> 63) + carry;
        if (high == low >> 63) {
            return Math.ceilDiv(low, divisor);
        }
        if (high < 0) {
            return -divide(highOfNegated(high, low), -low, divisor);
        }
        final long quotient = divide(high, low, divisor);
        final long rounded = low - quotient * divisor == 0 ? quotient : quotient + 1;
        if (rounded < 0) {
            throw overflow();
        }
        return rounded;
    }

    private static long highOfNegated(final long high, final long low) {
        return low == 0 ? -high : ~high;
    }

    /**
     * Non-negative 128-bit dividend by positive divisor, rounded down: Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D, with two
     * digits of 32 bits.
     */
    static long divide(final long high, final long low, final long divisor) {
        if (high < 0 || high >= divisor) {
            throw overflow();
        }
        final int shift = Long.numberOfLeadingZeros(divisor);
        final long normal = divisor << shift;
        final long normalHigh = normal >>> 32;
        final long normalLow = normal & LOW_WORD;
        final long dividend = high << shift | low >>> 1 >>> (63 - shift);
        final long rest = low << shift;
        final long firstDigit = digit(dividend, rest >>> 32, normalHigh, normalLow);
        final long next = (dividend << 32) + (rest >>> 32) - firstDigit * normal;
        final long quotient = (firstDigit << 32) + digit(next, rest & LOW_WORD, normalHigh, normalLow);
        if (quotient < 0) {
            throw overflow();
        }
        return quotient;
    }

    private static long digit(final long dividend, final long nextDigit, final long normalHigh, final long normalLow) {
        long digit = Long.divideUnsigned(dividend, normalHigh);
        long rest = dividend - digit * normalHigh;
        while (digit > LOW_WORD || Long.compareUnsigned(digit * normalLow, rest << 32 | nextDigit) > 0) {
            digit--;
            rest += normalHigh;
            if (rest > LOW_WORD) {
                break;
            }
        }
        return digit;
    }

    private static ArithmeticException overflow() {
        return new ArithmeticException("money beyond 64 bits of micros");
    }
}
