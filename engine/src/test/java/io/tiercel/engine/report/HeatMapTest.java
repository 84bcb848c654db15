package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    @Test
    void shouldWriteNoSignBeforeWhatRoundsToNothing() {
        final Markup page = new Markup();

        HeatMap.draw(page, "label", List.of("a", "b"), List.of(List.of(1.0, -0.004), List.of(Double.NaN, -0.25)));

        assertFalse(page.toString().contains("-0.00"), page.toString());
        for (final String cell : List.of(">1.00<", ">0.00<", ">–<", ">-0.25<")) {
            assertTrue(page.toString().contains(cell), cell);
        }
    }
}
