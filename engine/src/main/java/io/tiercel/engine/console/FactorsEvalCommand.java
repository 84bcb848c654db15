package io.tiercel.engine.console;

import io.tiercel.engine.report.EvaluationJson;
import io.tiercel.engine.report.EvaluationReport;
import io.tiercel.factors.evaluation.Evaluation;
import io.tiercel.factors.evaluation.FactorList;
import io.tiercel.factors.evaluation.FactorResult;
import io.tiercel.factors.evaluation.HorizonResult;
import io.tiercel.factors.evaluation.Panel;
import io.tiercel.factors.evaluation.PanelReader;
import io.tiercel.marketdata.input.BadInputException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel factors eval}: what factors foretell over a panel of prices. */
@Command(
        name = "eval",
        description = {
            "Hold factors against the returns that follow, across the assets of each date.",
            "Information coefficients over time, their decay, returns by quintile, turnover, autocorrelation, correlation between the factors."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "CSV, plain or compressed: date,GLD,IEF,... with a column for each asset; or date,asset,value rows; or Date,Close of one asset, named by the file (SPY_adjclose.csv). Dates that not all assets have are left out.",
            "",
            "Factors: momN, revN, lowvolN look back N dates; combo_rank, combo_ic and NAME_orth are made of the others given.",
            "",
            "Writes evaluation.html (one page, needs no network) and evaluation.json into the folder.",
            "",
            "Example: tiercel factors eval --prices closes.csv.gz \\",
            "           --factor mom20,rev5,combo_ic --horizons 1,5,20 --out runs/eval"
        })
final class FactorsEvalCommand implements Callable<Integer> {
    private static final Pattern FILE_ENDING = Pattern.compile("\\.(csv|txt)(\\.(gz|zst|zip))?$");
    private static final double READ_SHARE = 0.3;

    /** Correlations of fewer pairs are not defined. */
    private static final int FEWEST_ASSETS = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "Panel of prices; or several files that make one.")
    private List<Path> prices;

    @Option(
            names = "--factor",
            paramLabel = "FACTOR",
            required = true,
            split = ",",
            description =
                    "Names such as mom20, or files with values, which are taken for known at the close of their date.")
    private List<String> factors;

    @Option(
            names = "--horizons",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,5,20",
            description = "How many dates ahead returns are taken, by default ${DEFAULT-VALUE}.")
    private List<Integer> horizons;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Folder to write into.")
    private Path out;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final Evaluation evaluation;
        final Path page;
        try (Progress progress = console.progress("evaluate")) {
            final Panel panel = PanelReader.prices(prices, share -> progress.share(READ_SHARE * share));
            requireAssets(panel);
            evaluation = Evaluation.of(
                    panel,
                    panels(panel),
                    horizons.stream().distinct().toList(),
                    share -> progress.share(READ_SHARE + (1 - READ_SHARE) * share));
            page = EvaluationReport.write(out, evaluation);
        } catch (final IllegalArgumentException unusable) {
            // what the arguments ask for together cannot be computed
            throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
        } catch (final UncheckedIOException unwritable) {
            throw new BadInputException(
                    "--out " + out + ": cannot be written (" + unwritable.getCause()
                            + "), expected a folder to write into",
                    unwritable);
        }
        tell(console, evaluation, page);
        final ObjectNode json = EvaluationJson.summary(evaluation);
        console.json(json.put("page", page.toString()));
        return Main.DONE;
    }

    private void requireAssets(final Panel panel) {
        if (panel.assets().size() < FEWEST_ASSETS) {
            throw new BadInputException("--prices: " + String.join(", ", panel.assets()) + ", expected at least "
                    + FEWEST_ASSETS + " assets: a correlation across fewer says nothing");
        }
    }

    private SequencedMap<String, Panel> panels(final Panel panel) {
        final FactorList list = new FactorList(panel);
        for (final String factor : factors) {
            add(list, factor, panel);
        }
        final SequencedMap<String, Panel> panels = list.panels();
        panels.forEach((name, values) -> {
            if (!(values.coverage() > 0)) {
                throw new BadInputException("--factor " + name + ": no value at any of "
                        + panel.dates().size() + " dates, expected a factor that looks back less far, or more dates");
            }
        });
        return panels;
    }

    private void add(final FactorList list, final String factor, final Panel panel) {
        if (list.add(factor)) {
            return;
        }
        final Path file = Path.of(factor);
        if (!Files.exists(file)) {
            throw new BadInputException(
                    "--factor " + factor
                            + ": no such factor and no such file, expected momN, revN, lowvolN, combo_rank, combo_ic, NAME_orth or a CSV file");
        }
        final Panel values = PanelReader.factor(List.of(file), _ -> {});
        if (!(values.alignedTo(panel).coverage() > 0)) {
            throw new BadInputException(
                    factor + ": no value for a date and an asset of the prices, expected some in common");
        }
        list.add(FILE_ENDING.matcher(String.valueOf(file.getFileName())).replaceFirst(""), values);
    }

    private static void tell(final Console console, final Evaluation evaluation, final Path page) {
        console.line(String.format(
                Locale.ROOT,
                "%,d assets, %,d dates, %s to %s",
                evaluation.assets().size(),
                evaluation.dates().size(),
                evaluation.dates().getFirst(),
                evaluation.dates().getLast()));
        console.line("");
        console.line(String.format(
                Locale.ROOT,
                "%-16s %5s %7s %8s %7s %7s %7s %8s %9s",
                "factor",
                "ahead",
                "dates",
                "IC",
                "ICIR",
                "t",
                "hit",
                "rank IC",
                "Q5-Q1 bps"));
        for (final FactorResult factor : evaluation.factors()) {
            for (final HorizonResult result : factor.horizons()) {
                console.line(String.format(
                        Locale.ROOT,
                        "%-16s %5d %,7d %8.4f %7.3f %7.2f %6.1f%% %8.4f %9.1f",
                        factor.name(),
                        result.horizon(),
                        result.summary().n(),
                        result.summary().mean(),
                        result.summary().ir(),
                        result.summary().t(),
                        100 * result.summary().hit(),
                        result.rankSummary().mean(),
                        1e4 * result.quintiles().spread()));
            }
        }
        console.line("");
        console.line("page " + page);
    }
}
