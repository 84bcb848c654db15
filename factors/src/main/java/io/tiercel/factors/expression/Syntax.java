package io.tiercel.factors.expression;

import java.util.List;

/** A formula as parsed, before any check of meaning. Immutable, cold. */
sealed interface Syntax {
    /** 0-based index of the first character in the text. */
    int start();

    /** Levels from here down, 1 for a number or column. */
    int depth();

    /** A number as written. */
    record Literal(double value, int start) implements Syntax {
        @Override
        public int depth() {
            return 1;
        }
    }

    /** A column by name, without {@code $}. */
    record Column(String name, int start) implements Syntax {
        @Override
        public int depth() {
            return 1;
        }
    }

    /** An operator or function and its operands; {@code position} is the operator's. */
    record Call(Operation operation, List<Syntax> operands, int start, int position, int depth) implements Syntax {
        static Call of(final Operation operation, final List<Syntax> operands, final int start, final int position) {
            int deepest = 0;
            for (final Syntax operand : operands) {
                deepest = Math.max(deepest, operand.depth());
            }
            return new Call(operation, List.copyOf(operands), start, position, deepest + 1);
        }
    }
}
