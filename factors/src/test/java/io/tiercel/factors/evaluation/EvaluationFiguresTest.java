package io.tiercel.factors.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of small panels, worked by hand. */
class EvaluationFiguresTest {
    private static final double NONE = Double.NaN;

    /** Dates 2024-01-01, ..., assets A, B, ... */
    private static Panel panel(final double[]... rows) {
        return new Panel(
                IntStream.range(0, rows.length)
                        .mapToObj(t -> "2024-01-" + (t < 9 ? "0" : "") + (t + 1))
                        .toList(),
                IntStream.range(0, rows[0].length)
                        .mapToObj(a -> String.valueOf((char) ('A' + a)))
                        .toList(),
                rows);
    }

    @Test
    void shouldTakeReturnsOfTheNextDates() {
        final Panel prices = panel(new double[] {100, 10}, new double[] {110, 9}, new double[] {121, 18});

        assertArrayEquals(
                new double[] {0.1, -0.1}, ForwardReturns.over(prices, 1).row(0), 1e-15);
        assertArrayEquals(
                new double[] {0.21, 0.8}, ForwardReturns.over(prices, 2).row(0), 1e-15);
        assertArrayEquals(
                new double[] {NONE, NONE}, ForwardReturns.over(prices, 2).row(1));
        assertArrayEquals(
                new double[] {NONE, NONE}, ForwardReturns.over(prices, 1).row(2));
        // one date later: 121 / 110 and 18 / 9
        assertArrayEquals(
                new double[] {0.1, 1}, ForwardReturns.oneDateAfter(prices, 1).row(0), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> ForwardReturns.over(prices, 0));
        assertThrows(IllegalArgumentException.class, () -> ForwardReturns.oneDateAfter(prices, -1));
    }

    @Test
    void shouldSummariseDatesThatHaveACoefficient() {
        final IcSummary summary = IcSummary.of(new double[] {0.1, NONE, 0.3, -0.1, 0});

        // mean 0.3 / 4 = 0.075; squares 0.025^2 + 0.225^2 + 0.175^2 + 0.075^2 = 0.0875, / 3
        assertEquals(4, summary.n());
        assertEquals(0.075, summary.mean(), 1e-15);
        assertEquals(Math.sqrt(0.0875 / 3), summary.std(), 1e-15);
        assertEquals(0.075 / Math.sqrt(0.0875 / 3), summary.ir(), 1e-14);
        assertEquals(2 * 0.075 / Math.sqrt(0.0875 / 3), summary.t(), 1e-14);
        assertEquals(0.5, summary.hit());
    }

    @Test
    void shouldSummariseNothingAndConstants() {
        final IcSummary nothing = IcSummary.of(new double[] {NONE});
        assertEquals(0, nothing.n());
        assertEquals(NONE, nothing.mean());
        assertEquals(NONE, nothing.hit());
        assertEquals(NONE, IcSummary.of(new double[] {0.1}).std());
        assertEquals(NONE, IcSummary.of(new double[] {0.1, 0.1, 0.1}).ir());
        // 0.1 + 0.2 is 0.3 but for its last bit
        assertEquals(NONE, IcSummary.of(new double[] {0.3, 0.1 + 0.2}).ir());
    }

    @Test
    void shouldDecayWithTheLag() {
        // returns of the three assets: date 0 to 1 go with the factor, 1 to 2 against it; only the first date has a
        // factor of use
        final Panel prices = panel(
                new double[] {100, 100, 100}, new double[] {101, 102, 103}, new double[] {104.03, 104.04, 104.03});
        final Panel factor = panel(new double[] {1, 2, 3}, new double[] {NONE, 2, 3}, new double[] {1, 2, 3});

        final double[] decay = InformationCoefficient.decay(Correlation.SPEARMAN, factor, prices, 2);

        // second returns 0.03, 0.02, 0.01
        assertArrayEquals(new double[] {1, -1, NONE}, decay, 1e-15);
    }

    @Test
    void shouldAddUpCoefficients() {
        assertArrayEquals(
                new double[] {0.5, 0.5, 0.25}, InformationCoefficient.cumulative(new double[] {0.5, NONE, -0.25}));
    }

    @Test
    void shouldMeanReturnsByBucket() {
        final Panel factor = panel(new double[] {1, 2, 3, 4, 5, 6}, new double[] {6, 5, 4, 3, 2, 1}, new double[6]);
        final Panel forward = panel(
                new double[] {0.1, 0.3, 0.2, 0.3, 0.5, 0.4},
                new double[] {0.6, 0.4, NONE, 0.3, 0.2, NONE},
                new double[] {NONE, NONE, NONE, NONE, NONE, NONE});

        final QuintileReturns quintiles = QuintileReturns.of(factor, forward);

        // six assets: buckets 1 1 2 3 4 5. first date: 0.2, 0.2, 0.3, 0.5, 0.4. second (reversed): (0.2), 0.3, -, 0.4,
        // 0.6
        final double[] expected = {0.2, 0.25, 0.3, 0.45, 0.5};
        for (int q = 0; q < 5; q++) {
            assertEquals(expected[q], quintiles.means().get(q), 1e-15);
        }
        assertEquals(0.3, quintiles.spread(), 1e-15);
        assertEquals(1, quintiles.monotonicity(), 1e-15);
    }

