package io.tiercel.factors.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.input.BadInputException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One class per set: what it shares, how long it takes to make, that it goes again. */
class ExpressionCompilerTest {
    private final ExpressionCompiler compiler = new ExpressionCompiler(Columns.ofBars());

    private static List<Formula> formulas(final String... texts) {
        final List<Formula> formulas = new ArrayList<>();
        for (final String text : texts) {
            formulas.add(new Formula("f" + formulas.size(), text));
        }
        return formulas;
    }

    @Test
    void shouldUpdateEqualWindowsOnce() {
        final CompiledExpressions compiled = compiler.compile(formulas(
                "Mean($close, 5) / Std($close, 20)",
                "Sum($close, 5) + Var($close, 2 * 10)",
                "Ref($close, 3) - Ref($close, 30) + Delta($close, 7)",
                "Rank($close, 9) + Quantile($close, 9, 0.1) + Med($close, 9)",
                "Mean($close - $open, 5) + Mean($close - $open, 5)"));

        // one for sums of 5, spread over 20, the history, the order of 9, sums of the difference
        assertEquals(5, compiled.stateCount());
    }

    @Test
    void shouldReadBookAndFactorColumnsByTheirNames() {
        final List<String> names = new ArrayList<>(List.of("mid", "spread", "bid_price_1", "bid_qty_1", "ask_qty_1"));
        for (final Factor factor : Factor.values()) {
            names.add(factor.id());
        }
        final ExpressionCompiler book = new ExpressionCompiler(new Columns(names));
        final double[] row = new double[names.size()];
        row[names.indexOf("bid_qty_1")] = 30;
        row[names.indexOf("ask_qty_1")] = 10;
        row[names.indexOf("signed_vol")] = -4;
        final double[] out = new double[1];

        book.compile("($bid_qty_1 - $ask_qty_1) / ($bid_qty_1 + $ask_qty_1) + Sum($signed_vol, 50)")
                .newEvaluator()
                .onRow(row, out);

        assertArrayEquals(new double[] {0.5 - 4}, out);
    }

    @Test
    void shouldKeepSeriesApart() {
        final CompiledExpressions compiled = compiler.compile("Sum($close, 3)");
        final RowEvaluator one = compiled.newEvaluator();
        final RowEvaluator other = compiled.newEvaluator();
        final double[] row = {1, 1, 1, 7, 1, 1};
        final double[] out = new double[1];

        one.onRow(row, out);
        one.onRow(row, out);
        other.onRow(row, out);

        assertArrayEquals(new double[] {7}, out);
    }

    @Test
    void shouldCompileSetsOfManyParts() {
        final List<Formula> formulas = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            formulas.add(new Formula("f" + i, "Mean($close, 5) * " + i + " + If($close > $open, " + i + ", $low)"));
        }

        final double[][] values =
                compiler.compile(formulas).evaluate(new double[][] {{1, 5}, {2, 5}, {1, 3}, {2, 4}, {1, 1}, {1, 1}});

        for (int i = 0; i < 600; i++) {
            assertArrayEquals(new double[] {2 * i + i, 3 * i + 3}, values[i], 1e-9, "f" + i);
        }
    }

    @Test
    void shouldRefuseSetsTooLargeForAClass() {
        final List<Formula> formulas = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            formulas.add(new Formula("f" + i, "$close + " + i));
        }

        final String message = assertThrows(BadInputException.class, () -> compiler.compile(formulas))
                .getMessage();

        assertTrue(message.startsWith("more than 4096 different terms"), message);
    }

    @Test
    void shouldCompileTheLargestSetThereMayBe() {
        // the column, 2047 histories' worth of windows and as many sums over them: as many states as terms allow
        final List<Formula> formulas = new ArrayList<>();
        for (int i = 0; i < 2_040; i++) {
            formulas.add(new Formula("f" + i, "Max(Sum($close, " + (i + 1) + "), 2)"));
        }

        final CompiledExpressions compiled = compiler.compile(formulas);

        assertEquals(4_080, compiled.stateCount());
        final double[][] values = compiled.evaluate(new double[][] {{1}, {1}, {1}, {3}, {1}, {1}});
        assertEquals(3.0, values[2_039][0]);
    }

    @Test
    void shouldRefuseSeriesOfAnotherShape() {
        final CompiledExpressions compiled = compiler.compile("$close");

        assertThrows(IllegalArgumentException.class, () -> compiled.evaluate(new double[5][10]));
        assertThrows(
                IllegalArgumentException.class,
                () -> compiled.evaluate(new double[][] {{1}, {1}, {1}, {1}, {1}, {1, 2}}));
    }

    @Test
    void shouldCompileQuickly() {
        final String text = "($close - Mean($close, 20)) / Std($close, 20) * ($high - $low) / $open";
        final long[] times = new long[300];
        for (int i = 0; i < times.length; i++) {
            final long before = System.nanoTime();
            compiler.compile(text + " + " + i);
            times[i] = System.nanoTime() - before;
        }
        Arrays.sort(times);

        // loose: a tenth of it on an idle machine
        assertTrue(times[times.length / 2] < 10_000_000L, "median " + times[times.length / 2] + " ns");
    }

    @Test
    void shouldRefuseASetWhoseWindowsFillTheMemory() {
        final List<Formula> formulas = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            formulas.add(new Formula("f" + i, "Mean($close + " + i + ", 100000)"));
        }
        assertEquals(100, compiler.compile(formulas).names().size(), "the bound itself is allowed");

        formulas.add(new Formula("more", "Mean($open, 2)"));

        assertEquals(
                "the formulas look back at 10000002 rows together, expected at most 10000000: fewer formulas or shorter windows",
                assertThrows(BadInputException.class, () -> compiler.compile(formulas))
                        .getMessage());
    }

    @Test
    void shouldLetClassesGoWhenNothingHoldsThem() throws InterruptedException {
        final List<WeakReference<Class<?>>> classes = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            final RowEvaluator evaluator =
                    compiler.compile("Mean($close, 5) + " + i).newEvaluator();
            assertTrue(evaluator.getClass().isHidden());
            classes.add(new WeakReference<>(evaluator.getClass()));
        }

        long alive = classes.size();
        for (int i = 0; i < 50 && alive > 10; i++) {
            System.gc();
            Thread.sleep(20);
            alive = classes.stream().filter(type -> type.get() != null).count();
        }

        assertTrue(alive <= 10, alive + " of 3000 classes are still there");
    }
}
