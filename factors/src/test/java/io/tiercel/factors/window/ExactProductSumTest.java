package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of products against big integers. */
class ExactProductSumTest {
    @ParameterizedTest
    @ValueSource(ints = {8, 33, 51})
    void shouldEqualBigIntegersWhenProductsAreOfAnySize(final int bits) {
        final ExactProductSum sum = new ExactProductSum();
        final SplittableRandom random = new SplittableRandom(bits);
        final int n = 4096;
        final List<long[]> pairs = new ArrayList<>();
        BigInteger expected = BigInteger.ZERO;
        BigInteger sumX = BigInteger.ZERO;
        BigInteger sumY = BigInteger.ZERO;
        for (int i = 0; i < 3 * n; i++) {
            final long x = random.nextLong(-(1L << bits), 1L << bits);
            final long y = i % 5 == 0 ? x : random.nextLong(-(1L << bits), 1L << bits);
            pairs.add(new long[] {x, y});
            sum.add(x, y);
            expected = expected.add(product(x, y));
            sumX = sumX.add(BigInteger.valueOf(x));
            sumY = sumY.add(BigInteger.valueOf(y));
            if (i >= n) {
                final long[] old = pairs.get(i - n);
                sum.subtract(old[0], old[1]);
                expected = expected.subtract(product(old[0], old[1]));
                sumX = sumX.subtract(BigInteger.valueOf(old[0]));
                sumY = sumY.subtract(BigInteger.valueOf(old[1]));
            }
            final double exact = expected.multiply(BigInteger.valueOf(n))
                    .subtract(sumX.multiply(sumY))
                    .doubleValue();
            final double actual = sum.varianceLike(n, sumX.longValueExact(), sumY.longValueExact());
            assertEquals(exact, actual, 4e-16 * Math.abs(exact), "seed " + bits + ", pair " + i);
        }
    }

    @Test
    void shouldBeExactlyZeroWhenAllFactorsAreEqual() {
        final ExactProductSum sum = new ExactProductSum();
        final long x = (1L << 51) - 1;
        for (int i = 0; i < 4096; i++) {
            sum.add(x, x);
        }

        assertEquals(0.0, sum.varianceLike(4096, 4096 * x, 4096 * x));
        sum.subtract(x, x);
        sum.add(x - 1, x - 1);
        // n sum x^2 - (sum x)^2 = n^2 times the variance: one of n values differs by 1, so n - 1.
        assertEquals(4095.0, sum.varianceLike(4096, 4096 * x - 1, 4096 * x - 1));
    }

    private static BigInteger product(final long x, final long y) {
        return BigInteger.valueOf(x).multiply(BigInteger.valueOf(y));
    }
}
