package io.tiercel.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.bench.ShippedFolder;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.pipeline.WaitPolicy;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.Signal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyRunTest {
    private static final long STALL_NS = 50_000_000L;
    private static final int BURST = 20_000;

    @BeforeAll
    static void configuration() {
        ShippedFolder.use();
    }

    /** Says nothing, and once in a measurement takes its time. */
    private static final class StallingModel implements Model {
        private static final int STALLS_AT = 20;

        private int calls = Integer.MIN_VALUE;

        void arm() {
            calls = 0;
        }

        @Override
        public void infer(final FactorVector factors, final Signal signal) {
            signal.clear();
            if (++calls == STALLS_AT) {
                final long endNs = System.nanoTime() + STALL_NS;
                for (long leftNs = STALL_NS; leftNs > 0; leftNs = endNs - System.nanoTime()) {
                    LockSupport.parkNanos(leftNs);
                }
            }
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }

    /** A stage that stands still once, for 50 ms, where the load generator's own thread does all the work. */
    @Test
    void shouldCountAStallForEveryEventThatItDelays() {
        final StallingModel model = new StallingModel();
        final LatencyPlan plan = plan(10_000, 0.5, ThreadingMode.INVOKER, Durability.OFF);
        final LatencyResult result;
        try (LatencyRun run = new LatencyRun(plan, Optional.of(model), model::arm)) {
            result = run.run(plan.cases().getFirst());
        }

        // 10,000/s: 50 ms delay about 500 of 5,000 events, a tenth, by 50 ms at most and 25 in the mean
        final Histogram corrected = result.whole();
        final Histogram uncorrected = result.uncorrected();
        assertEquals(5_000, corrected.getTotalCount());
        assertEquals(5_000, uncorrected.getTotalCount());
        final long correctedNs = corrected.getValueAtPercentile(99.9);
        final long uncorrectedNs = uncorrected.getValueAtPercentile(99.9);
        assertTrue(correctedNs >= STALL_NS * 0.95, "corrected p99.9 " + correctedNs);
        assertTrue(uncorrectedNs < STALL_NS / 2, "without correction p99.9 " + uncorrectedNs);
        assertTrue(uncorrected.getMaxValue() >= STALL_NS * 0.99, "control: it was met once");
        assertTrue(result.hops().get(Hop.MODEL).getMaxValue() >= STALL_NS * 0.99, "the hop that stood still is named");
        assertTrue(result.hops().get(Hop.FEED).getValueAtPercentile(99.9) >= STALL_NS * 0.9, "who waited for it too");
    }

    @ParameterizedTest
    @CsvSource({"INVOKER, EACH", "SHARED, OFF", "SHARED, GROUP", "DEDICATED, GROUP"})
    void shouldMeasureEveryEventOnceAndNoneOfTheWarmUp(final ThreadingMode mode, final Durability durability) {
        final LatencyPlan plan = plan(2_000, 0.25, mode, durability);
        final LatencyResult result;
        try (LatencyRun run = new LatencyRun(plan)) {
            result = run.run(plan.cases().getFirst());
        }

        // 2,000/s x 0.25 s; less only where the machine was so slow that the generator gave up
        final int events = result.events();
        assertTrue(events == 500 || !result.isTrusted(), events + " events");
        assertEquals(events, result.whole().getTotalCount());
        assertEquals(events, result.uncorrected().getTotalCount());
        assertTrue(result.bare().getTotalCount() == 500 || !result.isTrusted());
        // a pass of its own, with every hop timed
        final long timed = result.hops().get(Hop.RING_TO_DECISION).getTotalCount();
        assertTrue(timed == 500 || !result.isTrusted() || timed > 400, timed + " events with every hop timed");
        for (final Hop hop : List.of(Hop.FEED, Hop.RING, Hop.BOOK, Hop.FACTORS, Hop.STRATEGY)) {
            assertEquals(timed, result.hops().get(hop).getTotalCount(), hop.toString());
        }
        assertEquals(
                mode == ThreadingMode.DEDICATED ? 0 : timed,
                result.hops().get(Hop.JOURNAL).getTotalCount(),
                "the journal's own thread is not on the way to a decision");
        assertTrue(result.endToEnd().getTotalCount() > 0 || !result.isTrusted(), "control: orders left");
        assertEquals(
                result.hops().get(Hop.GATE).getTotalCount(),
                result.hops().get(Hop.END_TO_END).getTotalCount());
        assertEquals(durability == Durability.OFF ? 0 : 1_000, result.bareSync().getTotalCount());
        assertTrue(
                result.table().text().contains("bare Disruptor hop"),
                result.table().text());
    }

    @Test
    void shouldFitEveryPhaseIntoTheDay() {
        final LatencyPlan plan = new LatencyPlan(
                List.of(10_000L, 10_000_000L),
                List.of(ThreadingMode.SHARED),
                List.of(Durability.OFF),
                60,
                WaitPolicy.BUSY_SPIN,
                false,
                LatencyPlan.BURST_EVENTS);

        // 10,000/s: 400,000 + 5,000 + 600,000; 10 M/s would need 605 M: cut to the whole day
        assertEquals(600_000, plan.measuredEvents(10_000));
        assertEquals(LatencyPlan.MOST_EVENTS, plan.dayEvents());
    }

    @Test
    void shouldMeasureEveryModeWithEveryDurabilityAtEveryRate() {
        final LatencyPlan plan = new LatencyPlan(
                List.of(1L, 2L),
                List.of(ThreadingMode.SHARED, ThreadingMode.INVOKER),
                List.of(Durability.EACH),
                1,
                WaitPolicy.YIELDING,
                false,
                0);

        assertEquals(
                List.of("SHARED-EACH-1", "SHARED-EACH-2", "INVOKER-EACH-1", "INVOKER-EACH-2"),
                plan.cases().stream().map(LatencyCase::id).toList());
    }

    @Test
    void shouldTellRangeWhenRateOrSecondsAreUnusable() {
        final BadInputException rate =
                assertThrows(BadInputException.class, () -> plan(0, 1, ThreadingMode.SHARED, Durability.OFF));
        final BadInputException seconds =
                assertThrows(BadInputException.class, () -> plan(1, Double.NaN, ThreadingMode.SHARED, Durability.OFF));

        assertEquals("--rates 0, expected 1 to 10000000 events per second", rate.getMessage());
        assertEquals("--seconds NaN, expected more than 0, at most 600", seconds.getMessage());
    }

    private static LatencyPlan plan(
            final long rate, final double seconds, final ThreadingMode mode, final Durability durability) {
        return new LatencyPlan(
                List.of(rate), List.of(mode), List.of(durability), seconds, WaitPolicy.YIELDING, false, BURST);
    }
}
