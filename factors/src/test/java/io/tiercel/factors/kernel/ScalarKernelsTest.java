package io.tiercel.factors.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.window.Decay;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The reference kernels against numbers worked by hand and against the plain formulas over each window. */
class ScalarKernelsTest {
    private static final double NONE = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Kernels kernels = Kernels.scalar();
    private final double[] out = new double[4];

    /** Two levels, four events: whole; bid improved and ask smaller; ask side gone; locked. Price units of 2 to a tick. */
    private final BookColumns book = new BookColumns(
            new double[][] {{100, 102, 102, 102}, {98, 100, 100, 100}},
            new double[][] {{5, 3, 3, 3}, {2, 5, 5, 5}},
            new double[][] {{106, 106, INFINITE, 102}, {108, 110, INFINITE, 104}},
            new double[][] {{4, 1, 0, 2}, {6, 6, 0, 2}},
            4);

    @Test
    void shouldCarryTheMidOverBooksThatAreNotValid() {
        kernels.books().midSum(book, out);

        // 100 + 106, 102 + 106, then no ask, then locked
        assertArrayEquals(new double[] {206, 208, 208, 208}, out);
    }

    @Test
    void shouldTellSpreadsOfValidBooksOnly() {
        kernels.books().spread(book, 2.0, out);

        assertArrayEquals(new double[] {3, 2, NONE, NONE}, out);
    }

    @Test
    void shouldCountOrderFlowPerLevel() {
        kernels.books().orderFlow(book, 1, out);

        // event 1: bid better: +3; ask equal: -1 + 4. Event 2: bid equal: 3 - 3; ask worse: +1. Event 3: ask better: -2
        assertArrayEquals(new double[] {0, 6, 1, -2}, out);

        kernels.books().orderFlow(book, 2, out);

        // level 2: event 1: bid better +5, ask worse +6; event 2: 5 - 5, ask worse +6; event 3: ask better -2
        assertArrayEquals(new double[] {0, 17, 7, -4}, out);
    }

    @Test
    void shouldWeighSidesAgainstEachOther() {
        kernels.books().depthImbalance(book, 2, out);

        // (7 - 10) / 17, (8 - 7) / 15, 8 / 8, (8 - 4) / 12
        assertArrayEquals(new double[] {-3.0 / 17, 1.0 / 15, 1, 4.0 / 12}, out);

        kernels.books().weightedDepthImbalance(book, new double[] {1.0, 0.5}, out);

        // (6 - 7) / 13, (5.5 - 4) / 9.5, 1, (5.5 - 3) / 8.5
        assertArrayEquals(new double[] {-1.0 / 13, 1.5 / 9.5, 1, 2.5 / 8.5}, out);

        kernels.books().micropriceDeviation(book, 2.0, out);

        // half the spread 1.5 times (5 - 4) / 9; 1 times (3 - 1) / 4
        assertArrayEquals(new double[] {1.5 * (1.0 / 9), 0.5, NONE, NONE}, out);
    }

    @Test
    void shouldMeasureDistancesFromMid() {
        kernels.books().averageDistance(book, true, 2, 2.0, out);

        // mid 103: (5 x 3 + 2 x 5) / 7 / 2 ticks; mid 104: (3 x 2 + 5 x 4) / 8 / 2
        assertEquals(25.0 / 14, out[0], 1e-15);
        assertEquals(26.0 / 16, out[1], 1e-15);
        assertEquals(NONE, out[2]);

        kernels.books().sweepCost(book, false, 2, 5.0, 2.0, out);

        // 4 at distance 3 and 1 at 5: 17 / 5 / 2 ticks; mid 104: 1 at 2 and 4 at 6: 26 / 5 / 2; no ask; 4 there of 5
        assertEquals(1.7, out[0], 1e-15);
        assertEquals(2.6, out[1], 1e-15);
        assertEquals(NONE, out[2]);
        assertEquals(NONE, out[3]);

        kernels.books().depthSlope(book, true, 2, 2.0, out);

        // two points: from 5 to 7 over a distance of 2, times the unit; from 3 to 8
        assertArrayEquals(new double[] {2, 5, NONE, NONE}, out);

        kernels.books().depthEntropy(book.askQtys(), 2, 4, out);

        assertEquals(-0.4 * Math.log(0.4) - 0.6 * Math.log(0.6), out[0], 1e-15);
        assertEquals(NONE, out[2]);
        assertEquals(Math.log(2.0), out[3], 1e-15);
    }

    @Test
    void shouldFollowThePlainFormulasOverEachWindow() {
        final int n = 7;
        final RandomColumns c = new RandomColumns(5, 300);
        final double[][] results = new double[8][c.length];
        final WindowKernels windows = kernels.windows();
        windows.sum(c.signedQtys, n, n, c.length, results[0]);
        windows.wholeSum(c.signedQtys, n, n, c.length, results[1]);
        windows.realisedVariance(c.signedQtys, n, n, c.length, results[2]);
        windows.bipowerVariation(c.signedQtys, n, n, c.length, results[3]);
        windows.zScore(c.qtys, n, n, c.length, results[4]);
        windows.slope(c.qtys, c.signedQtys, n, n, 0.5, c.length, results[5]);
        windows.autocorrelation(c.qtys, n, n, c.length, results[6]);
        kernels.flows().sumRatio(c.signedQtys, c.qtys, n, n, c.length, results[7]);

        for (int i = 0; i < c.length; i++) {
            final double[] x = last(c.qtys, n, i);
            final double[] y = last(c.signedQtys, n, i);
            final double[] expected = i < n ? NOTHING : plain(x, y);
            for (int row = 0; row < expected.length; row++) {
                assertEquals(expected[row], results[row][i], 1e-9, "result " + row + ", entry " + i);
            }
        }
    }

