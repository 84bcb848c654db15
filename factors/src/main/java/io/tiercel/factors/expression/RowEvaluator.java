package io.tiercel.factors.expression;

/**
 * A compiled set of formulas with its memory of earlier rows: one per series (one instrument), made by {@link CompiledExpressions#newEvaluator}.
 * <p>
 * Owned by one thread; allocates nothing. O(1) amortised per formula, but O(n) for Mad, and for Med, Quantile and Rank up to n values moved as a block.
 */
public interface RowEvaluator {
    /**
     * Takes the next row.
     *
     * @param columns {@code double[columns]}, in the order of {@link Columns}; NaN for what is missing. Only read.
     * @param out     {@code double[formulas]}, in the order of {@link CompiledExpressions#names}, written whole: finite or NaN, never -0.0. Another
     *                array than {@code columns}.
     */
    void onRow(double[] columns, double[] out);
}
