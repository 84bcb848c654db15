package io.tiercel.engine.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class HopsOfAnEventTest {
    private static final long LATE_NS = 5_000_000_000L;

    private final HopHistograms hops = new HopHistograms();

    @Test
    void shouldMeasureEachHopFromTheEndOfTheOneBefore() {
        hops.begin(System.nanoTime() - LATE_NS);
        hops.passed(Hop.BOOK);
        hops.passed(Hop.STRATEGY);
        hops.end();

        assertTrue(max(Hop.RING) >= LATE_NS * 0.999, "ring " + max(Hop.RING));
        assertTrue(max(Hop.BOOK) < LATE_NS, "book counts the wait in the ring: " + max(Hop.BOOK));
        assertTrue(max(Hop.RING_TO_DECISION) >= LATE_NS * 0.999, "in all " + max(Hop.RING_TO_DECISION));
        assertEquals(1, count(Hop.STRATEGY));
        assertEquals(0, count(Hop.MODEL), "the event did not come by there");
    }

    @Test
    void shouldRecordNothingOfASkippedEvent() {
        hops.begin(System.nanoTime());
        hops.end();
        hops.skip();
        hops.passed(Hop.BOOK);
        hops.end();

        assertEquals(0, count(Hop.BOOK));
        assertEquals(1, count(Hop.RING_TO_DECISION));
    }

    /** A minute is the end of the scale; a clock read on another core may lie a little behind. */
    @Test
    void shouldKeepExtremesOnTheScale() {
        hops.begin(System.nanoTime() - 3_600_000_000_000L);
        hops.end();
        hops.begin(System.nanoTime() + LATE_NS);
        hops.end();

        assertEquals(2, count(Hop.RING));
        assertTrue(max(Hop.RING) >= 60_000_000_000L * 0.999 && max(Hop.RING) <= 60_000_000_000L * 1.001);
    }

    @Test
    void shouldForgetTheWarmUp() {
        hops.begin(System.nanoTime());
        hops.passed(Hop.BOOK);
        hops.end();

        hops.reset();

        for (final Hop hop : Hop.values()) {
            assertEquals(0, count(hop), hop.toString());
        }
    }

    private long max(final Hop hop) {
        return histogram(hop).getMaxValue();
    }

    private long count(final Hop hop) {
        return histogram(hop).getTotalCount();
    }

    private Histogram histogram(final Hop hop) {
        return hops.byHop().get(hop);
    }
}
