package io.tiercel.bench.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.bench.ShippedFolder;
import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FactorsBenchmarkTest {
    private final EventCounter events = new EventCounter();
    private final CostCounter cost = new CostCounter();

    @BeforeAll
    static void configuration() {
        ShippedFolder.use();
    }

    @Test
    void shouldRunTheSameStreamWithAndWithoutFactors() {
        final FactorsBenchmark benchmark = loaded();

        benchmark.books(events, cost);
        final long once = events.events;
        benchmark.clear();
        benchmark.booksAndFactors(events, cost);

        assertEquals(2 * once, events.events);
    }

    @Test
    void shouldFailWhenFactorsEndWithOtherBits() {
        final FactorsBenchmark benchmark = loaded();

        benchmark.booksAndFactors(events, cost);
        benchmark.compare();

        // not cleared: the factors go on over a full book
        assertThrows(IllegalStateException.class, () -> benchmark.booksAndFactors(events, cost));
    }

    @Test
    void shouldFailWhenAllPassesEndWithTheSameWrongBits() {
        final FactorsBenchmark benchmark = loaded();
        benchmark.books(events, cost);

        // not cleared: the factors start over a full book
        benchmark.booksAndFactors(events, cost);

        assertThrows(IllegalStateException.class, benchmark::compare);
    }

    private static FactorsBenchmark loaded() {
        final FactorsBenchmark benchmark = new FactorsBenchmark();
        benchmark.simulatedEvents = 20_000;
        benchmark.choice = FactorChoice.FIRST_24;
        benchmark.load();
        benchmark.clear();
        return benchmark;
    }
}
