package io.tiercel.bench.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.bench.ShippedFolder;
import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BookBenchmarkTest {
    private final EventCounter events = new EventCounter();
    private final CostCounter cost = new CostCounter();

    @BeforeAll
    static void configuration() {
        ShippedFolder.use();
    }

    @Test
    void shouldRunTheWholeStreamThroughBothBooks() {
        final BookBenchmark benchmark = loaded();

        benchmark.clear();
        benchmark.fast(events, cost);
        final long once = events.events;
        benchmark.clear();
        benchmark.reference(events, cost);

        assertTrue(once >= 3_000, once + " events");
        assertEquals(2 * once, events.events);
        assertEquals(2 * once, cost.costEvents);
        benchmark.compare();
    }

    @Test
    void shouldFailWhenABookEndsWithOtherLevels() {
        final BookBenchmark benchmark = loaded();

        benchmark.fast(events, cost);

        // not cleared: the second pass starts from a full book
        assertThrows(IllegalStateException.class, () -> benchmark.fast(events, cost));
    }

    private static BookBenchmark loaded() {
        final BookBenchmark benchmark = new BookBenchmark();
        benchmark.simulatedEvents = 3_000;
        benchmark.load();
        benchmark.clear();
        return benchmark;
    }
}
