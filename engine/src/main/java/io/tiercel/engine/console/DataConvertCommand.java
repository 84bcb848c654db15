package io.tiercel.engine.console;

import io.tiercel.engine.conversion.Conversion;
import io.tiercel.engine.conversion.ConversionResult;
import io.tiercel.engine.conversion.StoredForm;
import io.tiercel.marketdata.format.FeedFormat;
import java.nio.file.Path;
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
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel data convert}: the events of a feed as a journal or as Parquet files, and back. */
@Command(
        name = "convert",
        description = {
            "Write the events of a feed as a journal or as Parquet, one file per type of event beside the instruments.",
            "Both can be read again like any other feed. Every field of every event is kept; of what a feed says about its"
                    + " own books (checksums, references) only the gaps are, so 'data check' of the result compares nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The folder is written beside PATH and renamed at the end; an interrupt leaves nothing.",
            "",
            "Parquet: prices in 10^-price_scale and quantities in 10^-qty_scale of instruments.parquet, times in nanoseconds"
                    + " since the epoch, null = none; codes.parquet names the codes.",
            "",
            "Example: tiercel data convert KRAKEN.ws.50.0.gz --out kraken.parquet"
        })
final class DataConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FeedFiles feed;

    @Option(
            names = "--to",
            paramLabel = "FORM",
            description = "One of: ${COMPLETION-CANDIDATES}; by default the one that PATH ends with.")
    private StoredForm to;

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "Folder to make; must not exist.")
    private Path out;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final StoredForm form = form();
        final Conversion conversion = new Conversion(form, out, System::nanoTime);
        try (StopOnSignal _ = new StopOnSignal(conversion::stop)) {
            final ConversionResult result;
            try (Progress progress = console.progress("convert")) {
                final FeedFormat format = feed.format();
                result = conversion.run(format, feed.files(), feed.options(), progress::share);
            } catch (final CancellationException interrupted) {
                console.complain("tiercel: " + interrupted.getMessage());
                return Main.UNUSABLE;
            }
            tell(console, form, result);
            console.json(json(form, result));
        }
        return Main.DONE;
    }

    private StoredForm form() {
        if (to != null) {
            return to;
        }
        return StoredForm.named(out)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--out " + out + " does not end with journal or parquet, expected --to with one of them"));
    }

    private void tell(final Console console, final StoredForm form, final ConversionResult result) {
        console.line(String.format(
                Locale.ROOT,
                "%,d events of %,d instruments written to %s: %s, %,d bytes (%,.0f events/s)",
                result.events(),
                result.instruments(),
                out,
                form.formatName(),
                result.bytes(),
                result.eventsPerSecond()));
        result.byType().forEach((type, count) -> console.line(String.format(Locale.ROOT, "%,16d  %s", count, type)));
    }

    private ObjectNode json(final StoredForm form, final ConversionResult result) {
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("events", result.events());
        final ObjectNode byType = json.putObject("byType");
        result.byType().forEach(byType::put);
        return json.put("instruments", result.instruments())
                .put("bytes", result.bytes())
                .put("eventsPerSecond", Math.round(result.eventsPerSecond()))
                .put("form", form.formatName())
                .put("folder", out.toString());
    }
}
