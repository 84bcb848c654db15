package io.tiercel.factors.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which a set of formulas is worked off for one row: every state takes its value once, every shared term is computed once, after what it
 * reads. Cut into parts small enough for the JIT, which leaves methods above 8000 bytes to the interpreter. Cold.
 */
final class ExpressionPlan {
    /** Terms of one part: about ten bytes of code each. */
    private static final int PART_TERMS = 300;

    /** Terms computed in one go before the result is put aside. */
    private static final int INLINE_TERMS = 40;

    private final List<Node> roots;
    private final int[] uses;
    private final int[] weights;
    private final boolean[] isVisited;
    private final boolean[] isStored;
    private final Map<List<Object>, Integer> stateIndexes = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final List<List<Step>> parts = new ArrayList<>();
    private int partTerms = PART_TERMS;

    /** What remembers rows: its kind, what it takes in, how many rows. */
    record State(StateKind kind, List<Node> inputs, int rows) {}

    /** One step of a row. */
    sealed interface Step {
        /** The state takes in its values. */
        record Update(int state) implements Step {}

        /** A term is put aside. */
        record Store(Node node) implements Step {}

        /** A formula's result is given out. */
        record Output(int index, Node node) implements Step {}
    }

    /**
     * @param roots the formulas' terms, in the order of the output.
     * @param size  of the table that they come from.
     */
    ExpressionPlan(final List<Node> roots, final int size) {
        this.roots = roots;
        uses = new int[size];
        weights = new int[size];
        isVisited = new boolean[size];
        isStored = new boolean[size];
        final boolean[] isCounted = new boolean[size];
        for (final Node root : roots) {
            count(root, isCounted);
        }
        for (int i = 0; i < roots.size(); i++) {
            visit(roots.get(i));
            step(new Step.Output(i, roots.get(i)), weight(roots.get(i)));
        }
    }

    private void count(final Node node, final boolean[] isCounted) {
        uses[node.id()]++;
        if (!isCounted[node.id()]) {
            isCounted[node.id()] = true;
            for (final Node input : node.inputs()) {
                count(input, isCounted);
            }
            if (node.operation() == Operation.DELTA) {
                uses[node.input().id()]++;
            }
        }
    }

    private void visit(final Node node) {
        if (isVisited[node.id()]) {
            return;
        }
        isVisited[node.id()] = true;
        int weight = 1;
        for (final Node input : node.inputs()) {
            visit(input);
            weight += weight(input);
        }
        if (node.operation().isRolling()) {
            update(node, weight);
            weight = 1;
        }
        weights[node.id()] = weight;
        final boolean isRead = node.isConstant() || node.operation() == Operation.COLUMN;
        if (!isRead && (uses[node.id()] > 1 || weight > INLINE_TERMS)) {
            step(new Step.Store(node), weight);
            isStored[node.id()] = true;
        }
    }

    private void update(final Node node, final int weight) {
        final List<Object> key = key(node);
        final StateKind kind = StateKind.of(node.operation());
        final Integer known = stateIndexes.get(key);
        if (known == null) {
            stateIndexes.put(key, states.size());
            states.add(new State(kind, node.inputs(), node.whole()));
            step(new Step.Update(states.size() - 1), weight);
        } else if (states.get(known).rows() < node.whole()) {
            states.set(known, new State(kind, node.inputs(), node.whole()));
        }
    }

    /** Kind, inputs and rows; one history serves all distances. */
    private static List<Object> key(final Node node) {
        final StateKind kind = StateKind.of(node.operation());
        final int rows = kind == StateKind.HISTORY ? 0 : node.whole();
        return List.of(kind, node.inputs(), rows);
    }

    private int weight(final Node node) {
        return isStored[node.id()] ? 1 : weights[node.id()];
    }

    private void step(final Step step, final int weight) {
        if (partTerms + weight > PART_TERMS) {
            parts.add(new ArrayList<>());
            partTerms = 0;
        }
        partTerms += weight;
        parts.getLast().add(step);
    }

    List<Node> roots() {
        return roots;
    }

    List<State> states() {
        return states;
    }

    /** Steps, in parts. */
    List<List<Step>> parts() {
        return parts;
    }

    /** Whether the term is put aside by a step of its own. */
    boolean isStored(final Node node) {
        return isStored[node.id()];
    }

    /** Index of the state that a rolling term is read from. */
    int state(final Node node) {
        return stateIndexes.get(key(node));
    }
}
