package io.tiercel.engine.computation;

import io.tiercel.factors.bar.Bar;
import io.tiercel.factors.bar.BarBuilder;
import io.tiercel.factors.expression.Columns;
import io.tiercel.factors.expression.CompiledExpressions;
import io.tiercel.factors.expression.RowEvaluator;
import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row for each bar of trades that ends: its prices and volume, then formulas over them. One thread; allocates nothing per row. */
public final class BarRows implements TableRows {
    private final BarChoice choice;
    private final Optional<CompiledExpressions> formulas;

    /**
     * @param choice   of bars.
     * @param formulas over {@link Columns#ofBars}, if any.
     */
    public BarRows(final BarChoice choice, final Optional<CompiledExpressions> formulas) {
        this.choice = choice;
        this.formulas = formulas;
    }

    @Override
    public List<String> columns() {
        final List<String> columns = new ArrayList<>(Columns.ofBars().names());
        formulas.ifPresent(set -> columns.addAll(set.names()));
        return columns;
    }

    @Override
    public FactorListener listener(final InstrumentRegistry registry, final RowConsumer rows) {
        final BarBuilder[] builders = registry.all().stream()
                .map(instrument -> builder(instrument, rows))
                .toArray(BarBuilder[]::new);
        return (instrumentId, eventTimeNs, factors, trades) -> {
            final BarBuilder builder = builders[instrumentId];
            builder.onTime(eventTimeNs);
            for (int i = 0; i < trades.count(); i++) {
                builder.onTrade(eventTimeNs, trades.price(i), trades.qty(i), trades.sign(i));
            }
        };
    }

    private BarBuilder builder(final Instrument instrument, final RowConsumer rows) {
        final double[] bars = new double[Bar.COLUMNS];
        final double[] results =
                new double[formulas.map(set -> set.names().size()).orElse(0)];
        final double[] values = new double[bars.length + results.length];
        final RowEvaluator evaluator =
                formulas.map(CompiledExpressions::newEvaluator).orElse((columns, out) -> {});
        return new BarBuilder(instrument, choice.rule(instrument), bar -> {
            bar.writeColumns(bars);
            evaluator.onRow(bars, results);
            System.arraycopy(bars, 0, values, 0, bars.length);
            System.arraycopy(results, 0, values, bars.length, results.length);
            rows.take(instrument.id(), bar.closeTimeNs(), values);
        });
    }
}
