package io.tiercel.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.bench.ShippedFolder;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.pipeline.WaitPolicy;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LatencyRunTest {
    @BeforeAll
    static void configuration() {
        ShippedFolder.use();
    }

    @Test
    @Tag("slow")
    void shouldMeasureEveryEventAndNoneOfTheWarmUp() {
        final LatencyPlan plan = new LatencyPlan(List.of(20_000L), 0.1, ThreadingMode.SHARED, WaitPolicy.YIELDING);

        final LatencyResult result = new LatencyRun(plan).run(20_000);

        // 20,000/s x 0.1 s; the LatencyRun itself fails when a single latency is missing or too many
        assertEquals(2_000, result.events());
        assertEquals(2_000, result.hops().get(Hop.RING).getTotalCount());
        assertEquals(2_000, result.whole().getTotalCount());
        assertEquals(2_000, result.bare().getTotalCount());
        assertTrue(
                result.table().text().contains("bare Disruptor hop"),
                result.table().text());
    }

    @Test
    void shouldFitEveryPhaseIntoTheDay() {
        final LatencyPlan plan =
                new LatencyPlan(List.of(10_000L, 10_000_000L), 60, ThreadingMode.SHARED, WaitPolicy.BUSY_SPIN);

        // 10,000/s: 400,000 + 5,000 + 600,000; 10 M/s would need 605 M: cut to the whole day
        assertEquals(600_000, plan.measuredEvents(10_000));
        assertEquals(LatencyPlan.MOST_EVENTS, plan.dayEvents());
    }

    @Test
    void shouldTellRangeWhenRateOrSecondsAreUnusable() {
        final BadInputException rate = assertThrows(
                BadInputException.class,
                () -> new LatencyPlan(List.of(0L), 1, ThreadingMode.SHARED, WaitPolicy.YIELDING));
        final BadInputException seconds = assertThrows(
                BadInputException.class,
                () -> new LatencyPlan(List.of(1L), Double.NaN, ThreadingMode.SHARED, WaitPolicy.YIELDING));

        assertEquals("--rate 0, expected 1 to 10000000 events per second", rate.getMessage());
        assertEquals("--seconds NaN, expected more than 0, at most 600", seconds.getMessage());
    }
}
