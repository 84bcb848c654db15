package io.tiercel.bench.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import org.junit.jupiter.api.Test;

class RingBenchmarkTest {
    private final RingBenchmark benchmark = new RingBenchmark();
    private final EventCounter events = new EventCounter();

    @Test
    void shouldHandEveryEventThroughTheSlab() {
        final SlabHop hop = new SlabHop();
        hop.events = 40_000;
        hop.start();

        benchmark.slabSlots(hop, events, new CostCounter());
        benchmark.slabSlots(hop, events, new CostCounter());
        hop.stop();

        assertEquals(80_000, events.events);
    }

    @Test
    void shouldHandEveryEventThroughTheBareRing() {
        final TypedHop hop = new TypedHop();
        hop.events = 40_000;
        hop.start();

        benchmark.typedEvents(hop, events);
        hop.stop();

        assertEquals(40_000, events.events);
    }

    @Test
    void shouldHandEveryEventThroughTheQueue() {
        final QueueHop hop = new QueueHop();
        hop.events = 5_000;
        hop.start();

        benchmark.blockingQueue(hop, events);
        hop.stop();

        assertEquals(5_000, events.events);
    }

    @Test
    void shouldFailWhenAnEventArrivesGarbled() {
        final HopSum seen = new HopSum();
        final TypedEvent event = new TypedEvent();
        event.set(5);

        seen.add(event.sum(), true);
        seen.await(1, HopSum.ofEvent(5));

        // 8 x 5 + 0 + 1 + ... + 7 = 68
        assertEquals(68, HopSum.ofEvent(5));
        assertThrows(IllegalStateException.class, () -> seen.await(1, HopSum.ofEvent(6)));
    }
}
