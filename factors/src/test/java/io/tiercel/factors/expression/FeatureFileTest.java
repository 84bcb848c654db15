package io.tiercel.factors.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sets of formulas, and what a wrong file is told. */
class FeatureFileTest {
    private static final Path FEATURES = Path.of("..", "config", "features");

    @TempDir
    private Path folder;

    private static int definedValues(final FeatureFile file, final long seed, final int rows) {
        final double[][] bars = new RandomFormulas(seed).bars(rows);
        final double[][] compiled = file.compile().evaluate(bars);
        final ReferenceInterpreter interpreter = new ReferenceInterpreter(file.columns(), bars);
        int defined = 0;
        for (int i = 0; i < compiled.length; i++) {
            final double[] expected = interpreter.evaluate(file.formulas().get(i));
            final String name = file.formulas().get(i).name();
            boolean isDefined = false;
            for (int row = 0; row < rows; row++) {
                ExpressionAgreementTest.assertSameBits(
                        expected[row], compiled[i][row], "seed " + seed + ", " + name + ", row " + row);
                isDefined |= !Double.isNaN(expected[row]);
            }
            assertTrue(isDefined, name + " is never defined");
            defined += isDefined ? 1 : 0;
        }
        return defined;
    }

    @Test
    void shouldShipAlpha158AsTheInterpreterComputesIt() {
        final FeatureFile file = FeatureFile.read(FEATURES.resolve("alpha158.yaml"));

        assertEquals(158, file.formulas().size());
        assertEquals(158, definedValues(file, 158, 300));
    }

    @Test
    void shouldShipAlpha360AsTheInterpreterComputesIt() {
        final FeatureFile file = FeatureFile.read(FEATURES.resolve("alpha360.yaml"));

        assertEquals(360, file.formulas().size());
        assertEquals(360, definedValues(file, 360, 200));
    }

    @Test
    void shouldShareWindowsAcrossASet() {
        final CompiledExpressions compiled =
                FeatureFile.read(FEATURES.resolve("alpha360.yaml")).compile();

        // 354 looks back over six columns are six histories
        assertEquals(6, compiled.stateCount());
    }

    @Test
    void shouldComputeAlpha158OnABarByHand() {
        final CompiledExpressions compiled =
                FeatureFile.read(FEATURES.resolve("alpha158.yaml")).compile();
        final double[] out = new double[158];
        final RowEvaluator evaluator = compiled.newEvaluator();

        evaluator.onRow(new double[] {10, 12, 9, 11, 10.5, 100}, out);
        evaluator.onRow(new double[] {11, 14, 10, 13, 12, 300}, out);

        assertEquals(2 / 11.0, value(compiled, out, "KMID"), 1e-12);
        assertEquals(1 / 11.0, value(compiled, out, "KUP"), 1e-12);
        assertEquals(12 / 13.0, value(compiled, out, "MA5"), 1e-12);
        assertEquals(Math.sqrt(2) / 13, value(compiled, out, "STD5"), 1e-12);
        assertEquals(2 / 13.0, value(compiled, out, "BETA5"), 1e-12);
        // (13 - min low 9) / (max high 14 - 9)
        assertEquals(0.8, value(compiled, out, "RSV5"), 1e-9);
        // the second of the rows so far
        assertEquals(0.4, value(compiled, out, "IMAX5"), 1e-12);
        // one rise out of two rows: the first has no row before it and counts as none
        assertEquals(0.5, value(compiled, out, "CNTP5"), 1e-12);
        assertEquals(1.0, value(compiled, out, "SUMP5"), 1e-9);
        assertEquals(200 / 300.0, value(compiled, out, "VMA5"), 1e-9);
    }

    private static double value(final CompiledExpressions compiled, final double[] out, final String name) {
        return out[compiled.names().indexOf(name)];
    }

    @Test
    void shouldTellFileLineAndExpectedWhenTheFileIsWrong() throws IOException {
        assertWrong("features:\n", "line 1: found 'features:', expected 'columns: [name, name]' first");
        assertWrong("columns: [a]\nother:\n", "line 2: found 'other:', expected 'features:' after the columns");
        assertWrong("columns: [a]\nfeatures:\n A: $a\n", "line 3: found 'A: $a', expected '  NAME: formula'");
        assertWrong("columns: [a]\nfeatures:\n  A: -$a\n", "line 3: found 'A: -$a', expected a formula that starts");
        assertWrong("columns: [a]\nfeatures:\n  A: $a\n\n  A: $a\n", "line 5: found 'A: $a', expected each name once");
        assertWrong("columns: [a]\nfeatures:\n", "expected 'columns: [...]' and 'features:'");
        assertWrong("columns: [a, a]\nfeatures:\n", "column a comes twice");
    }

    private void assertWrong(final String text, final String expected) throws IOException {
        final Path file = Files.writeString(folder.resolve("f.yaml"), text);
        final String message = assertThrows(BadInputException.class, () -> FeatureFile.read(file))
                .getMessage();
        assertTrue(message.contains(expected), message);
    }
}
