package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tiercel.factors.catalogue.Factor;

/**
 * Equality as the known answers define it: NaN in the same cells, elsewhere {@code |x - g| <= 1e-9 |g| + 1e-12 G} with G the largest |g| of
 * the column; nowhere -0.0 or an infinity.
 */
final class GoldenTolerance {
    private GoldenTolerance() {}

    /** Both {@code double[event][factor]}. */
    static void assertEqual(final double[][] expected, final double[][] actual, final String context) {
        final double[] largest = new double[Factor.COUNT];
        for (final double[] row : expected) {
            for (int f = 0; f < Factor.COUNT; f++) {
                if (Math.abs(row[f]) > largest[f]) {
                    largest[f] = Math.abs(row[f]);
                }
            }
        }
        for (int i = 0; i < expected.length; i++) {
            for (int f = 0; f < Factor.COUNT; f++) {
                assertCell(expected[i][f], actual[i][f], largest[f], context + ", event " + i, f);
            }
        }
    }

    static void assertCell(
            final double expected, final double actual, final double largest, final String context, final int factor) {
        final String cell = context + ", " + Factor.all().get(factor).id();
        if (Double.isNaN(expected) != Double.isNaN(actual)) {
            fail(cell + ": expected " + expected + ", was " + actual);
        }
        if (Double.isNaN(expected)) {
            return;
        }
        assertTrue(!Double.isInfinite(actual), cell + ": infinite");
        assertTrue(Double.doubleToRawLongBits(actual) != Long.MIN_VALUE, cell + ": -0.0");
        if (Math.abs(actual - expected) > 1e-9 * Math.abs(expected) + 1e-12 * largest) {
            fail(cell + ": expected " + expected + ", was " + actual + ", largest " + largest);
        }
    }
}
