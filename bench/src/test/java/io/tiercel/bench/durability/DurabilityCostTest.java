package io.tiercel.bench.durability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.bench.ShippedFolder;
import io.tiercel.bench.report.Figure;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DurabilityCostTest {
    @BeforeAll
    static void configuration() {
        ShippedFolder.use();
    }

    /** Every run of the day is compared by its digest; a different one would have thrown. */
    @Test
    void shouldSetTheJournalBesideNoneAndCountersBesideNone() {
        final List<Figure> figures = new DurabilityCost(4_000, 1, text -> {}).measure();

        assertEquals(
                List.of(
                        "INVOKER, journal on / off, throughput by processor time",
                        "INVOKER, journal on / off, throughput by the clock",
                        "SHARED, journal on / off, throughput by the clock",
                        "INVOKER, with counters, processor time",
                        "SHARED, with counters, by the clock",
                        "SHARED, durability OFF",
                        "SHARED, durability GROUP",
                        "SHARED, durability EACH"),
                figures.stream().map(Figure::name).toList());
        figures.forEach(figure -> assertTrue(figure.value() > 0, figure.toString()));
        assertEquals(
                4,
                figures.stream()
                        .filter(figure -> !figure.target().text().isEmpty())
                        .count(),
                "targets");
    }
}
