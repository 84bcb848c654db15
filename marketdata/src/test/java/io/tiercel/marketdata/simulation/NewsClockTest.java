package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NewsClockTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldKeepItsRateAndItsDistance() {
        final NewsClock news = new NewsClock(new SeededRandom(10, 0), 0, 40.0);
        final int hours = 500;
        int count = 0;
        long before = Long.MIN_VALUE / 2;

        for (long now = 0; now < hours * 3600 * SECOND_NS; now += SECOND_NS) {
            if (news.isDue(now)) {
                count++;
                // 40 an hour are 90 s apart on average, and 0.4 * 90 s = 36 s at least.
                assertTrue(now - before >= 35 * SECOND_NS, "seed 10: " + (now - before));
                before = now;
            }
        }

        // 20000 expected less the half second lost in each gap to the one-second steps: 0.6 %; standard deviation 0.6 *
        // 141 = 85.
        assertEquals(40.0 * hours, count, 450, "seed 10");
    }

    @Test
    void shouldBeSilentAtRateZero() {
        assertFalse(new NewsClock(new SeededRandom(10, 0), 0, 0.0).isDue(Long.MAX_VALUE - 1));
    }
}
