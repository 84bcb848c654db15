package io.tiercel.engine.computation;

import java.math.BigInteger;

/** {@code 10^k = (high 2^64 + low) 2^exponent}, cut off below 128 bits; exact for k from 0 to 55. Immutable. */
final class PowersOfTen {
    /** Least k: brings the largest double to 17 digits. */
    static final int MIN = 16 - 309;

    /** Largest k: brings the smallest double to 17 digits. */
    static final int MAX = 16 + 325;

    private static final int BITS = 128;
    private static final long[] HIGH = new long[MAX - MIN + 1];
    private static final long[] LOW = new long[MAX - MIN + 1];
    private static final int[] EXPONENT = new int[MAX - MIN + 1];

    static {
        for (int k = MIN; k <= MAX; k++) {
            final BigInteger power = BigInteger.TEN.pow(Math.abs(k));
            final int length = power.bitLength();
            final BigInteger digits;
            if (k >= 0) {
                digits = power.shiftLeft(BITS).shiftRight(length);
                EXPONENT[k - MIN] = length - BITS;
            } else {
                digits = BigInteger.ONE.shiftLeft(length + BITS - 1).divide(power);
                EXPONENT[k - MIN] = -(length + BITS - 1);
            }
            HIGH[k - MIN] = digits.shiftRight(Long.SIZE).longValue();
            LOW[k - MIN] = digits.longValue();
        }
    }

    private PowersOfTen() {}

    static long high(final int k) {
        return HIGH[k - MIN];
    }

    static long low(final int k) {
        return LOW[k - MIN];
    }

    static int exponent(final int k) {
        return EXPONENT[k - MIN];
    }
}
