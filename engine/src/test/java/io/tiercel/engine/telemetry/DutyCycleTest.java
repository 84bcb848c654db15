package io.tiercel.engine.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DutyCycleTest {
    private final SessionCounters counters = SessionCounters.inMemory();
    private final DutyCycle cycle =
            new DutyCycle(counters, SessionCounter.OUTPUTS_LONGEST_NS, SessionCounter.OUTPUTS_STALLS);

    @Test
    void shouldKeepTheLongestTurnAndCountThoseAboveTheThreshold() {
        cycle.took(1_000);
        cycle.took(DutyCycle.THRESHOLD_NS);
        assertEquals(0, counters.get(SessionCounter.OUTPUTS_STALLS), "at the threshold is not above it");

        cycle.took(DutyCycle.THRESHOLD_NS + 1);
        cycle.took(9_000_000);
        cycle.took(5);

        assertEquals(9_000_000, counters.get(SessionCounter.OUTPUTS_LONGEST_NS));
        assertEquals(2, counters.get(SessionCounter.OUTPUTS_STALLS));
        assertEquals(0, counters.get(SessionCounter.CORE_STALLS), "another stage's counter");
    }

    @Test
    void shouldMeasureFromTheBeginOfATurn() {
        cycle.begin();
        LockSupport.parkNanos(20_000_000L);
        cycle.begin();
        cycle.end();
        final long short1 = counters.get(SessionCounter.OUTPUTS_LONGEST_NS);
        LockSupport.parkNanos(20_000_000L);
        cycle.end();

        assertTrue(short1 < 20_000_000L, "the wait before the turn counts: " + short1);
        assertTrue(counters.get(SessionCounter.OUTPUTS_LONGEST_NS) >= 20_000_000L, "a turn begins where one ended");
    }
}
