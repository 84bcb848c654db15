package io.tiercel.engine.console;

import io.tiercel.engine.computation.ComputationResult;
import io.tiercel.engine.computation.FactorComputation;
import io.tiercel.engine.computation.InputTape;
import io.tiercel.engine.computation.TableForm;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel factors compute}: the factors of a recorded feed as a table. */
@Command(
        name = "compute",
        description = {
            "Write the factors of a feed as a table, a row for each event, computed by the engine's own core: the values are those of a session, to the bit.",
            "FILE is any feed that 'data formats' lists, a folder that 'data convert' wrote, or the run folder of a session."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "CSV (.csv): a header of ids, 17 significant digits, NaN where there is no value; of one instrument.",
            "Parquet (.parquet): event_time_ns, instrument, then a column of doubles for each id.",
            "",
            "The table is written beside PATH and renamed at the end; an interrupt leaves nothing.",
            "",
            "Examples:",
            "  tiercel factors compute esh4.mbo.dbn.zst --out es.parquet",
            "  tiercel factors compute AAPL_2012-06-21_message_50.csv.gz --out a.csv \\",
            "      --book AAPL_2012-06-21_orderbook_50.csv.gz --factors first24,vpin \\",
            "      --formula 'pressure=Mean($ofi_1, 20) / ($bidq1 + $askq1)'",
            "  tiercel factors compute es.dbn.zst --out bars.parquet --bars time:60s \\",
            "      --formulas config/features/alpha158.yaml"
        })
final class FactorsComputeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ComputeInputs inputs;

    @Mixin
    private FactorChoice choice;

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "Table to make; must not exist.")
    private Path out;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final TableForm form = form();
        requireRoom();
        final Configuration configuration = inputs.configuration();
        final FactorsConfig factors = choice.config(configuration.factors());
        final FactorComputation computation = new FactorComputation(out, form, System::nanoTime);
        try (StopOnSignal _ = new StopOnSignal(computation::stop)) {
            final ComputationResult result;
            try (InputTape tape = open(console, configuration, factors)) {
                requireOneInstrument(tape, form);
                try (Progress progress = console.progress("compute")) {
                    result = computation.run(tape, choice.rows(factors), inputs.instruments(), progress::share);
                }
            } catch (final CancellationException interrupted) {
                console.complain("tiercel: " + interrupted.getMessage());
                return Main.UNUSABLE;
            }
            tell(console, form, result);
            console.json(json(form, result));
        }
        return Main.DONE;
    }

    private InputTape open(final Console console, final Configuration configuration, final FactorsConfig factors) {
        try (Progress progress = console.progress("scan")) {
            return inputs.open(configuration, factors, progress::share);
        }
    }

    private TableForm form() {
        return TableForm.named(out)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--out " + out + ": what form is that, expected a name that ends with .csv or .parquet"));
    }

    /** What can be known before hours of work. */
    private void requireRoom() {
        final Path folder = out.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInputException(
                    out + ": cannot be made, expected a folder that is there to make it in, not " + folder);
        }
        if (Files.exists(out)) {
            throw new BadInputException(out + ": exists, expected a file name that is free");
        }
    }

    private void requireOneInstrument(final InputTape tape, final TableForm form) {
        final List<Instrument> named = tape.registry().all();
        final int wanted = inputs.instruments().isEmpty()
                ? named.size()
                : inputs.instruments().size();
        if (form == TableForm.CSV && wanted > 1) {
            throw new BadInputException("the feed has " + wanted + " instruments (" + ComputeInputs.names(named)
                    + "), and a CSV table holds one: expected --instrument SYMBOL, or --out with .parquet");
        }
    }

    private void tell(final Console console, final TableForm form, final ComputationResult result) {
        console.line(String.format(
                Locale.ROOT,
                "%,d rows of %,d columns written to %s: %s, %,d bytes (%,.0f rows/s)",
                result.rows(),
                result.columns().size(),
                out,
                form.ending(),
                result.bytes(),
                result.rowsPerSecond()));
        console.line(String.format(
                Locale.ROOT, "%,d events, instruments: %s", result.events(), String.join(", ", result.symbols())));
        if (result.events() > 0 && result.levelsSeen() < Math.min(choice.levels(), BookView.DEPTH)) {
            console.line("no book had more than " + result.levelsSeen()
                    + " levels a side: if the feed tells no more, --levels " + Math.max(1, result.levelsSeen())
                    + " leaves out the factors that need them");
        }
    }

    private ObjectNode json(final TableForm form, final ComputationResult result) {
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("rows", result.rows()).put("events", result.events());
        final ArrayNode columns = json.putArray("columns");
        result.columns().forEach(columns::add);
        final ArrayNode symbols = json.putArray("instruments");
        result.symbols().forEach(symbols::add);
        return json.put("levelsSeen", result.levelsSeen())
                .put("bytes", result.bytes())
                .put("rowsPerSecond", Math.round(result.rowsPerSecond()))
                .put("form", form.ending())
                .put("file", out.toString());
    }
}
