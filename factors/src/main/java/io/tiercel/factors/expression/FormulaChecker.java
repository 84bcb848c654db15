package io.tiercel.factors.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Checks what a parsed formula means: columns known, numbers and conditions in their places, windows constant, within range and never reaching into the
 * future. Cold.
 */
final class FormulaChecker {
    private final Formula formula;
    private final Columns columns;
    private final NodeTable table;

    FormulaChecker(final Formula formula, final Columns columns, final NodeTable table) {
        this.formula = formula;
        this.columns = columns;
        this.table = table;
    }

    /**
     * @param syntax of the formula.
     * @return its term.
     * @throws io.tiercel.marketdata.input.BadInputException telling the place, what was found and what was expected.
     */
    Node check(final Syntax syntax) {
        if (isCondition(syntax)) {
            throw formula.problem(
                    place(syntax), "found a condition as result, expected a number: write If(condition, 1, 0)");
        }
        return node(syntax);
    }

    private Node node(final Syntax syntax) {
        // no pattern switch: the JVM needs milliseconds for the first one of a process
        if (syntax instanceof Syntax.Literal literal) {
            return table.constant(literal.value());
        }
        if (syntax instanceof Syntax.Column column) {
            return column(column);
        }
        return call((Syntax.Call) syntax);
    }

    private Node column(final Syntax.Column column) {
        final OptionalInt index = columns.index(column.name());
        if (index.isEmpty()) {
            final List<String> near = columns.nearest(column.name());
            final String expected = near.isEmpty()
                    ? "one of the " + columns.names().size() + " columns"
                    : "a column: $" + String.join(", $", near) + "?";
            throw formula.problem(column.start(), "found unknown '$" + column.name() + "', expected " + expected);
        }
        return table.column(index.getAsInt());
    }

    private Node call(final Syntax.Call call) {
        final Operation operation = call.operation();
        final List<Node> inputs = new ArrayList<>();
        int rows = 0;
        double fraction = 0.0;
        for (int i = 0; i < call.operands().size(); i++) {
            final Syntax operand = call.operands().get(i);
            switch (operation.parameters().charAt(i)) {
                case 'w' -> rows = rows(operation, operand);
                case 'q' -> fraction = fraction(operand);
                case 'b' -> inputs.add(typed(operation, operand, true));
                default -> inputs.add(typed(operation, operand, false));
            }
        }
        if (operation.isRolling()) {
            return table.rolling(operation, inputs, rows, fraction);
        }
        if (operation == Operation.DIVIDE
                && inputs.getLast().isConstant()
                && inputs.getLast().number() == 0.0) {
            throw formula.problem(
                    call.position(), "found a division by the constant 0, expected a divisor that can differ from 0");
        }
        return table.elementwise(operation, inputs);
    }

    private Node typed(final Operation operation, final Syntax operand, final boolean isConditionWanted) {
        if (isCondition(operand) != isConditionWanted) {
            final String found = isConditionWanted ? "found a number" : "found a condition";
            final String expected =
                    isConditionWanted ? "a condition such as $x > 0" : "a number: write If(condition, 1, 0)";
            throw formula.problem(
                    place(operand), found + " as operand of " + operation.symbol() + ", expected " + expected);
        }
        return node(operand);
    }

    private int rows(final Operation operation, final Syntax operand) {
        final Node node = isCondition(operand) ? null : parameter(operand);
        if (node == null || !node.isConstant()) {
            final boolean isExtreme = operation == Operation.MAX || operation == Operation.MIN;
            final String hint = isExtreme
                    ? "; the "
                            + (operation == Operation.MAX
                                    ? "larger of two values is Greater"
                                    : "smaller of two values is Less")
                            + "(x, y)"
                    : "";
            throw formula.problem(
                    operand.start(),
                    "found a window of " + operation.usage() + " that is no constant, expected " + range(operation)
                            + hint);
        }
        final double rows = node.number();
        if (rows < 0) {
            throw formula.problem(
                    operand.start(),
                    "found " + told(rows) + " rows in " + operation.usage()
                            + ", which would look into the future, expected " + range(operation));
        }
        if (rows != Math.rint(rows) || rows < operation.minRows() || rows > Operation.MAX_ROWS) {
            throw formula.problem(
                    operand.start(),
                    "found " + told(rows) + " rows in " + operation.usage() + ", expected " + range(operation));
        }
        return (int) rows;
    }

    private static String range(final Operation operation) {
        return "a whole number " + operation.minRows() + " to " + Operation.MAX_ROWS;
    }

    private double fraction(final Syntax operand) {
        final Node node = isCondition(operand) ? null : parameter(operand);
        if (node == null || !node.isConstant()) {
            throw formula.problem(
                    operand.start(),
                    "found a fraction of Quantile(x, n, q) that is no constant, expected a constant 0 to 1");
        }
        if (!(node.number() >= 0.0 && node.number() <= 1.0)) {
            throw formula.problem(
                    operand.start(),
                    "found " + told(node.number()) + " as fraction of Quantile(x, n, q), expected a constant 0 to 1");
        }
        return node.number();
    }

    /** Windows and fractions are no terms of the set, so they are worked out in a table of their own. */
    private Node parameter(final Syntax operand) {
        return new FormulaChecker(formula, columns, new NodeTable()).node(operand);
    }

    private static String told(final double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static boolean isCondition(final Syntax syntax) {
        return syntax instanceof Syntax.Call call && call.operation().isCondition();
    }

    private static int place(final Syntax syntax) {
        return syntax instanceof Syntax.Call call ? call.position() : syntax.start();
    }
}
