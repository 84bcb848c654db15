package io.tiercel.factors.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Not a byte per row, over every operation. */
class ExpressionAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROWS = 2_000;

    private final double[][] rows = new double[ROWS][];
    private final List<Formula> formulas = new ArrayList<>();
    private final double[] out;
    private double sum;

    ExpressionAllocationTest() {
        final double[][] bars = new RandomFormulas(5).bars(ROWS);
        for (int row = 0; row < ROWS; row++) {
            rows[row] = new double[bars.length];
            for (int column = 0; column < bars.length; column++) {
                rows[row][column] = bars[column][row];
            }
        }
        for (final Operation operation : Operation.values()) {
            if (operation.isRolling()) {
                final String y = operation.parameters().startsWith("nn") ? "$volume, " : "";
                final String q = operation == Operation.QUANTILE ? ", 0.3" : "";
                formulas.add(new Formula(operation.symbol(), operation.symbol() + "($close, " + y + "20" + q + ")"));
            }
        }
        formulas.add(new Formula("row", "If(And($close > $open, Not($high == $low)), Log($close), Power($open, 2))"));
        out = new double[formulas.size()];
    }

    private void feed(final RowEvaluator evaluator) {
        for (final double[] row : rows) {
            evaluator.onRow(row, out);
            sum += Double.isNaN(out[0]) ? 0 : out[0];
        }
    }

    private long allocatedBytes(final Runnable work) {
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void shouldAllocateNothingWhenWarm() {
        final RowEvaluator evaluator =
                new ExpressionCompiler(RandomFormulas.COLUMNS).compile(formulas).newEvaluator();
        for (int i = 0; i < 5; i++) {
            feed(evaluator);
        }

        // the least of several rounds: a round in which the JIT falls back allocates a few bytes once
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            bytes = Math.min(bytes, allocatedBytes(() -> feed(evaluator)));
        }

        assertEquals(25, formulas.size());
        assertEquals(0, bytes, "seed 5: least bytes over " + ROWS + " rows");
        assertTrue(Double.isFinite(sum));
    }

    @Test
    void shouldSeeAllocationWhenThereIsSome() {
        final RowEvaluator evaluator =
                new ExpressionCompiler(RandomFormulas.COLUMNS).compile(formulas).newEvaluator();
        final List<double[]> kept = new ArrayList<>(1);
        feed(evaluator);

        final long bytes = allocatedBytes(() -> {
            feed(evaluator);
            kept.add(new double[1]);
        });

        assertTrue(bytes >= 16, "the measurement missed an array: " + bytes + " bytes");
        assertEquals(1, kept.size());
    }
}
