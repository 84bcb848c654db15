package io.tiercel.factors.expression;

import io.tiercel.factors.expression.ExpressionPlan.Step;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which terms put aside are read in a later part and so need a field. Cold. */
final class SharedTerms {
    private final ExpressionPlan plan;
    private final Map<Node, Integer> partOf = new HashMap<>();
    private final Map<Integer, Node> acrossParts = new TreeMap<>();

    SharedTerms(final ExpressionPlan plan) {
        this.plan = plan;
        final List<List<Step>> parts = plan.parts();
        for (int part = 0; part < parts.size(); part++) {
            for (final Step step : parts.get(part)) {
                read(step, part);
            }
        }
    }

    private void read(final Step step, final int part) {
        // no pattern switch here and below: the JVM needs milliseconds for the first one of a process
        if (step instanceof Step.Update update) {
            for (final Node input : plan.states().get(update.state()).inputs()) {
                readTerm(input, part);
            }
        } else if (step instanceof Step.Store store) {
            readOperands(store.node(), part);
            partOf.put(store.node(), part);
        } else if (step instanceof Step.Output output) {
            readTerm(output.node(), part);
        }
    }

    private void readTerm(final Node node, final int part) {
        if (!plan.isStored(node)) {
            readOperands(node, part);
        } else if (partOf.get(node) != part) {
            acrossParts.put(node.id(), node);
        }
    }

    private void readOperands(final Node node, final int part) {
        if (!node.operation().isRolling()) {
            for (final Node input : node.inputs()) {
                readTerm(input, part);
            }
        } else if (node.operation() == Operation.DELTA) {
            readTerm(node.input(), part);
        }
    }

    /** In the order of their ids. */
    Collection<Node> acrossParts() {
        return acrossParts.values();
    }

    boolean isAcrossParts(final Node node) {
        return acrossParts.containsKey(node.id());
    }
}