    @Test
    void shouldHaveNoBucketsWhenFewerThanFiveAssets() {
        final Panel factor = panel(new double[] {1, 2, 3, 4});

        final QuintileReturns quintiles = QuintileReturns.of(factor, factor);

        assertTrue(quintiles.means().stream().allMatch(mean -> Double.isNaN(mean)));
        assertEquals(NONE, quintiles.spread());
        assertEquals(NONE, quintiles.monotonicity());
    }

    @Test
    void shouldTurnOverWhatTheWeightsChange() {
        // weights -0.5 0 0.5, then 0.5 0 -0.5: half of 1 + 0 + 1. The third date lacks an asset: neither it nor the
        // fourth counts
        final Panel factor = panel(
                new double[] {1, 2, 3},
                new double[] {3, 2, 1},
                new double[] {3, NONE, 1},
                new double[] {1, 2, 3},
                new double[] {1, 2, 3});

        // dates 1 and 4: 1 and 0
        assertEquals(0.5, Persistence.turnover(factor), 1e-15);
        // correlations -1 and 1
        assertEquals(1, Persistence.rankTurnover(factor), 1e-15);
        assertEquals(0, Persistence.rankAutocorrelation(factor, 1), 1e-15);
        // lag 3: dates 0 and 3, 1 and 4
        assertEquals(0, Persistence.rankAutocorrelation(factor, 3), 1e-15);
        assertEquals(1, Persistence.rankAutocorrelation(factor, 4), 1e-15);
        assertEquals(NONE, Persistence.rankAutocorrelation(factor, 5));
    }

    @Test
    void shouldLeaveTheResidualOfLeastSquares() {
        // y = 1, 2, 2, 5 on x = 0, 1, 2, 3: slope (−1.5 * −1.5 + −0.5 * −0.5 + 0.5 * −0.5 + 1.5 * 2.5) / 5 = 6 / 5;
        // intercept 2.5 - 1.8 = 0.7
        final double[] residual =
                Orthogonalisation.residual(new double[] {1, 2, NONE, 2, 5}, List.of(new double[] {0, 1, 9, 2, 3}));

        // fitted 0.7, 1.9, 3.1, 4.3
        assertArrayEquals(new double[] {0.3, 0.1, NONE, -1.1, 0.7}, residual, 1e-14);
    }

    @Test
    void shouldHaveNoResidualWhenRegressorsDependOrAreTooMany() {
        final double[] y = {1, 2, 2, 5, 4};
        final double[] x = {0.1, 0.2, 0.3, 0.4, 0.7};
        final double[] affine = Arrays.stream(x).map(value -> 3 * value - 0.7).toArray();
        final double[] constant = {0.1, 0.1, 0.1, 0.1, 0.1};

        assertTrue(isUndefined(Orthogonalisation.residual(y, List.of(x, affine))));
        assertTrue(isUndefined(Orthogonalisation.residual(y, List.of(constant))));
        assertTrue(isUndefined(Orthogonalisation.residual(y, List.of(new double[5]))));
        // two rows left for one regressor and the intercept
        assertTrue(isUndefined(Orthogonalisation.residual(new double[] {1, 2, NONE}, List.of(new double[] {0, 1, 2}))));
        assertTrue(!isUndefined(Orthogonalisation.residual(y, List.of(x))));
        // nearly collinear is not collinear: the residual is at right angles to both
        final double[] near =
                Arrays.stream(affine).map(value -> value + 1e-7 * value * value).toArray();
        final double[] residual = Orthogonalisation.residual(y, List.of(x, near));
        for (final double[] column : List.of(x, near)) {
            double product = 0;
            for (int i = 0; i < y.length; i++) {
                product += residual[i] * column[i];
            }
            assertEquals(0, product, 1e-9);
        }
    }

    private static boolean isUndefined(final double[] x) {
        return Arrays.stream(x).allMatch(Double::isNaN);
    }

    @Test
    void shouldCombineRanks() {
        final Panel first = panel(new double[] {1, 2, 3});
        final Panel second = panel(new double[] {5, NONE, 4});

        // ranks 0, 0.5, 1 and 1, -, 0
        assertArrayEquals(
                new double[] {0.5, NONE, 0.5},
                Combination.byRank(List.of(first, second)).row(0),
                1e-15);
    }

