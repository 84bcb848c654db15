package io.tiercel.risk.killswitch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DrawdownMonitorTest {
    /** Peak 1 000 000, drawdown limit 10 %, no daily limit in reach. */
    private final DrawdownMonitor monitor = new DrawdownMonitor(1_000, 10_000, 1_000_000);

    @Test
    void shouldStepThroughItsLevelsAtTheirExactBounds() {
        assertEquals(DrawdownLevel.NORMAL, monitor.onEquity(950_001));
        assertEquals(DrawdownLevel.WARN, monitor.onEquity(950_000));
        assertEquals(DrawdownLevel.WARN, monitor.onEquity(920_001));
        assertEquals(DrawdownLevel.REDUCE, monitor.onEquity(920_000));
        assertEquals(DrawdownLevel.REDUCE, monitor.onEquity(900_001));
        assertEquals(DrawdownLevel.BREACH, monitor.onEquity(900_000));
    }

    @Test
    void shouldEndReduceOnlyBelowHalfOfTheLimit() {
        monitor.onEquity(920_000);

        assertEquals(DrawdownLevel.REDUCE, monitor.onEquity(950_000));
        assertTrue(monitor.isReduceOnly());
        assertEquals(DrawdownLevel.NORMAL, monitor.onEquity(950_001));
        assertFalse(monitor.isReduceOnly());
        assertEquals(DrawdownLevel.WARN, monitor.onEquity(950_000));
    }

    @Test
    void shouldMeasureFromTheHighestEquity() {
        monitor.onEquity(2_000_000);

        assertEquals(DrawdownLevel.NORMAL, monitor.onEquity(1_900_001));
        assertEquals(DrawdownLevel.BREACH, monitor.onEquity(1_800_000));
        assertEquals(2_000_000, monitor.peakEquityMicros());
    }

    @Test
    void shouldStayInBreachUntilReset() {
        monitor.onEquity(900_000);
        assertEquals(DrawdownLevel.BREACH, monitor.onEquity(5_000_000));

        monitor.resetPeak(800_000);

        assertEquals(800_000, monitor.peakEquityMicros());
        assertEquals(DrawdownLevel.NORMAL, monitor.onEquity(800_000));
        assertEquals(DrawdownLevel.BREACH, monitor.onEquity(720_000));
    }

    @Test
    void shouldTellTheDailyLossBeforeReduceAndAfterBreach() {
        final DrawdownMonitor daily = new DrawdownMonitor(1_000, 500, 1_000_000);

        assertEquals(DrawdownLevel.WARN, new DrawdownMonitor(1_000, 501, 1_000_000).onEquity(950_000));
        assertEquals(DrawdownLevel.DAILY_LOSS, daily.onEquity(950_000));
        assertEquals(DrawdownLevel.DAILY_LOSS, daily.onEquity(915_000));
        assertTrue(daily.isReduceOnly());
        assertEquals(DrawdownLevel.BREACH, daily.onEquity(900_000));
    }

    @Test
    void shouldCountTheDailyLossFromTheStartOfTheDay() {
        final DrawdownMonitor daily = new DrawdownMonitor(5_000, 500, 1_000_000);
        daily.startDay(800_000);

        assertEquals(DrawdownLevel.NORMAL, daily.onEquity(760_001));
        assertEquals(DrawdownLevel.DAILY_LOSS, daily.onEquity(760_000));
    }

    @Test
    void shouldCompareExactlyBeyond64Bits() {
        // Peak 9e18, limit 0.01 %: 9e14 exactly.
        final long peak = 9_000_000_000_000_000_000L;
        final DrawdownMonitor large = new DrawdownMonitor(1, 10_000, peak);

        assertEquals(DrawdownLevel.REDUCE, large.onEquity(peak - 900_000_000_000_000L + 1));
        assertEquals(DrawdownLevel.BREACH, large.onEquity(peak - 900_000_000_000_000L));
    }

    @Test
    void shouldTellThePeakAndTheHysteresisInItsDigest() {
        final long start = monitor.stateDigest();
        monitor.onEquity(920_000);
        final long reduced = monitor.stateDigest();
        monitor.onEquity(1_000_001);

        assertNotEquals(start, reduced);
        assertNotEquals(reduced, monitor.stateDigest());
        assertNotEquals(start, monitor.stateDigest());
    }
}
