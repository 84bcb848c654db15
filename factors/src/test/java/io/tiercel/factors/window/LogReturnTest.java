package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogReturnTest {
    private static final MathContext DIGITS = new MathContext(60);

    @Test
    void shouldBeExactToTheLastBitsAtAnyDistance() {
        final long seed = 7L;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            final long base = random.nextLong(1_000L, 10_000_000_000L);
            final long distance = (long) (base * StrictMath.pow(10.0, random.nextDouble(-9.0, -1.5)));
            final long price = random.nextBoolean() ? base + distance : base - distance;

            final double expected = reference(price, base);

            final double bps = LogReturn.bps(price, base);
            // beyond the series the quotient's rounding is the library's: half a unit in the last place of 1, in basis
            // points
            final double tolerance = 4.0 * Math.ulp(expected) + (Math.abs(expected) > 300.0 ? 2e-12 : 0.0);
            assertEquals(expected, bps, tolerance, "seed " + seed + ", " + price + " / " + base);
        }
    }

    @Test
    void shouldChangeItsSignWhenThePricesChangePlaces() {
        // powers of two on either side keep the library's branch symmetric too
        assertEquals(-LogReturn.bps(1_000_001L, 999_999L), LogReturn.bps(999_999L, 1_000_001L));
        assertEquals(1e4 * StrictMath.log(2.0), LogReturn.bps(2L, 1L));
        assertEquals(0.0, LogReturn.bps(5L, 5L));
    }

    /** assertEquals tells the two zeros apart. */
    @Test
    void shouldBePositiveZeroWhenEqualPricesAreNegative() {
        assertEquals(0.0, LogReturn.bps(-5L, -5L));
        assertEquals(0.0, LogReturn.bps(Long.MAX_VALUE, Long.MAX_VALUE));
        assertTrue(LogReturn.bps(-4L, -5L) < 0.0, "a lower price in absolute terms");
    }

    @Test
    void shouldBeUndefinedWhereTheQuotientIsNoPositiveNumber() {
        assertTrue(Double.isNaN(LogReturn.bps(0L, 0L)));
        assertTrue(Double.isNaN(LogReturn.bps(1L, 0L)));
        assertTrue(Double.isNaN(LogReturn.bps(0L, 1L)));
        assertTrue(Double.isNaN(LogReturn.bps(3L, -3L)));
        assertTrue(Double.isNaN(LogReturn.bps(-3L, 4L)));
    }

    /** 2 artanh(s) with enough terms for 40 digits where s is at most 1/60. */
    private static double reference(final long price, final long base) {
        final BigDecimal s = BigDecimal.valueOf(price - base)
                .divide(BigDecimal.valueOf(price).add(BigDecimal.valueOf(base)), DIGITS);
        final BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal power = s;
        BigDecimal sum = BigDecimal.ZERO;
        for (int odd = 1; odd < 40; odd += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(odd), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(20_000L), DIGITS).doubleValue();
    }
}
