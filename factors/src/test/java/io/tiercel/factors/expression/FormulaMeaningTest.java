package io.tiercel.factors.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Formulas on numbers worked out by hand, and windows against their textbook forms. */
class FormulaMeaningTest {
    private static final double NAN = Double.NaN;
    private static final double[] X = {1, 4, 2, NAN, 8, 8, 3};

    private static double[] of(final String formula, final double... x) {
        return new ExpressionCompiler(new Columns(List.of("x")))
                .compile(formula)
                .evaluate(new double[][] {x})[0];
    }

    private static void assertValues(final String formula, final double... expected) {
        assertArrayEquals(expected, of(formula, X), 1e-12, formula);
    }

    @Test
    void shouldRollOverTheRowsThatAreThereAndSkipNan() {
        // windows of 3: {1} {1,4} {1,4,2} {4,2,-} {2,-,8} {-,8,8} {8,8,3}
        assertValues("Sum($x, 3)", 1, 5, 7, 6, 10, 16, 19);
        assertValues("Mean($x, 3)", 1, 2.5, 7 / 3.0, 3, 5, 8, 19 / 3.0);
        assertValues("Count($x, 3)", 1, 2, 3, 2, 2, 2, 3);
        assertValues("Max($x, 3)", 1, 4, 4, 4, 8, 8, 8);
        assertValues("Min($x, 3)", 1, 1, 1, 2, 2, 8, 3);
        assertValues("Med($x, 3)", 1, 2.5, 2, 3, 5, 8, 8);
        // variance of {1,4}: 2 * 1.5^2 / 1 = 4.5; {1,4,2}: (16+25+1)/9/2 = 7/3; {4,2}: 2; {2,8}: 18; {8,8,3}: 25/3
        assertValues("Var($x, 3)", NAN, 4.5, 7 / 3.0, 2, 18, 0, 25 / 3.0);
        assertValues(
                "Std($x, 3)",
                NAN,
                Math.sqrt(4.5),
                Math.sqrt(7 / 3.0),
                Math.sqrt(2),
                Math.sqrt(18),
                0,
                5 / Math.sqrt(3));
        // mean distance from the mean: {1,4,2}: (4/3 + 5/3 + 1/3)/3 = 10/9; {8,8,3}: (5/3 + 5/3 + 10/3)/3 = 20/9
        assertValues("Mad($x, 3)", 0, 1.5, 10 / 9.0, 1, 3, 0, 20 / 9.0);
    }

    @Test
    void shouldCountPlacesFromTheOldestRowAndRanksAsShares() {
        assertValues("IdxMax($x, 3)", 1, 2, 2, 1, 3, 2, 1);
        assertValues("IdxMin($x, 3)", 1, 1, 1, 2, 1, 2, 3);
        // {1,4,2}: 2 is second of three; {-,8,8}: both share ranks 1 and 2: 1.5/2
        assertValues("Rank($x, 3)", 1, 1, 2 / 3.0, NAN, 1, 0.75, 1 / 3.0);
        // place 0.8 (n-1): {1,4}: 0.8 -> 1 + 0.8 * 3; {1,2,4}: 1.6 -> 2 + 0.6 * 2; {2,4}: 2 + 0.8 * 2; {2,8}: 2 + 0.8 *
        // 6; {3,8,8}: 8
        assertValues("Quantile($x, 3, 0.8)", 1, 3.4, 3.2, 3.6, 6.8, 8, 8);
    }

    @Test
    void shouldLookBackByRows() {
        assertValues("Ref($x, 2)", NAN, NAN, 1, 4, 2, NAN, 8);
        assertValues("Ref($x, 0)", X);
        assertValues("Delta($x, 1)", NAN, 3, -2, NAN, NAN, 0, -5);
        assertValues("Ref(Sum($x, 2), 1)", NAN, 1, 5, 6, 2, 8, 16);
    }

