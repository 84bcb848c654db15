/**
 * Factor formulas over named columns, such as {@code Mean($close, 5) / $close - 1}: parsed and checked, compiled into one class per set, run row by
 * row. The language is described in {@code docs/expressions.md}; it follows Qlib (Microsoft), deviations are listed there.
 * <p>
 * Way in: {@link io.tiercel.factors.expression.ExpressionCompiler}. A formula reads the current row and earlier ones only: one that could read a later row
 * does not compile.
 */
package io.tiercel.factors.expression;
