package io.tiercel.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.pipeline.WaitPolicy;
import org.junit.jupiter.api.Test;

class BareHopTest {
    @Test
    void shouldHandOverEveryEventWholeAndTimeIt() {
        final int events = 5_000;
        try (BareHop hop = new BareHop(64, WaitPolicy.YIELDING, false)) {
            hop.start();

            for (int event = 0; event < events; event++) {
                hop.publish(event, 0);
            }
            hop.awaitIdle();

            // 15 fields: event + 0 ... event + 14; sum over events of 15 event + 105 = 15 x 5,000 x 4,999 / 2 + 105 x
            // 5,000
            assertEquals(15L * events * (events - 1) / 2 + 105L * events, hop.sum());
            assertEquals(events, hop.histogram().getTotalCount());
        }
    }

    @Test
    void shouldCountFromTheScheduledTimeWhenThereIsOne() {
        final long lateByNs = 50_000_000L;
        try (BareHop hop = new BareHop(64, WaitPolicy.YIELDING, false)) {
            hop.start();

            hop.publish(0, System.nanoTime() - lateByNs);
            hop.awaitIdle();

            assertTrue(
                    hop.histogram().getMaxValue() >= lateByNs,
                    "max " + hop.histogram().getMaxValue());
        }
    }
}
