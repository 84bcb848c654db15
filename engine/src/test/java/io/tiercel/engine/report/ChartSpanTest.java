package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChartSpanTest {
    private static final long SECOND = 1_000_000_000L;

    private static Fill fill(final int instrumentId, final double seconds, final boolean isMaker) {
        return new Fill((long) (seconds * SECOND), instrumentId, 0, 1, Side.BUY, 1_000_000, 100, 0, isMaker);
    }

    @Test
    void shouldFindTheSpanWithTheMostFillsOfOneInstrument() {
        final List<Fill> fills = new ArrayList<>();
        // together 4 fills within 10 s at 100 s, but of two instruments; 3 of instrument 1 at 200 s
        for (final double seconds : new double[] {100, 101}) {
            fills.add(fill(0, seconds, true));
            fills.add(fill(1, seconds, true));
        }
        fills.add(fill(1, 200.5, true));
        fills.add(fill(1, 203, true));
        fills.add(fill(1, 208.9, true));
        fills.add(fill(1, 209.1, true));

        // starts a second before the full second of its first fill: 199; ends 10 s later, at 209, before the fill at
        // 209.1
        final Optional<ChartSpan> span = ChartSpan.busiest(fills, 10 * SECOND);

        assertEquals(Optional.of(new ChartSpan(1, 199 * SECOND, 209 * SECOND)), span);
        assertEquals(3, fills.stream().filter(span.get()::holds).count());
    }

    @Test
    void shouldPreferASpanWithMakerAndTakerFills() {
        final List<Fill> fills =
                List.of(fill(0, 10, true), fill(0, 11, true), fill(0, 12, true), fill(0, 50, true), fill(0, 51, false));

        final ChartSpan span = ChartSpan.busiest(fills, 10 * SECOND).orElseThrow();

        assertEquals(49 * SECOND, span.fromNs());
    }

    @Test
    void shouldTakeTheEarliestOfEqualSpans() {
        final List<Fill> fills = List.of(fill(0, 70, true), fill(1, 30, true));

        assertEquals(1, ChartSpan.busiest(fills, 10 * SECOND).orElseThrow().instrumentId());
    }

    @Test
    void shouldFindNothingWithoutFills() {
        assertTrue(ChartSpan.busiest(List.of(), SECOND).isEmpty());
        assertFalse(new ChartSpan(0, 0, 10).holds(fill(1, 0, true)));
    }
}