    @Test
    void shouldWeighLaterRowsMore() {
        // weights 1, 2, 3 by place: {1,4}: 9/3; {1,4,2}: 15/6; {4,2,-}: 8/3; {2,-,8}: 26/4; {-,8,8}: 40/5; {8,8,3}:
        // 33/6
        assertValues("WMA($x, 3)", 1, 3, 2.5, 8 / 3.0, 6.5, 8, 5.5);
        // n = 3: a = 1/2; {1,4}: (0.5 + 4)/1.5 = 3; then (0.25 + 2 + 2)/1.75 = 17/7, kept over NaN;
        // 8: weights 1/16, 1/8, 1/4, 0, 1: (1/16 + 1/2 + 1/2 + 8)/(23/16) = 145/23
        final double[] ema = of("EMA($x, 3)", X);
        assertArrayEquals(new double[] {1, 3, 17 / 7.0, 17 / 7.0, 145 / 23.0}, Arrays.copyOf(ema, 5), 1e-12);
    }

    @Test
    void shouldFitLinesOnRowNumbers() {
        // {1,4,2}: slope (2 - 1)/2, R^2 = 0.5^2 * 2 / (14/3) = 3/28, line at the end 7/3 + 0.5
        // {2,-,8}: slope 6/2, exact; {8,8,3}: slope -2.5, R^2 = 6.25 * 2 / (50/3) = 0.75, line at the end 19/3 - 2.5
        assertValues("Slope($x, 3)", NAN, 3, 0.5, -2, 3, 0, -2.5);
        assertValues("Rsquare($x, 3)", NAN, 1, 3 / 28.0, 1, 1, NAN, 0.75);
        assertValues("Resi($x, 3)", NAN, 0, 2 - 17 / 6.0, NAN, 0, 0, 3 - 23 / 6.0);
    }

    @Test
    void shouldPairOnlyRowsWhereBothAreDefined() {
        // against the row before: (4,1) (2,4) | (8,NaN) out | (8,8) (3,8)
        // {(4,1),(2,4)}: cov = 2 * (1 * -1.5) / 1 = -3, corr -1
        assertValues("Cov($x, Ref($x, 1), 3)", NAN, NAN, -3, -3, NAN, NAN, 0);
        assertValues("Corr($x, Ref($x, 1), 3)", NAN, NAN, -1, -1, NAN, NAN, NAN);
        assertValues("Corr($x, 0 - 2 * $x, 3)", NAN, -1, -1, -1, -1, NAN, -1);
    }

    @Test
    void shouldAdjustShapeForTheSample() {
        // {1,2,6}: mean 3, M2 = 4+1+9 = 14, M3 = -8-1+27 = 18: 3 sqrt(2)/1 * 18/14^1.5
        assertEquals(3 * Math.sqrt(2) * 18 / Math.pow(14, 1.5), of("Skew($x, 3)", 1, 2, 6)[2], 1e-12);
        // {1,2,6,7}: mean 4, M2 = 9+4+4+9 = 26, M4 = 81+16+16+81 = 194: 3/(2*1) (5*4*194/676 - 9)
        assertEquals(1.5 * (20 * 194 / 676.0 - 9), of("Kurt($x, 4)", 1, 2, 6, 7)[3], 1e-12);
        assertArrayEquals(new double[] {NAN, NAN, NAN}, of("Skew($x, 3)", 5, 5, 5));
    }

    @Test
    void shouldComputeRowByRow() {
        assertArrayEquals(new double[] {-1, NAN, 0, 1}, of("Sign($x)", -3, NAN, -0.0, 7));
        assertArrayEquals(new double[] {NAN, NAN, 0}, of("Log($x)", -1, 0, 1));
        assertArrayEquals(new double[] {NAN, 2}, of("Sqrt($x)", -4, 4));
        assertArrayEquals(new double[] {8, NAN, NAN}, of("Power($x, 3)", 2, 1e200, NAN));
        assertArrayEquals(new double[] {NAN, 0.5, NAN}, of("1 / $x", 0, 2, NAN));
        assertArrayEquals(new double[] {3, 5, NAN}, of("Greater($x, 3)", 1, 5, NAN));
        assertArrayEquals(new double[] {1, 3, NAN}, of("Less($x, 3)", 1, 5, NAN));
        assertArrayEquals(new double[] {NAN, 0.0}, of("0 * $x", Double.POSITIVE_INFINITY, -1));
    }

