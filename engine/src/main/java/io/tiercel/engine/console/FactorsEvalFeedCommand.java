package io.tiercel.engine.console;

import io.tiercel.engine.computation.FeedEvaluation;
import io.tiercel.engine.computation.InputTape;
import io.tiercel.engine.computation.TableRows;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.report.TimeSeriesJson;
import io.tiercel.engine.report.TimeSeriesReport;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.evaluation.Horizon;
import io.tiercel.factors.evaluation.TimeSeriesEvaluation;
import io.tiercel.factors.evaluation.TimeSeriesFactor;
import io.tiercel.factors.evaluation.TimeSeriesHorizon;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tiercel factors eval-feed}: what factors of one instrument foretell, event by event. */
@Command(
        name = "eval-feed",
        description = {
            "Hold factors of one instrument against the returns of its mid that follow, event by event.",
            "Information coefficients by horizon and over time, returns by quintile, autocorrelation, correlation between the factors. FILE is what 'factors compute' takes."
        },
        mixinStandardHelpOptions = true,
        defaultValueProvider = FactorsEvalFeedCommand.Defaults.class,
        footer = {
            "",
            "Writes evaluation.html (one page, needs no network) and evaluation.json into the folder.",
            "",
            "Example: tiercel factors eval-feed AAPL_2012-06-21_message_50.csv.gz \\",
            "           --factors ofi_1_sum_50ev,depth_imb_5 --horizons 20,200,1s --out eval"
        })
final class FactorsEvalFeedCommand implements Callable<Integer> {
    /** More would be no page that anyone reads, and minutes of ranking. */
    private static final int MOST_FACTORS = 40;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ComputeInputs inputs;

    @Mixin
    private FactorChoice choice;

    @Option(
            names = "--horizons",
            paramLabel = "N",
            split = ",",
            defaultValue = "10,50,200,1s,5s",
            description =
                    "How far ahead returns are taken: events such as 50, or time such as 500ms, 1s, 5min; by default ${DEFAULT-VALUE}.")
    private List<String> horizons;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Folder to write into.")
    private Path out;

    @Mixin
    private Output output;

    /** The whole catalogue is for tables, not for a page. */
    static final class Defaults implements IDefaultValueProvider {
        @Override
        public String defaultValue(final ArgSpec argument) {
            return argument instanceof final OptionSpec option
                            && option.longestName().equals("--factors")
                    ? FactorsConfig.FIRST_24
                    : null;
        }
    }

    @Override
    public Integer call() {
        final Console console = output.console();
        final List<Horizon> parsed = horizons();
        final Configuration configuration = inputs.configuration();
        final FactorsConfig asked = choice.config(configuration.factors());
        final List<String> columns = choice.rows(asked).columns();
        if (columns.size() > MOST_FACTORS) {
            throw new BadInputException(
                    columns.size() + " factors, expected at most " + MOST_FACTORS + " on a page: --factors ID,...");
        }
        final FactorsConfig factors = withMid(asked);
        try (InputTape tape = open(console, configuration, factors)) {
            final FeedEvaluation computation = new FeedEvaluation(instrument(tape));
            try (StopOnSignal _ = new StopOnSignal(computation::stop)) {
                final TimeSeriesEvaluation evaluation = run(console, computation, tape, factors, columns, parsed);
                final Path page = write(evaluation);
                tell(console, evaluation, page);
                console.json(TimeSeriesJson.of(evaluation).put("page", page.toString()));
            }
        } catch (final CancellationException interrupted) {
            console.complain("tiercel: " + interrupted.getMessage());
            return Main.UNUSABLE;
        }
        return Main.DONE;
    }

    private List<Horizon> horizons() {
        try {
            return horizons.stream().distinct().map(Horizon::parse).toList();
        } catch (final IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), "--horizons: " + unusable.getMessage(), unusable);
        }
    }

    /** The mid is needed, whether it is evaluated or not. */
    private static FactorsConfig withMid(final FactorsConfig asked) {
        if (asked.chosen().contains(Factor.MID_TICKS)) {
            return asked;
        }
        final List<String> ids =
                new ArrayList<>(asked.chosen().stream().map(Factor::id).toList());
        ids.add(Factor.MID_TICKS.id());
        return new FactorsConfig(ids, asked.parameters(), asked.formulas());
    }

    private InputTape open(final Console console, final Configuration configuration, final FactorsConfig factors) {
        try (Progress progress = console.progress("scan")) {
            return inputs.open(configuration, factors, progress::share);
        }
    }

    private String instrument(final InputTape tape) {
        final List<Instrument> named = tape.registry().all();
        final Set<String> wanted = inputs.instruments();
        if (wanted.size() == 1) {
            return wanted.iterator().next();
        }
        if (wanted.isEmpty() && named.size() == 1) {
            return named.getFirst().symbol();
        }
        throw new BadInputException(
                (wanted.isEmpty() ? "the feed has " + named.size() : "--instrument names " + wanted.size())
                        + " instruments (" + ComputeInputs.names(named) + "), expected --instrument SYMBOL");
    }

    private TimeSeriesEvaluation run(
            final Console console,
            final FeedEvaluation computation,
            final InputTape tape,
            final FactorsConfig factors,
            final List<String> columns,
            final List<Horizon> parsed) {
        final TableRows rows = choice.rows(factors);
        try (Progress progress = console.progress("evaluate")) {
            return computation.run(tape, rows, columns, parsed, progress::share);
        } catch (final IllegalArgumentException unusable) {
            throw new BadInputException(unusable.getMessage(), unusable);
        }
    }

    private Path write(final TimeSeriesEvaluation evaluation) {
        try {
            return TimeSeriesReport.write(out, evaluation);
        } catch (final UncheckedIOException unwritable) {
            throw new BadInputException(
                    "--out " + out + ": cannot be written (" + unwritable.getCause()
                            + "), expected a folder to write into",
                    unwritable);
        }
    }

    private static void tell(final Console console, final TimeSeriesEvaluation evaluation, final Path page) {
        console.line(String.format(Locale.ROOT, "%s: %,d rows", evaluation.name(), evaluation.events()));
        console.line("");
        console.line(String.format(
                Locale.ROOT,
                "%-26s %10s %10s %8s %8s %8s %7s %9s",
                "factor",
                "ahead",
                "pairs",
                "IC",
                "rank IC",
                "mean IC",
                "t",
                "Q5-Q1 bps"));
        for (final TimeSeriesFactor factor : evaluation.factors()) {
            for (final TimeSeriesHorizon result : factor.horizons()) {
                console.line(String.format(
                        Locale.ROOT,
                        "%-26s %10s %,10d %8.4f %8.4f %8.4f %7.2f %9.3f",
                        factor.name(),
                        result.horizon().label(),
                        result.pairs(),
                        result.ic(),
                        result.rankIc(),
                        result.sliceSummary().mean(),
                        result.sliceSummary().t(),
                        result.spread()));
            }
        }
        console.line("");
        console.line("page " + page);
    }
}
