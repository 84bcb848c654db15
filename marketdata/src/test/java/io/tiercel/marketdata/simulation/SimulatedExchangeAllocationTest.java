package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.feed.AllocatedBytes;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SimulatedExchangeAllocationTest {
    private static final int WARM_UP = 200_000;
    private static final int RUNS = 5;
    private static final int MESSAGES_PER_RUN = 100_000;

    private byte[] sink = {};

    @Test
    void shouldAllocateNothingPerMessage() {
        final SimulatedExchange exchange = new SimulatedExchange(SimulationConfig.of(1, 1_000_000));
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SimulatedExchange.MAX_FRAMED_LENGTH]);
        take(exchange, buffer, WARM_UP);

        final long allocated = AllocatedBytes.leastOf(RUNS, () -> take(exchange, buffer, MESSAGES_PER_RUN));
        final long control = AllocatedBytes.leastOf(RUNS, () -> sink = new byte[1]);

        assertEquals(0, allocated);
        assertTrue(control > 0 && sink.length == 1, "the measurement must see an allocation");
        assertTrue(exchange.deliveredEvents() > WARM_UP + (RUNS - 1) * MESSAGES_PER_RUN, "all of it was order flow");
    }

    private static void take(final SimulatedExchange exchange, final UnsafeBuffer buffer, final int messages) {
        for (int i = 0; i < messages; i++) {
            exchange.next(buffer, 0);
        }
    }
}