    @Test
    void shouldTakeComparisonsWithNanAsFalse() {
        assertArrayEquals(new double[] {1, 0, 0}, of("If($x > 2, 1, 0)", 3, 2, NAN));
        assertArrayEquals(new double[] {0, 1, 1}, of("If(Not($x > 2), 1, 0)", 3, 2, NAN));
        assertArrayEquals(new double[] {0, 0, 1}, of("If($x != $x, 1, 0)", 3, 2, NAN));
        assertArrayEquals(new double[] {1, 0, 0}, of("If(And($x >= 2, $x <= 3), 1, 0)", 3, 4, NAN));
        assertArrayEquals(new double[] {0, 1, 1}, of("If(Or($x < 3, $x == 4), 1, 0)", 3, 4, 2));
    }

    @Test
    void shouldKeepWindowsOfBothBranchesRunning() {
        // the sum in the branch not taken goes on: rows 1, 2 take it, row 3 does not, row 4 sees row 3 in it
        assertArrayEquals(new double[] {1, 3, -9, 13}, of("If($x < 5, Sum($x, 3), -9)", 1, 2, 7, 4));
    }

    @Test
    void shouldForgetInfinityAndNanWithTheirRow() {
        final double[] x = {1, Double.POSITIVE_INFINITY, NAN, 2, 3, 4};

        assertArrayEquals(new double[] {1, 1, NAN, 2, 5, 7}, of("Sum($x, 2)", x));
        assertArrayEquals(new double[] {NAN, NAN, NAN, NAN, 0.5, 0.5}, of("Var($x, 2)", x));
    }

    @Test
    void shouldMatchTheTextbookOverRandomBars() {
        final double[][] bars = new RandomFormulas(7).bars(400);
        final double[] x = bars[3];
        final int n = 20;
        final ExpressionCompiler compiler = new ExpressionCompiler(RandomFormulas.COLUMNS);
        final double[] variance = compiler.compile("Var($close, 20)").evaluate(bars)[0];
        final double[] slope = compiler.compile("Slope($close, 20)").evaluate(bars)[0];
        final double[] skew = compiler.compile("Skew($close, 20)").evaluate(bars)[0];
        final double[] weighted = compiler.compile("WMA($close, 20)").evaluate(bars)[0];
        for (int row = n; row < x.length; row++) {
            final Textbook textbook = new Textbook(x, row - n + 1, row);
            assertEquals(textbook.variance(), variance[row], 1e-10 * textbook.variance(), "seed 7, row " + row);
            assertEquals(textbook.slope(), slope[row], 1e-9, "seed 7, row " + row);
            assertEquals(textbook.skew(), skew[row], 1e-8, "seed 7, row " + row);
            assertEquals(textbook.weighted(), weighted[row], 1e-10, "seed 7, row " + row);
        }
    }

    /** Sums over one window, straight from the definitions. */
    private static final class Textbook {
        private final double[] x;
        private final int from;
        private final int to;

        Textbook(final double[] x, final int from, final int to) {
            this.x = x;
            this.from = from;
            this.to = to;
        }

        private double sum(final int power, final boolean isByPlace, final double centre) {
            double sum = 0;
            for (int i = from; i <= to; i++) {
                sum += Double.isNaN(x[i]) ? 0 : (isByPlace ? i - from + 1 : 1) * Math.pow(x[i] - centre, power);
            }
            return sum;
        }

        private double count() {
            return sum(0, false, 0);
        }

        private double mean() {
            return sum(1, false, 0) / count();
        }

        double variance() {
            return sum(2, false, mean()) / (count() - 1);
        }

        double skew() {
            final double n = count();
            return n * Math.sqrt(n - 1) / (n - 2) * sum(3, false, mean()) / Math.pow(sum(2, false, mean()), 1.5);
        }

        double weighted() {
            return sum(1, true, 0) / sum(0, true, 0);
        }

        double slope() {
            double places = 0;
            for (int i = from; i <= to; i++) {
                places += Double.isNaN(x[i]) ? 0 : i;
            }
            double xx = 0;
            double xy = 0;
            for (int i = from; i <= to; i++) {
                if (!Double.isNaN(x[i])) {
                    final double place = i - places / count();
                    xx += place * place;
                    xy += place * (x[i] - mean());
                }
            }
            return xy / xx;
        }
    }
}
