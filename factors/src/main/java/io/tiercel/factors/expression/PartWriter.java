package io.tiercel.factors.expression;

import static io.tiercel.factors.expression.ExpressionClassWriter.ARITHMETIC;
import static io.tiercel.factors.expression.ExpressionClassWriter.TYPE;
import static io.tiercel.factors.expression.ExpressionClassWriter.describe;
import static io.tiercel.factors.expression.ExpressionClassWriter.field;
import static io.tiercel.factors.expression.ExpressionClassWriter.reader;
import static io.tiercel.factors.expression.ExpressionClassWriter.stateField;
import static io.tiercel.factors.expression.ExpressionClassWriter.type;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;

import io.tiercel.factors.expression.ExpressionPlan.State;
import io.tiercel.factors.expression.ExpressionPlan.Step;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the code of one part of a row: {@code this} in 0, columns in 1, output in 2, terms put aside from 3 on. Cold. */
final class PartWriter {
    private static final ClassDesc MATH = describe(Math.class);
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(CD_double, CD_double);
    private static final MethodTypeDesc BINARY = MethodTypeDesc.of(CD_double, CD_double, CD_double);
    private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(CD_boolean, CD_double, CD_double);
    private static final MethodTypeDesc LOGIC = MethodTypeDesc.of(CD_boolean, CD_boolean, CD_boolean);
    private static final MethodTypeDesc INVERT = MethodTypeDesc.of(CD_boolean, CD_boolean);
    private static final MethodTypeDesc CHOOSE = MethodTypeDesc.of(CD_double, CD_boolean, CD_double, CD_double);

    private final ExpressionPlan plan;
    private final SharedTerms shared;
    private final CodeBuilder code;
    private final Map<Node, Integer> locals = new HashMap<>();

    PartWriter(final ExpressionPlan plan, final SharedTerms shared, final CodeBuilder code) {
        this.plan = plan;
        this.shared = shared;
        this.code = code;
    }

    void write(final List<Step> steps) {
        for (final Step step : steps) {
            if (step instanceof Step.Update update) {
                writeUpdate(update.state());
            } else if (step instanceof Step.Store store) {
                writeStore(store.node());
            } else if (step instanceof Step.Output output) {
                code.aload(2).loadConstant(output.index());
                load(output.node());
                code.invokestatic(ARITHMETIC, "finite", UNARY).dastore();
            }
        }
        code.return_();
    }

    private void writeUpdate(final int index) {
        final State state = plan.states().get(index);
        final ClassDesc owner = describe(state.kind().type());
        code.aload(0).getfield(TYPE, stateField(index), owner);
        loadAll(state.inputs());
        final List<ClassDesc> values = Collections.nCopies(state.inputs().size(), CD_double);
        code.invokevirtual(owner, "add", MethodTypeDesc.of(CD_void, values));
    }

    private void writeStore(final Node node) {
        compute(node);
        keepInLocal(node);
        if (shared.isAcrossParts(node)) {
            code.aload(0);
            code.loadLocal(kind(node), locals.get(node));
            code.putfield(TYPE, field(node), type(node));
        }
    }

    private void keepInLocal(final Node node) {
        final int slot = code.allocateLocal(kind(node));
        locals.put(node, slot);
        code.storeLocal(kind(node), slot);
    }

    private static TypeKind kind(final Node node) {
        return node.operation().isCondition() ? TypeKind.BOOLEAN : TypeKind.DOUBLE;
    }

    /** Puts the term's value on the stack, computing it unless it was put aside. */
    private void load(final Node node) {
        if (locals.containsKey(node)) {
            code.loadLocal(kind(node), locals.get(node));
        } else if (plan.isStored(node)) {
            code.aload(0).getfield(TYPE, field(node), type(node));
            keepInLocal(node);
            code.loadLocal(kind(node), locals.get(node));
        } else if (node.operation() == Operation.COLUMN) {
            code.aload(1).loadConstant(node.whole()).daload();
            keepInLocal(node);
            code.loadLocal(TypeKind.DOUBLE, locals.get(node));
        } else {
            compute(node);
        }
    }

    private void loadAll(final List<Node> nodes) {
        for (final Node node : nodes) {
            load(node);
        }
    }

    private void compute(final Node node) {
        final Operation operation = node.operation();
        if (node.isConstant()) {
            code.loadConstant(node.number());
        } else if (operation.isRolling()) {
            computeRolling(node);
        } else {
            loadAll(node.inputs());
            computeElementwise(operation);
        }
    }

    private void computeRolling(final Node node) {
        final Operation operation = node.operation();
        if (operation == Operation.DELTA) {
            load(node.input());
        }
        final int state = plan.state(node);
        final ClassDesc owner = describe(plan.states().get(state).kind().type());
        code.aload(0).getfield(TYPE, stateField(state), owner);
        if (operation == Operation.REF || operation == Operation.DELTA) {
            code.loadConstant(node.whole());
        } else if (operation == Operation.QUANTILE) {
            code.loadConstant(node.number());
        }
        code.invokevirtual(owner, StateKind.reader(operation), reader(node));
        if (operation == Operation.DELTA) {
            code.dsub();
        }
    }

    private void computeElementwise(final Operation operation) {
        switch (operation) {
            case ADD -> code.dadd();
            case SUBTRACT -> code.dsub();
            case MULTIPLY -> code.dmul();
            case NEGATE -> code.dneg();
            case DIVIDE -> code.invokestatic(ARITHMETIC, "divide", BINARY);
            case LOG -> code.invokestatic(ARITHMETIC, "log", UNARY);
            case POWER -> code.invokestatic(ARITHMETIC, "power", BINARY);
            case ABS -> code.invokestatic(MATH, "abs", UNARY);
            case SIGN -> code.invokestatic(MATH, "signum", UNARY);
            case SQRT -> code.invokestatic(MATH, "sqrt", UNARY);
            case LARGER -> code.invokestatic(MATH, "max", BINARY);
            case SMALLER -> code.invokestatic(MATH, "min", BINARY);
            case IS_BELOW -> code.invokestatic(ARITHMETIC, "isBelow", COMPARE);
            case IS_AT_MOST -> code.invokestatic(ARITHMETIC, "isAtMost", COMPARE);
            case IS_ABOVE -> code.invokestatic(ARITHMETIC, "isAbove", COMPARE);
            case IS_AT_LEAST -> code.invokestatic(ARITHMETIC, "isAtLeast", COMPARE);
            case IS_EQUAL -> code.invokestatic(ARITHMETIC, "isEqual", COMPARE);
            case IS_DIFFERENT -> code.invokestatic(ARITHMETIC, "isDifferent", COMPARE);
            case AND -> code.invokestatic(ARITHMETIC, "and", LOGIC);
            case OR -> code.invokestatic(ARITHMETIC, "or", LOGIC);
            case NOT -> code.invokestatic(ARITHMETIC, "not", INVERT);
            case IF -> code.invokestatic(ARITHMETIC, "choose", CHOOSE);
            default -> throw new IllegalArgumentException(operation + " is not computed from the row alone");
        }
    }
}
