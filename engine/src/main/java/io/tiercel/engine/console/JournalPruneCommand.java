package io.tiercel.engine.console;

import io.tiercel.engine.inspection.Retention;
import io.tiercel.journal.PrunedSegments;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel journal prune}: removes old segments of a journal. */
@Command(
        name = "prune",
        description = {
            "Remove the oldest segments of a journal, as far as neither the retention nor the newest good snapshot needs them.",
            "Whole segments go; the last one and every record behind that snapshot stay. A journal without a good snapshot is"
                    + " left as it is."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With both --keep-days and --keep-bytes, what either keeps stays.",
            "",
            "Exit: 0 = removed what could be, or told; 2 = there is no journal, no good snapshot, or somebody writes the"
                    + " journal.",
            "",
            "Example: tiercel journal prune runs/seven --keep-days 5 --dry-run"
        })
final class JournalPruneCommand implements Callable<Integer> {
    private static final double NS_PER_DAY = 86_400e9;
    private static final double MAX_DAYS = 36_600;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path folder;

    @Option(
            names = "--keep-days",
            paramLabel = "D",
            description = "Keep records of the last D days, counted back from the newest record's event time.")
    private Double keepDays;

    @Option(
            names = "--keep-bytes",
            paramLabel = "N",
            description = "Keep the newest segments, of both journals together, up to N bytes.")
    private Long keepBytes;

    @Option(names = "--dry-run", description = "Change nothing, only tell what would be removed.")
    private boolean isDryRun;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final Retention.Result result = retention().prune(folder, isDryRun);
        tell(console, "input", result.inputs());
        tell(console, "output", result.outputs());
        console.line(String.format(Locale.ROOT, "%-10s at sequence %,d", "snapshot", result.snapshot()));
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("journal", folder.toString()).put("dryRun", isDryRun).put("snapshot", result.snapshot());
        put(json.putObject("input"), result.inputs());
        put(json.putObject("output"), result.outputs());
        console.json(json);
        return Main.DONE;
    }

    private Retention retention() {
        if (keepDays == null && keepBytes == null) {
            throw new ParameterException(
                    spec.commandLine(), "--keep-days or --keep-bytes is missing, expected one or both");
        }
        if (keepDays != null && !(keepDays >= 0 && keepDays <= MAX_DAYS)) {
            throw new ParameterException(spec.commandLine(), "--keep-days = " + keepDays + ", expected 0 to 36600");
        }
        if (keepBytes != null && keepBytes < 0) {
            throw new ParameterException(spec.commandLine(), "--keep-bytes = " + keepBytes + ", expected 0 or more");
        }
        return new Retention(
                keepDays == null ? OptionalLong.empty() : OptionalLong.of(Math.round(keepDays * NS_PER_DAY)),
                keepBytes == null ? OptionalLong.empty() : OptionalLong.of(keepBytes));
    }

    private void tell(final Console console, final String side, final PrunedSegments pruned) {
        console.line(String.format(
                Locale.ROOT,
                "%-10s %,d segments %s, %,d records, %,d bytes; it begins at sequence %,d",
                side,
                pruned.segments(),
                isDryRun ? "would be removed" : "removed",
                pruned.records(),
                pruned.bytes(),
                pruned.firstSequence()));
    }

    private static void put(final ObjectNode json, final PrunedSegments pruned) {
        json.put("segments", pruned.segments())
                .put("records", pruned.records())
                .put("bytes", pruned.bytes())
                .put("firstSequence", pruned.firstSequence());
    }
}
