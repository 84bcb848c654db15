package io.tiercel.engine.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HopHistogramsTest {
    private static final long LATE_NS = 20_000_000L;

    private final HopHistograms histograms = new HopHistograms();

    @Test
    void shouldTimeEveryHopOfAProbedEvent() {
        histograms.begin(System.nanoTime() - LATE_NS);
        histograms.passed(Hop.JOURNAL);
        histograms.passed(Hop.STRATEGY);
        histograms.end();

        assertEquals(1, count(Hop.RING));
        assertEquals(1, count(Hop.JOURNAL));
        assertEquals(0, count(Hop.FACTORS));
        assertTrue(histograms.byHop().get(Hop.RING).getMaxValue() >= LATE_NS);
        assertTrue(histograms.byHop().get(Hop.RING_TO_DECISION).getMaxValue() >= LATE_NS);
    }

    @Test
    void shouldTimeNothingOfASkippedEvent() {
        histograms.skip();
        histograms.passed(Hop.JOURNAL);
        histograms.end();

        assertEquals(0, count(Hop.JOURNAL));
        assertEquals(0, count(Hop.RING_TO_DECISION));
    }

    @Test
    void shouldTimeTheWholeWayAloneWhenToldSo() {
        histograms.wholeOnly(true);

        histograms.begin(System.nanoTime() - LATE_NS);
        histograms.passed(Hop.JOURNAL);
        histograms.passed(Hop.STRATEGY);
        histograms.end();

        assertEquals(0, count(Hop.RING));
        assertEquals(0, count(Hop.JOURNAL));
        assertEquals(0, count(Hop.STRATEGY));
        assertTrue(histograms.byHop().get(Hop.RING_TO_DECISION).getMaxValue() >= LATE_NS);
    }

    @Test
    void shouldTimeTheWholeWayOfAnEventThatReachesNoStrategy() {
        histograms.wholeOnly(true);

        histograms.begin(System.nanoTime());
        histograms.passed(Hop.STRATEGY);
        histograms.end();
        histograms.begin(System.nanoTime() - LATE_NS);
        histograms.passed(Hop.JOURNAL);
        histograms.end();

        // the second event is timed to its own end, not to the first one's decision
        assertEquals(2, count(Hop.RING_TO_DECISION));
        assertTrue(histograms.byHop().get(Hop.RING_TO_DECISION).getMaxValue() >= LATE_NS);
    }

    @Test
    void shouldForgetWhenReset() {
        histograms.begin(System.nanoTime());
        histograms.end();

        histograms.reset();

        assertEquals(0, count(Hop.RING));
        assertEquals(0, count(Hop.RING_TO_DECISION));
    }

    private long count(final Hop hop) {
        return histograms.byHop().get(hop).getTotalCount();
    }
}
