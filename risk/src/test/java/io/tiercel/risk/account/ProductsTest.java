package io.tiercel.risk.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProductsTest {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void shouldRoundHalvesToTheEvenNeighbour() {
        // 5 / 2 = 2.5 -> 2; 7 / 2 = 3.5 -> 4; -5 / 2 = -2.5 -> -2; -7 / 2 -> -4; 1 / 3 -> 0; 2 / 3 -> 1.
        assertEquals(2, Products.divideHalfEven(5, 1, 2));
        assertEquals(4, Products.divideHalfEven(7, 1, 2));
        assertEquals(-2, Products.divideHalfEven(-5, 1, 2));
        assertEquals(-4, Products.divideHalfEven(7, -1, 2));
        assertEquals(0, Products.divideHalfEven(1, 1, 3));
        assertEquals(1, Products.divideHalfEven(2, 1, 3));
    }

    @Test
    void shouldRoundHalvesToTheEvenNeighbourBeyond64Bits() {
        // (2^62 + 1) * 2^32 / 2^33 = 2^61 + 0.5 -> 2^61, which is even; (2^62 + 3) * 2^32 / 2^33 = 2^61 + 1.5 -> 2^61 +
        // 2.
        final long even = 1L << 61;

        assertEquals(even, Products.divideHalfEven((1L << 62) + 1, 1L << 32, 1L << 33));
        assertEquals(even + 2, Products.divideHalfEven((1L << 62) + 3, 1L << 32, 1L << 33));
        assertEquals(-even, Products.divideHalfEven(-(1L << 62) - 1, 1L << 32, 1L << 33));
        assertEquals(-even - 2, Products.divideHalfEven((1L << 62) + 3, -(1L << 32), 1L << 33));
    }

    @Test
    void shouldRoundUpTowardPlusInfinity() {
        assertEquals(3, Products.divideCeil(5, 1, 0, 2));
        assertEquals(-2, Products.divideCeil(-5, 1, 0, 2));
        assertEquals(3, Products.divideCeil(2, 2, 1, 2));
        assertEquals(2, Products.divideCeil(2, 2, 0, 2));
    }

    @Test
    void shouldAgreeWithBigIntegerOnRandomAndExtremeValues() {
        final long seed = 20_260_101L;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 40_000; i++) {
            final long a = value(random);
            final long b = value(random);
            final long c = value(random);
            final long d = value(random);
            final long divisor = 1 + ((value(random) >>> 1) & ((1L << 62) - 1));
            final String where =
                    "seed " + seed + ", step " + i + ": " + a + " " + b + " " + c + " " + d + " / " + divisor;
            final BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));

            assertEquals(
                    product.compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(d))),
                    Integer.signum(Products.compare(a, b, c, d)),
                    where);
            check(
                    rounded(product, divisor, RoundingMode.HALF_EVEN),
                    () -> Products.divideHalfEven(a, b, divisor),
                    where);
            check(
                    rounded(product.add(BigInteger.valueOf(c)), divisor, RoundingMode.CEILING),
                    () -> Products.divideCeil(a, b, c, divisor),
                    where);
        }
    }

    private static BigInteger rounded(final BigInteger dividend, final long divisor, final RoundingMode mode) {
        return new BigDecimal(dividend)
                .divide(BigDecimal.valueOf(divisor), 0, mode)
                .toBigIntegerExact();
    }

    private static void check(final BigInteger expected, final LongCall call, final String where) {
        if (expected.abs().compareTo(MOST) > 0) {
            // The one value that fits on the negative side only may be given or refused.
            if (!expected.equals(BigInteger.valueOf(Long.MIN_VALUE))) {
                assertThrows(ArithmeticException.class, call::get, where);
            }
        } else {
            assertEquals(expected.longValueExact(), call.get(), where);
        }
    }

    private static long value(final SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(-3, 4);
            case 2 -> Long.MAX_VALUE - random.nextInt(3);
            case 3 -> Long.MIN_VALUE + random.nextInt(3);
            case 4 -> 1L << random.nextInt(63);
            case 5 -> (1L << random.nextInt(1, 63)) - 1;
            default -> random.nextLong() >> random.nextInt(63);
        };
    }

    private interface LongCall {
        long get();
    }
}
