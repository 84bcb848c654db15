package io.tiercel.factors.expression;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import io.tiercel.factors.expression.ExpressionPlan.State;
import io.tiercel.factors.expression.ExpressionPlan.Step;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Writes the class of a set of formulas (java.lang.classfile). Straight-line code without a branch: conditions and choices are calls of
 * {@link Arithmetic}, which the JIT inlines. Cold.
 * <pre>
 * final class CompiledFormulas implements RowEvaluator {
 *     private final SumWindow s0; ...            // what remembers rows
 *     private double v7; ...                     // shared terms that more than one part reads
 *     CompiledFormulas(Object[] states)
 *     public void onRow(double[] columns, double[] out) { part0(columns, out); ... }   // a single part stands in it
 * }
 * </pre>
 */
final class ExpressionClassWriter {
    /** In the package of the state classes, so that it may call them. */
    static final ClassDesc TYPE = ClassDesc.of(ExpressionClassWriter.class.getPackageName(), "CompiledFormulas");

    static final ClassDesc ARITHMETIC = describe(Arithmetic.class);
    static final ClassDesc DOUBLES = CD_double.arrayType();
    static final MethodTypeDesc ROW = MethodTypeDesc.of(CD_void, DOUBLES, DOUBLES);

    private static final ClassDesc STATES = CD_Object.arrayType();
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, STATES);

    private final ExpressionPlan plan;
    private final SharedTerms shared;

    private ExpressionClassWriter(final ExpressionPlan plan) {
        this.plan = plan;
        shared = new SharedTerms(plan);
    }

    /** The bytes of the class. */
    static byte[] write(final ExpressionPlan plan) {
        final ExpressionClassWriter writer = new ExpressionClassWriter(plan);
        return ClassFile.of().build(TYPE, writer::writeClass);
    }

    static ClassDesc describe(final Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }

    static String field(final Node node) {
        return "v".concat(Integer.toString(node.id()));
    }

    static String stateField(final int state) {
        return "s".concat(Integer.toString(state));
    }

    private static String part(final int part) {
        return "part".concat(Integer.toString(part));
    }

    static ClassDesc type(final Node node) {
        return node.operation().isCondition() ? CD_boolean : CD_double;
    }

    private void writeClass(final ClassBuilder target) {
        target.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        target.withInterfaceSymbols(describe(RowEvaluator.class));
        final List<State> states = plan.states();
        for (int i = 0; i < states.size(); i++) {
            target.withField(
                    stateField(i), describe(states.get(i).kind().type()), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        }
        for (final Node node : shared.acrossParts()) {
            target.withField(field(node), type(node), ClassFile.ACC_PRIVATE);
        }
        writeConstructor(target);
        final int parts = plan.parts().size();
        if (parts == 1) {
            writePart(target, 0, "onRow", ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
            return;
        }
        target.withMethodBody("onRow", ROW, ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL, code -> {
            for (int i = 0; i < parts; i++) {
                code.aload(0).aload(1).aload(2).invokevirtual(TYPE, part(i), ROW);
            }
            code.return_();
        });
        for (int i = 0; i < parts; i++) {
            writePart(target, i, part(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        }
    }

    private void writePart(final ClassBuilder target, final int part, final String name, final int flags) {
        final List<Step> steps = plan.parts().get(part);
        target.withMethodBody(name, ROW, flags, code -> new PartWriter(plan, shared, code).write(steps));
    }

    private void writeConstructor(final ClassBuilder target) {
        target.withMethodBody(INIT_NAME, CONSTRUCTOR, 0, code -> {
            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
            final List<State> states = plan.states();
            for (int i = 0; i < states.size(); i++) {
                final ClassDesc type = describe(states.get(i).kind().type());
                code.aload(0).aload(1).loadConstant(i).aaload().checkcast(type).putfield(TYPE, stateField(i), type);
            }
            code.return_();
        });
    }

    /** Type of the method that reads a rolling term. */
    static MethodTypeDesc reader(final Node node) {
        return switch (node.operation()) {
            case REF, DELTA -> MethodTypeDesc.of(CD_double, CD_int);
            case QUANTILE -> MethodTypeDesc.of(CD_double, CD_double);
            default -> MethodTypeDesc.of(CD_double);
        };
    }
}
