package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of the last doubles against sums taken anew, and what a running sum would never forget. */
class DoubleSumWindowTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void shouldSumTheLastDoublesWhenValuesComeAndGo(final int length) {
        final DoubleSumWindow window = new DoubleSumWindow(length);
        final SplittableRandom random = new SplittableRandom(6);
        final double[] values = random.doubles(1_000).toArray();

        for (int i = 0; i < values.length; i++) {
            double expected = 0;
            for (int j = Math.max(0, i - length + 1); j <= i; j++) {
                expected += values[j];
            }
            assertEquals(expected, window.add(values[i]), 1e-13 * expected, "seed 6, value " + i);
        }
    }

    @Test
    void shouldForgetEntirelyWhenHugeAndUndefinedValuesHaveLeft() {
        final DoubleSumWindow window = new DoubleSumWindow(3);
        window.add(1e300);
        window.add(Double.NaN);
        assertTrue(Double.isNaN(window.add(1.0)));
        assertTrue(Double.isNaN(window.add(0.1)));

        // The NaN leaves: 1 + 0.1 + 0.2, of which the first is the tail and the others the head: (0.1 + 0.2) + 1.
        assertEquals(0.1 + 0.2 + 1.0, window.add(0.2));
        assertEquals(0.1 + 0.2 + 0.3, window.add(0.3));
        assertEquals(0.0 + (0.2 + 0.3), window.add(0.0), 1e-16);
        window.add(0.0);
        assertEquals(0.0, window.add(0.0));
    }
}
