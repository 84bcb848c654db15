package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.engine.latency.Hop;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyChartTest {
    private static final long HIGHEST_NS = 60_000_000_000L;

    @Test
    void shouldCountEachSampleInItsBin() {
        final Histogram histogram = new Histogram(HIGHEST_NS, 3);
        // ten bins a decade from 10 ns: 0 and 11 in the first; 150: log10 = 2.176, bin 11; 9900: log10 = 3.996, bin 29
        for (final long ns : new long[] {0, 11, 150, 150, 9_900}) {
            histogram.recordValue(ns);
        }

        final long[] bins = LatencyChart.bins(histogram, new LogScale(1, 4, 0, 300));

        final long[] expected = new long[30];
        expected[0] = 2;
        expected[11] = 2;
        expected[29] = 1;
        assertArrayEquals(expected, bins);
    }

    @Test
    void shouldLoseNoSample() {
        final long seed = 42;
        final SplittableRandom random = new SplittableRandom(seed);
        final Histogram histogram = new Histogram(HIGHEST_NS, 3);
        for (int i = 0; i < 10_000; i++) {
            histogram.recordValue(random.nextLong(1L << random.nextInt(1, 33)));
        }

        final long[] bins = LatencyChart.bins(histogram, new LogScale(1, 10, 0, 300));

        assertEquals(10_000, Arrays.stream(bins).sum(), "seed " + seed);
    }

    @Test
    void shouldLeaveOutHopsWithoutSamples() {
        final Map<Hop, Histogram> byHop = new EnumMap<>(Hop.class);
        for (final Hop hop : Hop.values()) {
            byHop.put(hop, new Histogram(HIGHEST_NS, 3));
        }
        byHop.get(Hop.MODEL).recordValue(100);
        byHop.get(Hop.BOOK).recordValue(100);

        assertEquals(List.of(Hop.BOOK, Hop.MODEL), new LatencyChart(byHop).hops());
    }
}
