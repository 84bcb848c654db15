package io.tiercel.engine.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RateOverTimeTest {
    private static final long MS = 1_000_000L;

    @Test
    void shouldCountInMillisecondsWhileTheyFit() {
        final RateOverTime rate = new RateOverTime();
        for (final long timeNs : new long[] {5 * MS, 5 * MS + 1, 7 * MS - 1, 7 * MS}) {
            rate.add(timeNs);
        }

        assertEquals(MS, rate.spanNs());
        assertEquals(
                List.of(
                        new RateOverTime.Span(5 * MS, 2),
                        new RateOverTime.Span(6 * MS, 1),
                        new RateOverTime.Span(7 * MS, 1)),
                rate.spans());
    }

    @Test
    void shouldHoldNothingWithoutRecords() {
        assertEquals(List.of(), new RateOverTime().spans());
    }

    @Test
    void shouldCountAsIfTheLengthHadBeenKnownWhenTimesRunBackAndFar() {
        final long seed = 9;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 50; round++) {
            final RateOverTime rate = new RateOverTime();
            final long[] times = new long[200];
            final long scale = 1L << random.nextInt(20, 62);
            for (int i = 0; i < times.length; i++) {
                times[i] = random.nextLong(-scale, scale);
                rate.add(times[i]);
            }
            final TreeMap<Long, Long> expected = new TreeMap<>();
            for (final long time : times) {
                expected.merge(Math.floorDiv(time, rate.spanNs()) * rate.spanNs(), 1L, Long::sum);
            }
            final TreeMap<Long, Long> found = new TreeMap<>();
            rate.spans().stream()
                    .filter(span -> span.count() > 0)
                    .forEach(span -> found.put(span.startNs(), span.count()));

            assertEquals(expected, found, "seed " + seed + ", round " + round);
            assertTrue(rate.spans().size() <= RateOverTime.MAX_SPANS, "seed " + seed + ", round " + round);
        }
    }

    @Test
    void shouldTakeBothEndsOfTime() {
        final RateOverTime rate = new RateOverTime();
        rate.add(Long.MIN_VALUE);
        rate.add(0);
        rate.add(Long.MAX_VALUE);

        assertEquals(
                3, rate.spans().stream().mapToLong(RateOverTime.Span::count).sum());
    }
}
