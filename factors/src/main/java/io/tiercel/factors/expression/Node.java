package io.tiercel.factors.expression;

import java.util.List;

/**
 * A checked term of a set of formulas; equal terms are one object ({@link NodeTable}). Immutable, cold.
 */
final class Node {
    private final int id;
    private final Operation operation;
    private final List<Node> inputs;
    private final int whole;
    private final double number;

    Node(final int id, final Operation operation, final List<Node> inputs, final int whole, final double number) {
        this.id = id;
        this.operation = operation;
        this.inputs = inputs;
        this.whole = whole;
        this.number = number;
    }

    /** Dense, from 0; inputs have lower ones. */
    int id() {
        return id;
    }

    Operation operation() {
        return operation;
    }

    List<Node> inputs() {
        return inputs;
    }

    Node input() {
        return inputs.getFirst();
    }

    /** Rows of the window, or the column's place in a row. */
    int whole() {
        return whole;
    }

    /** The constant's value, or the fraction of a quantile. */
    double number() {
        return number;
    }

    boolean isConstant() {
        return operation == Operation.CONSTANT;
    }
}