    @Test
    void shouldComputeFactorsOfPrices() {
        final Panel prices = panel(new double[] {100}, new double[] {110}, new double[] {99}, new double[] {99});

        assertEquals(-0.01, PriceFactor.named("mom2").orElseThrow().of(prices).value(2, 0), 1e-15);
        assertEquals(0.1, PriceFactor.named("rev1").orElseThrow().of(prices).value(2, 0), 1e-15);
        // ln 1.1 and ln 0.9: half their distance times sqrt 2
        assertEquals(
                -Math.log(1.1 / 0.9) / Math.sqrt(2),
                PriceFactor.named("lowvol2").orElseThrow().of(prices).value(2, 0),
                1e-15);
        assertEquals(NONE, PriceFactor.named("lowvol2").orElseThrow().of(prices).value(1, 0));
        for (final String wrong : List.of("mom", "mom0", "lowvol1", "mom99999", "value", "Mom20", "mom20x")) {
            assertTrue(PriceFactor.named(wrong).isEmpty(), wrong);
        }
    }

    @Test
    void shouldTakeReturnsInEventTime() {
        final double[] returns = TimeSeriesIc.returnsByEvents(new double[] {100, 101, NONE, 100}, 1);

        assertEquals(1e4 * Math.log(1.01), returns[0], 1e-9);
        assertEquals(NONE, returns[1]);
        assertEquals(NONE, returns[2]);
        assertEquals(NONE, returns[3]);
        assertEquals(0, TimeSeriesIc.returnsByEvents(new double[] {100, 101, NONE, 100}, 3)[0]);
    }

    @Test
    void shouldTakeTheMidAsOfTheEndInClockTime() {
        final long[] timesNs = {0, 10, 10, 25, 40};
        final double[] mids = {100, 101, 102, 103, 104};

        final double[] returns = TimeSeriesIc.returnsByClock(timesNs, mids, 15);

        // at 15 the last event is the second of the two at 10; at 25 it is the one there; 25 + 15 = 40 is still known,
        // 40 + 15 is not
        assertEquals(1e4 * Math.log(102 / 100.0), returns[0], 1e-9);
        assertEquals(1e4 * Math.log(103 / 101.0), returns[1], 1e-9);
        assertEquals(1e4 * Math.log(103 / 102.0), returns[2], 1e-9);
        assertEquals(1e4 * Math.log(104 / 103.0), returns[3], 1e-9);
        assertEquals(NONE, returns[4]);
        assertTrue(isUndefined(TimeSeriesIc.returnsByClock(timesNs, mids, Long.MAX_VALUE)));
        assertThrows(IllegalArgumentException.class, () -> TimeSeriesIc.returnsByClock(timesNs, mids, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> TimeSeriesIc.returnsByClock(new long[] {2, 1}, new double[] {1, 1}, 1));
    }

    @Test
    void shouldNameWhatDerivedFactorsLack() {
        final Panel prices = panel(new double[] {100, 10}, new double[] {110, 9}, new double[] {121, 18});
        final FactorList list = new FactorList(prices);

        assertTrue(!list.add("value"));
        assertTrue(list.add("mom1"));
        assertTrue(list.add("mom1_orth"));

        assertThrows(IllegalArgumentException.class, () -> list.add("mom1"));
        assertThrows(IllegalArgumentException.class, list::panels);
        assertTrue(list.add("rev1"));
        assertEquals(
                List.of("mom1", "mom1_orth", "rev1"), List.copyOf(list.panels().keySet()));
    }

    @Test
    void shouldEvaluateEveryFactorAtEveryHorizon() {
        final Panel prices = panel(
                new double[] {100, 100, 100}, new double[] {101, 102, 103}, new double[] {104.03, 104.04, 104.03});
        final FactorList list = new FactorList(prices);
        final Panel known = panel(new double[] {1, 2, 3}, new double[] {1, 2, 3}, new double[] {NONE, NONE, NONE});
        list.add("known", known);
        list.add("opposite", known.map(row -> Arrays.stream(row).map(x -> -x).toArray()));

        final Evaluation evaluation = Evaluation.of(prices, list.panels(), List.of(1, 2), _ -> {});

        final FactorResult factor = evaluation.factors().getFirst();
        assertEquals(2.0 / 3, factor.coverage(), 1e-15);
        // with the returns at the first date, against them at the second; over two dates 0.0403, 0.0404, 0.0403: ranks
        // 1.5 3 1.5
        assertEquals(List.of(1.0, -1.0, NONE), factor.horizons().get(0).rankIc());
        assertEquals(0.0, factor.horizons().get(1).rankIc().getFirst(), 1e-15);
        assertEquals(0.0, factor.turnover());
        assertEquals(List.of(List.of(1.0, -1.0), List.of(-1.0, 1.0)), evaluation.correlations());
        assertEquals(Map.of(), Map.copyOf(new FactorList(prices).panels()));
        assertThrows(IllegalArgumentException.class, () -> Evaluation.of(prices, list.panels(), List.of(3), _ -> {}));
    }
}
