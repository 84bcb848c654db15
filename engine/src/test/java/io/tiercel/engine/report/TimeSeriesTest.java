package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
    private static TimeSeries walk(final int size, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final long[] times = new long[size];
        final double[] values = new double[size];
        for (int i = 1; i < size; i++) {
            times[i] = times[i - 1] + 1 + random.nextInt(3);
            values[i] = values[i - 1] + random.nextDouble() - 0.5;
        }
        return new TimeSeries(times, values);
    }

    @Test
    void shouldKeepBothExtremesEndsAndOrderWhenReduced() {
        final long seed = 20_260_102;
        final TimeSeries walk = walk(100_000, seed);
        // one point sticks out each way: a mean, or every n-th point, would lose it
        walk.values()[33_333] = 1e6;
        walk.values()[66_667] = -1e6;

        final TimeSeries reduced = walk.reducedTo(2_000);

        assertTrue(reduced.size() <= 2_000 && reduced.size() > 1_500, "seed " + seed + ": " + reduced.size());
        assertEquals(1e6, reduced.highest());
        assertEquals(-1e6, reduced.lowest());
        assertEquals(walk.timesNs()[0], reduced.timesNs()[0]);
        assertEquals(walk.timesNs()[99_999], reduced.timesNs()[reduced.size() - 1]);
        for (int i = 0; i < reduced.size(); i++) {
            final int index = walk.indexAt(reduced.timesNs()[i]);
            assertEquals(walk.values()[index], reduced.values()[i], "seed " + seed + ", point " + i);
            assertTrue(i == 0 || reduced.timesNs()[i] > reduced.timesNs()[i - 1], "seed " + seed + ", point " + i);
        }
    }

    @Test
    void shouldKeepLowestAndHighestOfEachRun() {
        final TimeSeries series =
                new TimeSeries(new long[] {0, 1, 2, 3, 4, 5, 6, 7}, new double[] {0, 5, 1, 3, 2, 9, 4, 0});

        // 6 points: the ends and two runs, {5, 1, 3} -> 5, 1 and {2, 9, 4} -> 2, 9
        final TimeSeries reduced = series.reducedTo(6);

        assertArrayEquals(new long[] {0, 1, 2, 4, 5, 7}, reduced.timesNs());
        assertArrayEquals(new double[] {0, 5, 1, 2, 9, 0}, reduced.values());
    }

    @Test
    void shouldStayAsItIsWhenShortEnough() {
        final TimeSeries walk = walk(2_000, 1);

        assertSame(walk, walk.reducedTo(2_000));
    }

    @Test
    void shouldFindTheLastPointAtOrBeforeATime() {
        final TimeSeries series = new TimeSeries(new long[] {10, 20, 20, 30}, new double[4]);

        assertEquals(-1, series.indexAt(9));
        assertEquals(0, series.indexAt(10));
        assertEquals(2, series.indexAt(20));
        assertEquals(2, series.indexAt(29));
        assertEquals(3, series.indexAt(99));
    }
}
