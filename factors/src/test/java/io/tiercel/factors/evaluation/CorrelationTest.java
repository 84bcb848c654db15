package io.tiercel.factors.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrelationTest {
    private static final double NONE = Double.NaN;

    @Test
    void shouldBeProductMomentOfHandWorkedPairs() {
        final double[] x = {1, 2, 3, 4};
        final double[] y = {2, 1, 4, 5};

        // deviations -1.5 -0.5 0.5 1.5 and -1 -2 1 2: products 1.5 + 1 + 0.5 + 3 = 6; squares 5 and 10: 6 / sqrt 50
        assertEquals(6 / Math.sqrt(50), Correlation.PEARSON.of(x, y), 1e-15);
        // ranks 1 2 3 4 and 2 1 3 4: products 0.75 + 0.75 + 0.25 + 2.25 = 4; squares 5 and 5: 0.8
        assertEquals(0.8, Correlation.SPEARMAN.of(x, y), 1e-15);
    }

    @Test
    void shouldShareRanksWhenNumbersAreEqual() {
        assertArrayEquals(new double[] {3.5, 1, 3.5, 2, 5}, Correlation.averageRanks(new double[] {7, -1, 7, 3, 9}));
        assertArrayEquals(new double[] {1.5, 1.5, 3}, Correlation.averageRanks(new double[] {0.0, -0.0, 1}));
        assertArrayEquals(new double[] {2, 2, 2}, Correlation.averageRanks(new double[] {4, 4, 4}));
    }

    @Test
    void shouldCorrelateSharedRanks() {
        // ranks 1.5 1.5 3 4 and 1 2 3 4: deviations -1 -1 0.5 1.5 and -1.5 -0.5 0.5 1.5: 1.5 + 0.5 + 0.25 + 2.25 = 4.5;
        // squares 4.5 and 5
        assertEquals(
                4.5 / Math.sqrt(4.5 * 5),
                Correlation.SPEARMAN.of(new double[] {1, 1, 2, 3}, new double[] {10, 20, 30, 40}),
                1e-15);
    }

    @Test
    void shouldLeaveOutPairsBeforeRanking() {
        // the pairs left are (1, 10), (2, 20), (3, 15): ranks 1 2 3 and 1 3 2: products 1 + 0 + 0 = 1, squares 2 and 2
        final double[] x = {1, NONE, 2, 3, Double.POSITIVE_INFINITY};
        final double[] y = {10, 1000, 20, 15, -7};

        assertEquals(0.5, Correlation.SPEARMAN.of(x, y), 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeNaNForFewerThanThreePairsOrAConstantSide(final Correlation kind) {
        assertEquals(NONE, kind.of(new double[] {1, 2, 3}, new double[] {1, 2, NONE}));
        assertEquals(NONE, kind.of(new double[0], new double[0]));
        assertEquals(NONE, kind.of(new double[] {0.1, 0.1, 0.1}, new double[] {1, 2, 3}));
        // constant once the pair without a return is left out
        assertEquals(NONE, kind.of(new double[] {5, 5, 5, 6}, new double[] {1, 2, 3, NONE}));
        assertEquals(1, kind.of(new double[] {1, 2, 3}, new double[] {1, 2, 3}));
        assertThrows(IllegalArgumentException.class, () -> kind.of(new double[2], new double[3]));
    }

    @Test
    void shouldNotLoseTinyNumbers() {
        assertEquals(-1, Correlation.PEARSON.of(new double[] {1e-100, 2e-100, 3e-100}, new double[] {3, 2, 1}), 1e-12);
    }
}
