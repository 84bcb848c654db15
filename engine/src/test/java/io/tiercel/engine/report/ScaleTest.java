package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static final double TOLERANCE = 1e-9;

    @Test
    void shouldPlaceAValueInProportionWhenTheAxisRunsUpwards() {
        final LinearScale scale = new LinearScale(100, 200, 300, 20);

        // a quarter of the way from 100 to 200 is a quarter of the way from pixel 300 to 20: 300 - 0.25 * 280 = 230
        assertEquals(230, scale.at(125), TOLERANCE);
        assertEquals(300, scale.at(100), TOLERANCE);
        assertEquals(20, scale.at(200), TOLERANCE);
    }

    @Test
    void shouldStepByOneTwoOrFiveTimesAPowerOfTen() {
        final LinearScale scale = new LinearScale(-730, 410, 0, 1);

        // 1140 in at most 6 steps: 190 at least, so 200
        final double step = scale.tickStep(6);

        assertEquals(200, step, TOLERANCE);
        assertEquals(List.of(-600.0, -400.0, -200.0, 0.0, 200.0, 400.0), scale.ticks(step));
        assertEquals(0, LinearScale.decimals(200));
        assertEquals(2, LinearScale.decimals(0.05));
        assertEquals(1, LinearScale.decimals(0.1));
    }

    @Test
    void shouldKeepAWidthWhenAllValuesAreEqual() {
        for (final double value : new double[] {0, 5, -1_000_000, 1e12}) {
            final LinearScale scale = LinearScale.around(value, value, 100, 0);

            assertTrue(scale.low() < value && value < scale.high(), () -> "around " + value + ": " + scale);
            assertEquals(50, scale.at(value), 0.01);
        }
    }

    @Test
    void shouldPlaceAValueByItsLogarithm() {
        final LogScale scale = new LogScale(1, 5, 200, 1_000);

        // 10^3 is two of four decades from 10^1: half of 800 pixels behind 200
        assertEquals(600, scale.at(1_000), TOLERANCE);
        // log10(20) = 1.30103, 0.30103 of a decade of 200 pixels
        assertEquals(260.205999, scale.at(20), 1e-6);
        assertEquals(200, scale.at(0), TOLERANCE);
    }
}
