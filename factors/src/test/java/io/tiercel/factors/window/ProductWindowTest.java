package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sums of pairs against big integers. */
class ProductWindowTest {
    @Test
    void shouldHoldTheExactSumsOfTheLastPairs() {
        final int length = 7;
        final ProductWindow window = new ProductWindow(length);
        final SplittableRandom random = new SplittableRandom(9);
        final long[] xs = new long[200];
        final long[] ys = new long[200];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = random.nextInt(3) == 0 ? 5 : random.nextLong(-(1L << 50), 1L << 50);
            ys[i] = random.nextInt(3) == 0 ? 5 : random.nextLong(-(1L << 50), 1L << 50);
            window.add(xs[i], ys[i]);

            BigInteger products = BigInteger.ZERO;
            long sumX = 0;
            long sumY = 0;
            for (int j = Math.max(0, i - length + 1); j <= i; j++) {
                products = products.add(BigInteger.valueOf(xs[j]).multiply(BigInteger.valueOf(ys[j])));
                sumX += xs[j];
                sumY += ys[j];
            }
            final BigInteger covariance = products.multiply(BigInteger.valueOf(length))
                    .subtract(BigInteger.valueOf(sumX).multiply(BigInteger.valueOf(sumY)));
            final double expected = covariance.doubleValue();
            assertEquals(sumX, window.sumX());
            assertEquals(sumY, window.sumY());
            assertEquals(expected, window.covarianceLike(length), 1e-15 * Math.abs(expected), "seed 9, step " + i);
            assertEquals(i < length - 1 ? 0 : xs[i - length + 1], window.oldestX());
        }
    }
}
