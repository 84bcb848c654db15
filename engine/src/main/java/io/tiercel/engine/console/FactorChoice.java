package io.tiercel.engine.console;

import io.tiercel.engine.computation.BarChoice;
import io.tiercel.engine.computation.BarRows;
import io.tiercel.engine.computation.EventRows;
import io.tiercel.engine.computation.TableRows;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.expression.Columns;
import io.tiercel.factors.expression.ExpressionCompiler;
import io.tiercel.factors.expression.FeatureFile;
import io.tiercel.factors.expression.Formula;
import io.tiercel.factors.formula.EventColumns;
import io.tiercel.factors.formula.EventFormulas;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is to be computed of the events of a feed; a mixin of the {@code factors} commands. */
final class FactorChoice {
    private static final String NONE = "none";

    @Option(
            names = "--factors",
            split = ",",
            defaultValue = FactorsConfig.ALL,
            paramLabel = "ID",
            description =
                    "Ids of 'factors list', 'family A' to 'family I', first24, all, or none where there are formulas (default: ${DEFAULT-VALUE}).")
    private List<String> factors;

    @Option(
            names = "--levels",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "Levels a side that the feed tells, 1 to 10 (default): factors that need more are left out, or refused when named.")
    private int levels;

    @Option(
            names = "--formula",
            paramLabel = "NAME=TEXT",
            description = "A column more, in the language of docs/expressions.md; may come again.")
    private List<String> formulas;

    @Option(
            names = "--formulas",
            paramLabel = "FILE",
            description = "A file of formulas such as config/features/alpha158.yaml.")
    private Path formulaFile;

    @Option(
            names = "--bars",
            paramLabel = "KIND:SIZE",
            description =
                    "A row for each bar of trades instead of each event: time:60s, tick:100, volume:1000, dollar:1e6 or imbalance:50.")
    private String bars;

    int levels() {
        return levels;
    }

    /**
     * @param configured parameters, and formulas that are computed too.
     * @return what the core has to compute.
     */
    FactorsConfig config(final FactorsConfig configured) {
        if (levels < 1 || levels > BookView.DEPTH) {
            throw new BadInputException("--levels " + levels + ", expected 1 to " + BookView.DEPTH);
        }
        if (bars != null) {
            // bars are of trades: of the factors they need none
            return new FactorsConfig(List.of(Factor.SIGNED_VOL.id()), configured.parameters());
        }
        final Map<String, String> texts = new LinkedHashMap<>(configured.formulas());
        own(EventColumns.all()).forEach(formula -> {
            if (texts.put(formula.name(), formula.text()) != null) {
                throw new BadInputException("formula " + formula.name() + " comes twice, expected each name once");
            }
        });
        final FactorsConfig config = new FactorsConfig(ids(), configured.parameters(), texts);
        config.compiledFormulas().ifPresent(this::requireLevels);
        return config;
    }

    /**
     * @param config as {@link #config} made it.
     * @return what makes the table's rows.
     */
    TableRows rows(final FactorsConfig config) {
        if (bars == null) {
            return new EventRows(config);
        }
        final List<Formula> own = own(Columns.ofBars());
        return new BarRows(
                BarChoice.parse(bars),
                own.isEmpty() ? Optional.empty() : Optional.of(new ExpressionCompiler(Columns.ofBars()).compile(own)));
    }

    private List<String> ids() {
        if (factors.equals(List.of(NONE))) {
            return List.of();
        }
        final List<String> ids = new ArrayList<>();
        for (final String choice : factors) {
            final boolean isOne = Factor.byId(choice.strip()).isPresent();
            for (final Factor factor : FactorsConfig.of(choice.strip()).chosen()) {
                if (factor.levels() <= levels) {
                    ids.add(factor.id());
                } else if (isOne) {
                    throw new BadInputException("--factors " + factor.id() + " needs " + factor.levels()
                            + " levels, expected factors of at most " + levels + " as --levels says");
                }
            }
        }
        return ids;
    }

    private void requireLevels(final EventFormulas formulaSet) {
        for (final int column : formulaSet.columnsRead()) {
            if (EventColumns.levels(column) > levels) {
                throw new BadInputException(
                        "formulas read $" + EventColumns.all().names().get(column) + ", which needs "
                                + EventColumns.levels(column) + " levels, expected columns of at most " + levels
                                + " as --levels says");
            }
        }
    }

    /** The formulas of file and options. */
    private List<Formula> own(final Columns columns) {
        final List<Formula> own = new ArrayList<>();
        if (formulaFile != null) {
            final FeatureFile file = FeatureFile.read(formulaFile);
            for (final String name : file.columns().names()) {
                if (columns.index(name).isEmpty()) {
                    throw new BadInputException(formulaFile + ": reads column " + name + ", expected columns of "
                            + (bars == null
                                    ? "an event, or --bars for columns of a bar"
                                    : "a bar: " + String.join(", ", columns.names())));
                }
            }
            own.addAll(file.formulas());
        }
        if (formulas != null) {
            for (final String text : formulas) {
                final int equals = text.indexOf('=');
                if (equals < 1) {
                    throw new BadInputException(
                            "--formula '" + text + "', expected a name and a formula such as 'gap=$ask1 - $bid1'");
                }
                own.add(new Formula(text.substring(0, equals).strip(), text.substring(equals + 1)));
            }
        }
        return own;
    }
}
