package io.tiercel.engine.console;

import io.tiercel.engine.inspection.InspectedJournal;
import io.tiercel.engine.inspection.JournalCheck;
import io.tiercel.engine.inspection.JournalMending;
import io.tiercel.engine.inspection.SideCheck;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel journal repair}: brings a damaged journal back to its good records. */
@Command(
        name = "repair",
        description = {
            "Cut a damaged journal behind its last good record, so that it can be read and written again.",
            "What is cut lies afterwards, byte for byte, in JOURNAL/set-aside. Outputs whose cause is not among the good"
                    + " inputs are set aside as well. Damage in the middle takes all that comes behind it: look with"
                    + " --dry-run first."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = the journal is whole now; 1 = --dry-run found something to cut; 2 = there is no journal, somebody"
                    + " writes it, or the disk refuses.",
            "",
            "Example: tiercel journal repair runs/seven --dry-run"
        })
final class JournalRepairCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path folder;

    @Option(names = "--dry-run", description = "Change nothing, only tell what would be cut.")
    private boolean isDryRun;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        return isDryRun ? look(console) : repair(console);
    }

    private int look(final Console console) {
        final JournalCheck check;
        try (InspectedJournal journal = new InspectedJournal(folder)) {
            try (Progress progress = console.progress("look")) {
                check = JournalCheck.of(journal, progress::share);
            }
        }
        boolean isToCut = check.outputsBeyond() > 0;
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("journal", folder.toString()).put("dryRun", true);
        for (final SideCheck side : check.sides()) {
            isToCut |= side.damage().isPresent();
            row(
                    console,
                    side.side().toString(),
                    side.damage()
                            .map(damage -> String.format(
                                    Locale.ROOT,
                                    "would be cut behind sequence %,d: %s",
                                    side.lastSequence(),
                                    damage.getMessage()))
                            .orElse("is whole"));
            json.putObject(side.side().toString())
                    .put("lastGoodSequence", side.lastSequence())
                    .put("damage", side.damage().map(Throwable::getMessage).orElse(null));
        }
        if (check.outputsBeyond() > 0) {
            row(
                    console,
                    "outputs",
                    String.format(Locale.ROOT, "%,d without their cause would be set aside", check.outputsBeyond()));
        }
        json.put("outputsBeyond", check.outputsBeyond()).put("toCut", isToCut);
        console.json(json);
        return isToCut ? Main.FOUND : Main.DONE;
    }

    private int repair(final Console console) {
        final JournalMending.Result result = JournalMending.repair(folder);
        tell(console, "input", result.lastInput(), result.inputsAside());
        tell(console, "output", result.lastCause(), result.outputsAside());
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("journal", folder.toString()).put("dryRun", false).put("changed", result.isChanged());
        put(json.putObject("input"), result.lastInput(), result.inputsAside());
        put(json.putObject("output"), result.lastCause(), result.outputsAside());
        console.json(json);
        return Main.DONE;
    }

    private static void tell(
            final Console console, final String side, final long lastSequence, final Optional<Path> aside) {
        row(
                console,
                side,
                aside.map(path -> String.format(
                                Locale.ROOT, "cut behind sequence %,d; what came behind is in %s", lastSequence, path))
                        .orElse("is whole"));
    }

    private static void put(final ObjectNode json, final long lastSequence, final Optional<Path> aside) {
        json.put("lastSequence", lastSequence)
                .put("setAside", aside.map(Path::toString).orElse(null));
    }

    private static void row(final Console console, final String label, final String value) {
        console.line(String.format(Locale.ROOT, "%-10s %s", label, value));
    }
}
