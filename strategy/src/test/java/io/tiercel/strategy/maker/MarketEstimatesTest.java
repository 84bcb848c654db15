package io.tiercel.strategy.maker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarketEstimatesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final double EXACT = 1e-12;

    private final MarketEstimates estimates = new MarketEstimates(2, SECOND, 0.4);

    @Test
    void shouldAverageSquaredMovesPerSecondFirstPlainlyThenWithTheWeight() {
        estimates.sample(0, 0, 100, 10);
        assertEquals(0, estimates.samples(0), "the first only starts the clock");

        estimates.sample(0, SECOND, 102, 6);
        // Weight max(1/1, 0.4) = 1: 2^2 / 1 s = 4; spread 6.
        assertEquals(4, estimates.varianceTicks2PerSecond(0), EXACT);
        assertEquals(6, estimates.spreadTicks(0), EXACT);

        estimates.sample(0, 3 * SECOND, 98, 8);
        // Weight 1/2: (4 + 4^2 / 2 s) / 2 = 6; spread 7.
        assertEquals(6, estimates.varianceTicks2PerSecond(0), EXACT);
        assertEquals(7, estimates.spreadTicks(0), EXACT);

        estimates.sample(0, 4 * SECOND, 99, 7);
        // Weight 0.4: 6 + 0.4 (1 - 6) = 4.
        assertEquals(4, estimates.varianceTicks2PerSecond(0), EXACT);
        assertEquals(3, estimates.samples(0));
        assertEquals(0, estimates.samples(1), "instruments are apart");
    }

    @Test
    void shouldBeDueOncePerPeriodOfEachInstrument() {
        assertTrue(estimates.isSampleDue(0, 5));
        estimates.sample(0, 5, 100, 10);

        assertFalse(estimates.isSampleDue(0, 4 + SECOND));
        assertTrue(estimates.isSampleDue(0, 5 + SECOND));
        assertTrue(estimates.isSampleDue(1, 5));
    }
}
