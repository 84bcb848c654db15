package io.tiercel.engine.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class SessionCountersAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 50_000;
    private static final int TURNS = 50_000;

    private Object garbage;

    @Test
    void shouldAllocateNothingPerTurn() {
        final SessionCounters counters = SessionCounters.inMemory();
        final DutyCycle cycle = new DutyCycle(counters, SessionCounter.CORE_LONGEST_NS, SessionCounter.CORE_STALLS);
        final OutputCounters outputs = new OutputCounters(counters);

        final long bytes = allocated(turn -> {
            cycle.begin();
            cycle.took(turn);
            cycle.end();
            counters.set(SessionCounter.WORKED, turn);
            outputs.drained((int) turn);
        });

        assertEquals(0, bytes);
        assertEquals(TURNS - 1, counters.get(SessionCounter.WORKED));
    }

    @Test
    void shouldSeeAnAllocation() {
        assertTrue(allocated(turn -> garbage = new Object()) >= 8L * TURNS, String.valueOf(garbage));
    }

    private static long allocated(final LongConsumer turn) {
        for (int i = 0; i < WARM_UP; i++) {
            turn.accept(i);
        }
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TURNS; i++) {
            turn.accept(i);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
