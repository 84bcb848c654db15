package io.tiercel.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long US = 1_000;
    private static final long PATIENCE_NS = 60_000_000_000L;

    /** Time passes by one microsecond per spin, and as the served system says. */
    private static class FakeClock implements LoadClock {
        private long nowNs = 5_000 * US;

        @Override
        public long nowNs() {
            return nowNs;
        }

        @Override
        public void spin() {
            nowNs += US;
        }
    }

    @Test
    void shouldCountEveryEventThatAStallDelays() {
        final FakeClock clock = new FakeClock();
        final Histogram fromSchedule = new Histogram(1_000_000_000L, 5);
        final Histogram fromPublish = new Histogram(1_000_000_000L, 5);
        final LoadedSystem stallsOnce = (event, scheduledNs) -> {
            final long publishedNs = clock.nowNs;
            clock.nowNs += event == 1_000 ? 1_000 * US : US;
            fromSchedule.recordValue(clock.nowNs - scheduledNs);
            fromPublish.recordValue(clock.nowNs - publishedNs);
        };

        new OpenLoop(clock, stallsOnce).run(0, 10_000, 100_000, PATIENCE_NS);

        // 100,000/s = one event per 10 us; each takes 1 us, event 1,000 takes 1,000 us. Event 1,000 + j is due at 10 j
        // after it and served at
        // 1,000 + j, so its latency is 1,000 - 9 j us, for j = 0 to 110 (10 us); from j = 111 on (1,000 - 999 = 1) it
        // is 1 us again.
        // 111 of 10,000 events are late. Rank 9,900 (p99) is the 11th of the late ones from below: j = 100: 100 us.
        // Rank 9,990 (p99.9) is the 101st from below: j = 10: 910 us.
        assertEquals(1 * US, fromSchedule.getValueAtPercentile(50), "p50");
        assertEquals(9_889, fromSchedule.getCountBetweenValues(0, 1 * US), "events in time");
        assertTrue(isAbout(100 * US, fromSchedule.getValueAtPercentile(99)), "p99");
        assertTrue(isAbout(910 * US, fromSchedule.getValueAtPercentile(99.9)), "p99.9");
        assertTrue(isAbout(1_000 * US, fromSchedule.getMaxValue()), "max");
        // What a closed loop would have told: one slow event of ten thousand, p99.9 untouched.
        assertEquals(1 * US, fromPublish.getValueAtPercentile(99.9), "p99.9 with omission");
    }

    /** The histogram keeps five digits. */
    private static boolean isAbout(final long expectedNs, final long valueNs) {
        return Math.abs(valueNs - expectedNs) <= expectedNs / 10_000;
    }

    @Test
    void shouldKeepTheScheduleWhenTheRateDoesNotDivideASecond() {
        final FakeClock clock = new FakeClock();
        final List<Long> dueNs = new ArrayList<>();

        new OpenLoop(clock, (event, scheduledNs) -> dueNs.add(scheduledNs)).run(7, 4, 3_000_000, PATIENCE_NS);

        // k x 10^9 / 3x10^6 = 0, 333.3, 666.7, 1,000 ns: rounded down each, never added up
        final long start = 5_000 * US;
        assertEquals(List.of(start, start + 333, start + 666, start + 1_000), dueNs);
    }

    @Test
    void shouldNumberEventsFromTheFirst() {
        final List<Integer> events = new ArrayList<>();

        new OpenLoop(new FakeClock(), (event, scheduledNs) -> events.add(event)).run(41, 3, 1_000_000, PATIENCE_NS);

        assertEquals(List.of(41, 42, 43), events);
    }

    @Test
    void shouldGiveUpOnASystemThatCannotKeepTheRate() {
        final FakeClock clock = new FakeClock();
        final OpenLoop loop = new OpenLoop(clock, (event, scheduledNs) -> clock.nowNs += 100 * US);

        // an event is due every 10 us and takes 100 us: after 1,000 us ten are through, the first of them at once
        assertEquals(10, loop.run(0, 1_000, 100_000, 1_000 * US));
        assertEquals(1_000 * US, loop.elapsedNs());
        assertEquals(0, loop.ownLateNs().getMaxValue(), "that the system is slow is not the generator's doing");
    }

    @Test
    void shouldKnowItsOwnLatenessFromTheSystems() {
        final FakeClock clock = new FakeClock() {
            private int spins;

            @Override
            public void spin() {
                // once the generator's thread is taken away while nothing but the clock is waited for
                super.nowNs += ++spins == 500 ? 3_000 * US : US;
            }
        };
        final OpenLoop loop = new OpenLoop(clock, (event, scheduledNs) -> clock.nowNs += US);

        loop.run(0, 1_000, 100_000, PATIENCE_NS);

        // waited for 1 us, woke after 3,000: late by 2,991 to 3,000; what follows is late because of that, and
        // published at once
        final long mostNs = loop.ownLateNs().getMaxValue();
        assertTrue(mostNs >= 2_985 * US && mostNs <= 3_005 * US, "late by " + mostNs);
        assertEquals(999, loop.ownLateNs().getCountBetweenValues(0, US));
    }
}
