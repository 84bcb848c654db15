package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecayTest {
    @Test
    void shouldAgreeWithTheLibraryOnBothSidesOfTheSeriesLimit() {
        final long seed = 20_261_121L;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            final double x = StrictMath.pow(10.0, random.nextDouble(-12.0, 2.5));

            final double expected = StrictMath.exp(-x);

            assertEquals(expected, Decay.after(x), 2.0 * Math.ulp(expected), "seed " + seed + ", x = " + x);
        }
    }

    @Test
    void shouldKeepEverythingWhenNoTimePasses() {
        assertEquals(1.0, Decay.after(0.0));
    }

    @Test
    void shouldNeverGrowAcrossTheSeriesLimit() {
        final double limit = 1.0 / 16.0;

        assertTrue(Decay.after(Math.nextDown(limit)) >= Decay.after(limit));
        assertEquals(0.0, Decay.after(Double.POSITIVE_INFINITY));
    }
}
