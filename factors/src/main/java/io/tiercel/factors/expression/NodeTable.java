package io.tiercel.factors.expression;

import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of a set of formulas, each once: what two formulas share is computed once. Terms of constants are folded with the arithmetic that
 * the compiled class has. Cold.
 */
final class NodeTable {
    /** Most terms of a set: the compiled class must fit the limits of a class file. */
    static final int MAX_NODES = 4_096;

    private final Map<Key, Node> nodes = new HashMap<>();

    /** The JVM makes a record's own methods at their first call, which takes the first formula of a process milliseconds; these are there. */
    private record Key(Operation operation, List<Integer> inputs, int whole, long numberBits) {
        @Override
        public boolean equals(final Object other) {
            return other instanceof Key key
                    && operation == key.operation
                    && inputs.equals(key.inputs)
                    && whole == key.whole
                    && numberBits == key.numberBits;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * operation.ordinal() + inputs.hashCode()) + whole) + Long.hashCode(numberBits);
        }
    }

    Node constant(final double value) {
        return node(Operation.CONSTANT, List.of(), 0, value);
    }

    Node column(final int index) {
        return node(Operation.COLUMN, List.of(), index, 0.0);
    }

    Node elementwise(final Operation operation, final List<Node> inputs) {
        final boolean isFoldable = !operation.isCondition() && operation != Operation.IF;
        if (isFoldable && isConstant(inputs)) {
            final double first = inputs.getFirst().number();
            return constant(Arithmetic.apply(operation, first, inputs.getLast().number()));
        }
        return node(operation, inputs, 0, 0.0);
    }

    private static boolean isConstant(final List<Node> inputs) {
        for (final Node input : inputs) {
            if (!input.isConstant()) {
                return false;
            }
        }
        return true;
    }

    Node rolling(final Operation operation, final List<Node> inputs, final int rows, final double fraction) {
        return operation == Operation.REF && rows == 0 ? inputs.getFirst() : node(operation, inputs, rows, fraction);
    }

    /** Places of the columns that any term reads, ascending. */
    int[] columns() {
        return nodes.values().stream()
                .filter(node -> node.operation() == Operation.COLUMN)
                .mapToInt(Node::whole)
                .sorted()
                .toArray();
    }

    /** Number of terms so far. */
    int size() {
        return nodes.size();
    }

    private Node node(final Operation operation, final List<Node> inputs, final int whole, final double number) {
        final List<Integer> ids = new ArrayList<>();
        for (final Node input : inputs) {
            ids.add(input.id());
        }
        final Key key = new Key(operation, ids, whole, Double.doubleToLongBits(number));
        final Node known = nodes.get(key);
        if (known != null) {
            return known;
        }
        if (nodes.size() == MAX_NODES) {
            throw new BadInputException("more than " + MAX_NODES
                    + " different terms in one set of formulas, expected fewer: split the set");
        }
        final Node node = new Node(nodes.size(), operation, List.copyOf(inputs), whole, number);
        nodes.put(key, node);
        return node;
    }
}
