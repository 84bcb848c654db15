package io.tiercel.risk.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WideMoneyTest {
    private static final BigInteger SATURATED = BigInteger.TWO.pow(125);

    @Test
    void shouldReckonAsNumbersOfAnyLength() {
        final SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200_000; i++) {
            final long a = random.nextLong() >> random.nextInt(64);
            final long b = random.nextLong() >> random.nextInt(64);
            final long factor = random.nextLong() >>> (1 + random.nextInt(63));
            final String where = a + " * " + b + ", " + factor;
            final BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            final WideMoney wide = new WideMoney().setProduct(a, b);
            assertEquals(product, value(wide), where);

            final BigInteger difference = product.subtract(BigInteger.valueOf(factor));
            final WideMoney less = new WideMoney().set(wide).subtract(new WideMoney().set(factor));
            assertEquals(difference, value(less), where);
            assertEquals(product, value(less.add(new WideMoney().set(factor))), where);
            assertEquals(product.negate(), value(new WideMoney().set(wide).negate()), where);
            assertEquals(
                    Integer.signum(product.compareTo(BigInteger.valueOf(factor))),
                    Integer.signum(wide.comparedTo(new WideMoney().set(factor))),
                    where);

            final BigInteger magnitude = product.abs();
            final WideMoney positive =
                    wide.isNegative() ? new WideMoney().set(wide).negate() : wide;
            final WideMoney times = new WideMoney().set(positive).times(factor);
            assertEquals(magnitude.multiply(BigInteger.valueOf(factor)).min(SATURATED), value(times), where);
            if (factor > 0 && magnitude.signum() > 0) {
                final WideMoney unit = new WideMoney().setProduct(factor, 1 + (Math.abs(b) >>> random.nextInt(64)));
                assertEquals(
                        value(times)
                                .divide(value(unit))
                                .min(BigInteger.TWO.pow(62))
                                .longValueExact(),
                        times.countOf(unit),
                        where + " of " + value(unit));
            }
        }
    }

    @Test
    void shouldCountNothingInADebt() {
        assertEquals(0, new WideMoney().set(-5).countOf(new WideMoney().set(1)));
        assertTrue(new WideMoney()
                .setProduct(Long.MAX_VALUE, Long.MAX_VALUE)
                .times(2)
                .isSaturated());
    }

    private static BigInteger value(final WideMoney wide) {
        return BigInteger.valueOf(wide.high())
                .shiftLeft(64)
                .add(BigInteger.valueOf(wide.low())
                        .and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)));
    }
}
