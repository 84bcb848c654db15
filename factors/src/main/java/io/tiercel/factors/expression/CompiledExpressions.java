package io.tiercel.factors.expression;

import io.tiercel.factors.expression.ExpressionPlan.State;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * A set of formulas as one hidden class, which goes when nothing refers to it any more. Immutable, cold; any thread.
 */
public final class CompiledExpressions {
    private final Columns columns;
    private final int[] columnsRead;
    private final List<String> names;
    private final List<State> states;
    private final MethodHandle constructor;

    CompiledExpressions(
            final Columns columns,
            final int[] columnsRead,
            final List<String> names,
            final List<State> states,
            final MethodHandle constructor) {
        this.columns = columns;
        this.columnsRead = columnsRead.clone();
        this.names = List.copyOf(names);
        this.states = List.copyOf(states);
        this.constructor = constructor;
    }

    /**
     * @return the formulas' names, in the order of the output.
     */
    public List<String> names() {
        return names;
    }

    /**
     * @return the columns that the formulas may read.
     */
    public Columns columns() {
        return columns;
    }

    /**
     * @return places of those that they do read, ascending: what stands in the others does not matter.
     */
    public int[] columnsRead() {
        return columnsRead.clone();
    }

    /**
     * @return how many windows and histories a row updates: equal ones are shared.
     */
    public int stateCount() {
        return states.size();
    }

    /**
     * @return the set without a past, for one series.
     */
    public RowEvaluator newEvaluator() {
        final Object[] memory = new Object[states.size()];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = states.get(i).kind().create(states.get(i).rows());
        }
        try {
            return (RowEvaluator) constructor.invokeExact(memory);
        } catch (final Throwable thrown) {
            throw new IllegalStateException("the compiled formulas cannot be made", thrown);
        }
    }

    /**
     * All rows of a series at once, by the same code as row by row: equal to the bit.
     *
     * @param series {@code double[columns][rows]}, in the order of {@link Columns}.
     * @return {@code double[formulas][rows]}.
     */
    public double[][] evaluate(final double[][] series) {
        if (series.length != columns.names().size()) {
            throw new IllegalArgumentException(
                    series.length + " columns, expected " + columns.names().size());
        }
        final int rows = series.length == 0 ? 0 : series[0].length;
        for (final double[] column : series) {
            if (column.length != rows) {
                throw new IllegalArgumentException("a column of " + column.length + " rows, expected " + rows);
            }
        }
        final RowEvaluator evaluator = newEvaluator();
        final double[][] results = new double[names.size()][rows];
        final double[] row = new double[series.length];
        final double[] out = new double[names.size()];
        for (int i = 0; i < rows; i++) {
            for (int column = 0; column < row.length; column++) {
                row[column] = series[column][i];
            }
            evaluator.onRow(row, out);
            for (int formula = 0; formula < out.length; formula++) {
                results[formula][i] = out[formula];
            }
        }
        return results;
    }
}
