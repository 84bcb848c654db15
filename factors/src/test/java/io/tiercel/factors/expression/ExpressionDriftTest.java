package io.tiercel.factors.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A million rows on, windows are as exact as those of a series that has only just begun, even after values a billion times larger. */
class ExpressionDriftTest {
    private static final int ROWS = 1_000_000;
    private static final int TAIL = 400;
    private static final List<Formula> FORMULAS = List.of(
            new Formula("sum", "Sum($x, 100)"),
            new Formula("mean", "Mean($x, 100)"),
            new Formula("var", "Var($x, 100)"),
            new Formula("std", "Std($x, 100)"),
            new Formula("skew", "Skew($x, 100)"),
            new Formula("kurt", "Kurt($x, 100)"),
            new Formula("mad", "Mad($x, 100)"),
            new Formula("wma", "WMA($x, 100)"),
            new Formula("slope", "Slope($x, 100)"),
            new Formula("rsquare", "Rsquare($x, 100)"),
            new Formula("resi", "Resi($x, 100)"),
            new Formula("corr", "Corr($x, $y, 100)"),
            new Formula("cov", "Cov($x, $y, 100)"),
            new Formula("max", "Max($x, 100)"),
            new Formula("idxmin", "IdxMin($x, 100)"),
            new Formula("quantile", "Quantile($x, 100, 0.9)"),
            new Formula("rank", "Rank($x, 100)"));

    @Test
    void shouldBeTheSameToTheBitAfterAMillionRows() {
        final CompiledExpressions compiled = new ExpressionCompiler(new Columns(List.of("x", "y"))).compile(FORMULAS);
        final RowEvaluator old = compiled.newEvaluator();
        final RowEvaluator young = compiled.newEvaluator();
        final SplittableRandom random = new SplittableRandom(11);
        final double[] row = new double[2];
        final double[] expected = new double[FORMULAS.size()];
        final double[] actual = new double[FORMULAS.size()];

        for (int i = 0; i < ROWS; i++) {
            // the last rows are of ordinary size; those before now and then a billion times larger, or missing
            final boolean isLast = i >= ROWS - TAIL;
            final double scale = isLast || random.nextInt(50) > 0 ? 1 : 1e9;
            row[0] = !isLast && random.nextInt(100) == 0 ? Double.NaN : scale * random.nextDouble(-1, 1);
            row[1] = random.nextDouble();
            old.onRow(row, actual);
            if (isLast) {
                young.onRow(row, expected);
            }
            // one window of its own rows, and ROWS - TAIL is a multiple of 100: both split windows at the same rows
            if (i >= ROWS - TAIL + 100) {
                for (int f = 0; f < expected.length; f++) {
                    assertEquals(
                            Double.toHexString(expected[f]),
                            Double.toHexString(actual[f]),
                            "seed 11, row " + i + ": " + FORMULAS.get(f).text());
                }
            }
        }
    }
}