    private static final double[] NOTHING = {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE};

    private static double[] last(final double[] xs, final int n, final int i) {
        return i < n ? new double[0] : Arrays.copyOfRange(xs, i - n + 1, i + 1);
    }

    private static double[] plain(final double[] x, final double[] y) {
        final int n = x.length;
        double sumX = 0;
        double sumY = 0;
        for (int j = 0; j < n; j++) {
            sumX += x[j];
            sumY += y[j];
        }
        double squaresX = 0;
        double squaresY = 0;
        double products = 0;
        double pairs = 0;
        double neighbours = 0;
        for (int j = 0; j < n; j++) {
            squaresX += (x[j] - sumX / n) * (x[j] - sumX / n);
            squaresY += y[j] * y[j];
            products += (x[j] - sumX / n) * (y[j] - sumY / n);
            pairs += j == 0 ? 0 : Math.abs(y[j] * y[j - 1]);
            neighbours += j == 0 ? 0 : (x[j] - sumX / n) * (x[j - 1] - sumX / n);
        }
        final boolean isConstant = squaresX < 1e-9;
        return new double[] {
            sumY,
            sumY,
            squaresY,
            Math.PI / 2 * pairs,
            isConstant ? 0 : (x[n - 1] - sumX / n) / Math.sqrt(squaresX / n),
            isConstant ? NONE : 0.5 * products / squaresX,
            isConstant ? NONE : neighbours / squaresX,
            sumX == 0 ? NONE : sumY / sumX
        };
    }

    @Test
    void shouldKeepTheMeanOfSquaresCloseToTheStepwiseOne() {
        for (final double keep : new double[] {0.0, 0.5, 0.97, 0.9999}) {
            final RandomColumns c = new RandomColumns(2, 50_000);
            final double[] means = new double[c.length];
            kernels.windows().ewmaVariance(c.qtys, keep, c.length, means);

            double mean = 0.0;
            for (int i = 0; i < c.length; i++) {
                mean = keep * mean + (1.0 - keep) * (c.qtys[i] * c.qtys[i]);
                assertEquals(mean, means[i], 1e-15 / (1.0 - keep) * mean, "keep " + keep + ", entry " + i);
            }
        }
    }

    @Test
    void shouldForgetOldSquaresBeforeTheyBecomeSubnormal() {
        final double[] returns = new double[4_000];
        returns[0] = 1.0;
        final double[] means = new double[returns.length];

        kernels.windows().ewmaVariance(returns, 0.8, returns.length, means);

        // 0.2 x 0.8^i: below 1e-290 from entry 2985 on
        assertTrue(means[2_980] > 0.0);
        assertEquals(0.0, means[2_990]);
    }

    @Test
    void shouldLetFlowDecayInTime() {
        final double[] xs = {8, 0, -2, 0};

        kernels.flows().decayedSum(new long[] {5, 1_000_000_005L, 1_000_000_005L, 3_000_000_005L}, xs, 1e-9, 4, out);

        final double afterSecond = 8 * Decay.after(1.0);
        assertArrayEquals(new double[] {8, afterSecond, afterSecond - 2, (afterSecond - 2) * Decay.after(2.0)}, out);
    }

    @Test
    void shouldSplitTradesOverBuckets() {
        // V = 10, two buckets: 6 buys, then 9 sells: bucket 1 = |6 - 4|, 5 sells over; 25 buys: |5 - 5|, two of 10;
        // held
        kernels.flows().volumeImbalance(new double[] {6, 9, 25, 0}, new double[] {6, -9, 25, 0}, 10.0, 2, 4, out);

        assertArrayEquals(new double[] {NONE, NONE, 20.0 / 20.0, 1.0}, out);
    }

    @Test
    void shouldHoldValuesOfTradesUntilTheNext() {
        kernels.flows().hold(new int[] {1, 1, 3}, new double[] {7, 8, 9}, 3, 4, out);

        assertArrayEquals(new double[] {NONE, 8, 8, 9}, out);
    }

    @Test
    void shouldTakeReturnsOverALag() {
        kernels.windows().logReturn(new double[] {NONE, 100, 101, 99}, 1, 0.0, 4, out);

        assertArrayEquals(new double[] {0, 0, 1e4 * Math.log(1.01), 1e4 * Math.log(99.0 / 101.0)}, out, 1e-10);

        kernels.windows().change(new double[] {NONE, 100, 101, 99}, 4, out);

        assertArrayEquals(new double[] {0, 0, 1, -2}, out);
    }

    @Test
    void shouldFindExtremesOfEachWindow() {
        kernels.windows().max(new double[] {3, 1, 2, NONE}, 2, 1, 4, out);

        assertArrayEquals(new double[] {NONE, 3, 2, NONE}, out);

        kernels.windows().min(new double[] {3, 1, 2, 5}, 2, 1, 4, out);

        assertArrayEquals(new double[] {NONE, 1, 1, 2}, out);
    }
}
