package io.tiercel.factors.expression;

import io.tiercel.marketdata.input.BadInputException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compiles sets of formulas over given columns: parse, check, share equal terms, write one class. Immutable, cold; any thread.
 * <p>
 * The value of a formula does not depend on what else is in its set.
 */
public final class ExpressionCompiler {
    private final Columns columns;

    /**
     * @param columns that the formulas may read.
     */
    public ExpressionCompiler(final Columns columns) {
        this.columns = columns;
    }

    /**
     * @param formulas at least one, each name once.
     * @return the set as one class.
     * @throws BadInputException telling formula, place, what was found and what was expected, with the formula's line and a caret under the place.
     */
    public CompiledExpressions compile(final List<Formula> formulas) {
        if (formulas.isEmpty()) {
            throw new BadInputException("no formula, expected at least one");
        }
        final NodeTable table = new NodeTable();
        final List<Node> roots = new ArrayList<>();
        final List<String> names = new ArrayList<>();
        final Set<String> known = new HashSet<>();
        for (final Formula formula : formulas) {
            if (!known.add(formula.name())) {
                throw new BadInputException("formula " + formula.name() + " comes twice, expected each name once");
            }
            names.add(formula.name());
            roots.add(new FormulaChecker(formula, columns, table).check(FormulaParser.parse(formula)));
        }
        final ExpressionPlan plan = new ExpressionPlan(roots, table.size());
        return new CompiledExpressions(
                columns, table.columns(), names, plan.states(), define(ExpressionClassWriter.write(plan)));
    }

    /**
     * @param text a formula.
     * @return it alone, named {@code formula}.
     * @throws BadInputException as {@link #compile(List)}.
     */
    public CompiledExpressions compile(final String text) {
        return compile(List.of(new Formula("formula", text)));
    }

    private static MethodHandle define(final byte[] bytes) {
        try {
            final MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class, Object[].class))
                    .asType(MethodType.methodType(RowEvaluator.class, Object[].class));
        } catch (final IllegalAccessException | NoSuchMethodException impossible) {
            throw new IllegalStateException("the compiled formulas cannot be defined", impossible);
        }
    }
}
