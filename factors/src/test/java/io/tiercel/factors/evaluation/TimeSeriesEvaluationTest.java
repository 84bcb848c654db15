package io.tiercel.factors.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSeriesEvaluationTest {
    private static final long SEED = 31;
    private static final int EVENTS = 4_000;

    private final long[] timesNs = new long[EVENTS];
    private final double[] mids = new double[EVENTS];

    /** Independent steps of the mid, irregular times, some of them equal: nothing known at an event foretells the next. */
    TimeSeriesEvaluationTest() {
        final SplittableRandom random = new SplittableRandom(SEED);
        timesNs[0] = 1_000_000_000_000L;
        mids[0] = 10_000;
        for (int i = 1; i < EVENTS; i++) {
            timesNs[i] = timesNs[i - 1] + (random.nextInt(4) == 0 ? 0 : random.nextLong(20_000_000L));
            mids[i] = mids[i - 1] + random.nextInt(3) - 1;
        }
    }

    private TimeSeriesFactor evaluate(final double[] factor, final Horizon horizon) {
        final SequencedMap<String, double[]> factors = new LinkedHashMap<>();
        factors.put("f", factor);
        return TimeSeriesEvaluation.of("X", timesNs, mids, factors, List.of(horizon), _ -> {})
                .factors()
                .getFirst();
    }

    /** The same values, each standing so many events later. */
    private static double[] shifted(final double[] values, final int events) {
        final double[] later = new double[values.length];
        Arrays.fill(later, 0, events, Double.NaN);
        System.arraycopy(values, 0, later, events, values.length - events);
        return later;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10", "50ms", "200ms"})
    void shouldSeeAPlantedLookAheadVanishWhenItIsShifted(final String text) {
        final Horizon horizon = Horizon.parse(text);
        // given: the coming return taken for a factor
        final double[] future = horizon.returns(timesNs, mids);
        assertEquals(1, evaluate(future, horizon).horizons().getFirst().ic(), 1e-12);

        // when: each value stands where all of it is in the past; 200 ms are 27 events on average, hardly ever 80
        final int events = horizon instanceof Horizon.Events(final int count) ? count : 80;
        final TimeSeriesHorizon known =
                evaluate(shifted(future, events), horizon).horizons().getFirst();

        // then: chance. Of 4,000 events about 4,000 / 27 = 148 returns do not overlap: one standard deviation is at
        // most 0.083
        assertTrue(Math.abs(known.ic()) < 0.25, "seed " + SEED + ": " + known.ic());
        assertTrue(Math.abs(known.rankIc()) < 0.25, "seed " + SEED + ": " + known.rankIc());
        assertTrue(known.pairs() > EVENTS - 200, "seed " + SEED);
    }

    @Test
    void shouldFindWhatAFactorForetells() {
        final double[] next = TimeSeriesIc.returnsByEvents(mids, 1);
        final SplittableRandom random = new SplittableRandom(SEED + 1);
        // given: the next return under noise of its own size
        final double size = Moments.std(Moments.finite(next));
        final double[] factor = Arrays.stream(next)
                .map(value -> value + size * random.nextGaussian())
                .toArray();

        final TimeSeriesFactor result = evaluate(factor, Horizon.parse("1"));
        final TimeSeriesHorizon ahead = result.horizons().getFirst();

        // then: 1 / sqrt(2) = 0.707 by construction, in all and in each slice, and quintiles that rise
        assertEquals(0.707, ahead.ic(), 0.03, "seed " + SEED);
        assertEquals(30, ahead.sliceSummary().n());
        assertEquals(0.707, ahead.sliceSummary().mean(), 0.03, "seed " + SEED);
        assertEquals(1, ahead.sliceSummary().hit());
        assertEquals(1, ahead.monotonicity());
        assertEquals(ahead.means().getLast() - ahead.means().getFirst(), ahead.spread());
        assertEquals((EVENTS - 1.0) / EVENTS, result.coverage());
        assertTrue(Math.abs(result.autocorrelation().getFirst()) < 0.1, "seed " + SEED);
    }

    @Test
    void shouldCutSlicesByTimeAndNotByEvents() {
        // given: 8 events in the first second, 2 in the thirtieth
        final long[] times = {0, 1, 2, 3, 4, 5, 6, 7, 29_500_000_000L, 30_000_000_000L};
        final double[] some = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        final SequencedMap<String, double[]> factors = new LinkedHashMap<>();
        factors.put("f", some);

        final TimeSeriesEvaluation result =
                TimeSeriesEvaluation.of("X", times, some, factors, List.of(new Horizon.Events(1)), _ -> {});

        assertEquals(30, result.slices().size());
        assertEquals(29_000_000_000L, result.slices().getLast());
        final List<Double> ic =
                result.factors().getFirst().horizons().getFirst().sliceIc();
        // f = 1..8 against ln((f + 1) / f), by numpy
        assertEquals(-0.8774662030980958, ic.getFirst(), 1e-12);
        assertEquals(29, ic.stream().filter(value -> Double.isNaN(value)).count(), "too few pairs elsewhere");
    }

    @Test
    void shouldReadHorizons() {
        assertEquals(new Horizon.Events(50), Horizon.parse("50"));
        assertEquals(new Horizon.Events(50), Horizon.parse("50ev"));
        assertEquals(new Horizon.Clock(1_000_000_000L), Horizon.parse("1s"));
        assertEquals(new Horizon.Clock(300_000_000_000L), Horizon.parse("5min"));
        assertArrayEquals(
                new String[] {"1 event", "50 events", "1 s", "500 ms", "5 min", "90 s", "1500 us"}, new String[] {
                    Horizon.parse("1").label(),
                    Horizon.parse("50").label(),
                    Horizon.parse("1000ms").label(),
                    Horizon.parse("500ms").label(),
                    Horizon.parse("300s").label(),
                    Horizon.parse("90s").label(),
                    Horizon.parse("1500us").label()
                });
        for (final String text : new String[] {"", "x", "0", "-1", "1h", "0s", "1.5s", "9999999999", "999999999min"}) {
            final IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> Horizon.parse(text), text);
            assertTrue(refused.getMessage().startsWith("horizon " + text), refused.getMessage());
        }
    }
}
