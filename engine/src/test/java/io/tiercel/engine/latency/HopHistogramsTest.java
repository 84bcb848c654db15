package io.tiercel.engine.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HopHistogramsTest {
    private static final long LATE_NS = 20_000_000L;
    private static final long HOUR_LATE_NS = 3_600_000_000_000L;

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
    void shouldTimeEachHopFromTheEndOfTheOneBefore() {
        histograms.begin(System.nanoTime() - HOUR_LATE_NS);
        histograms.passed(Hop.BOOK);
        histograms.end();

        assertTrue(histograms.byHop().get(Hop.BOOK).getMaxValue() < LATE_NS * 500, "book counts the wait in the ring");
    }

    /** A minute is the end of the scale; a clock read on another core may lie a little behind. */
    @Test
    void shouldKeepExtremesOnTheScale() {
        histograms.begin(System.nanoTime() - HOUR_LATE_NS);
        histograms.end();
        histograms.begin(System.nanoTime() + LATE_NS);
        histograms.end();

        final long max = histograms.byHop().get(Hop.RING).getMaxValue();
        assertEquals(2, count(Hop.RING));
        assertTrue(max >= 60_000_000_000L * 0.999 && max <= 60_000_000_000L * 1.001, "max " + max);
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
