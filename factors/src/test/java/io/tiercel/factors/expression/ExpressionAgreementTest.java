package io.tiercel.factors.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiled formulas against the plain interpreter, to the bit. */
class ExpressionAgreementTest {
    private static final int ROWS = 150;
    private static final int SETS = 150;
    private static final int SET_SIZE = 20;

    @Test
    void shouldEqualTheInterpreterWhenFormulasAreRandom() {
        int defined = 0;
        for (int seed = 0; seed < SETS; seed++) {
            final RandomFormulas random = new RandomFormulas(seed);
            final double[][] series = random.bars(ROWS);
            final List<Formula> formulas = new ArrayList<>();
            for (int i = 0; i < SET_SIZE; i++) {
                formulas.add(new Formula("f" + i, random.number(1 + i % 4)));
            }

            final CompiledExpressions compiled = new ExpressionCompiler(RandomFormulas.COLUMNS).compile(formulas);

            final double[][] batch = compiled.evaluate(series);
            final ReferenceInterpreter interpreter = new ReferenceInterpreter(RandomFormulas.COLUMNS, series);
            final double[][] streamed = stream(compiled.newEvaluator(), series, SET_SIZE);
            for (int i = 0; i < SET_SIZE; i++) {
                final double[] expected = interpreter.evaluate(formulas.get(i));
                for (int row = 0; row < ROWS; row++) {
                    final String where = "seed " + seed + ", row " + row + ": "
                            + formulas.get(i).text();
                    assertSameBits(expected[row], batch[i][row], where);
                    assertSameBits(expected[row], streamed[i][row], where);
                    defined += Double.isNaN(expected[row]) ? 0 : 1;
                }
            }
        }
        assertTrue(defined > SETS * SET_SIZE * ROWS / 3, "too few values are defined: " + defined);
    }

    @Test
    void shouldGiveTheSameValueAloneAndInASet() {
        final RandomFormulas random = new RandomFormulas(99);
        final double[][] series = random.bars(ROWS);
        final List<Formula> formulas = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            formulas.add(new Formula("f" + i, random.number(2)));
        }
        final ExpressionCompiler compiler = new ExpressionCompiler(RandomFormulas.COLUMNS);

        final double[][] together = compiler.compile(formulas).evaluate(series);

        for (int i = 0; i < formulas.size(); i++) {
            final double[] alone = compiler.compile(List.of(formulas.get(i))).evaluate(series)[0];
            for (int row = 0; row < ROWS; row++) {
                assertSameBits(
                        alone[row],
                        together[i][row],
                        "seed 99: " + formulas.get(i).text());
            }
        }
    }

    private static double[][] stream(final RowEvaluator evaluator, final double[][] series, final int formulas) {
        final double[][] results = new double[formulas][series[0].length];
        for (int row = 0; row < series[0].length; row++) {
            final double[] columns = new double[series.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = series[i][row];
            }
            final double[] out = new double[formulas];
            evaluator.onRow(columns, out);
            for (int i = 0; i < formulas; i++) {
                results[i][row] = out[i];
            }
        }
        return results;
    }

    static void assertSameBits(final double expected, final double actual, final String where) {
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            assertEquals(Double.toHexString(expected), Double.toHexString(actual), where);
        }
    }
}
