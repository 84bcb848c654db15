package io.tiercel.factors.formula;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.expression.CompiledExpressions;
import io.tiercel.factors.expression.ExpressionCompiler;
import io.tiercel.factors.expression.Formula;
import io.tiercel.factors.expression.RowEvaluator;
import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Formulas over {@link EventColumns}, compiled as one set. Immutable, cold. */
public final class EventFormulas {
    private final CompiledExpressions compiled;

    private EventFormulas(final CompiledExpressions compiled) {
        this.compiled = compiled;
    }

    /**
     * @param textByName formulas by name, in the order of their values; at least one.
     * @return the set.
     * @throws BadInputException telling formula, place and what was expected; or a name that is one of a column.
     */
    public static EventFormulas compile(final Map<String, String> textByName) {
        final List<Formula> formulas = new ArrayList<>();
        textByName.forEach((name, text) -> {
            if (EventColumns.all().index(name).isPresent()) {
                throw new BadInputException("formula " + name
                        + " has the name of a column, expected one that is neither factor nor column");
            }
            if (text == null) {
                throw new BadInputException("formula " + name + " has no text, expected one such as $ask1 - $bid1");
            }
            formulas.add(new Formula(name, text));
        });
        return new EventFormulas(new ExpressionCompiler(EventColumns.all()).compile(formulas));
    }

    /**
     * @return the formulas' names, in the order of their values.
     */
    public List<String> names() {
        return compiled.names();
    }

    /**
     * @return places of the columns that the formulas read, ascending.
     */
    public int[] columnsRead() {
        return compiled.columnsRead();
    }

    /**
     * @return the factors among the columns that they read.
     */
    public Set<Factor> factorsRead() {
        final Set<Factor> factors = EnumSet.noneOf(Factor.class);
        for (final int column : columnsRead()) {
            if (column >= EventColumns.FIRST_FACTOR) {
                factors.add(Factor.all().get(column - EventColumns.FIRST_FACTOR));
            }
        }
        return factors;
    }

    /**
     * @return the set without a past, for one instrument; a row has all of {@link EventColumns}, of which {@link #columnsRead} are read.
     */
    public RowEvaluator newEvaluator() {
        return compiled.newEvaluator();
    }

    /**
     * All rows of a series at once: equal to the bit.
     *
     * @param series {@code double[columns][rows]}, in the order of {@link EventColumns}.
     * @return {@code double[formulas][rows]}.
     */
    public double[][] evaluate(final double[][] series) {
        return compiled.evaluate(series);
    }
}
