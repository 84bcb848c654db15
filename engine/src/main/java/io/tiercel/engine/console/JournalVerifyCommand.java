package io.tiercel.engine.console;

import io.tiercel.engine.inspection.InspectedJournal;
import io.tiercel.engine.inspection.JournalCheck;
import io.tiercel.engine.inspection.SideCheck;
import io.tiercel.engine.inspection.SnapshotCheck;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel journal verify}: whether a journal is whole. */
@Command(
        name = "verify",
        description = {
            "Read both journals to their ends and check structure, checksums, gaps, schemas, causes, artifacts and"
                    + " snapshots.",
            "Whether a replay makes the same outputs is another question: 'tiercel replay --verify' answers it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = whole; 1 = damaged: file, byte and last good sequence are told; 2 = there is no journal of this"
                    + " version.",
            "",
            "A killed session leaves segments without a seal and may leave outputs whose cause is not journaled: both are"
                    + " told, neither is damage.",
            "",
            "Example: tiercel journal verify runs/seven"
        })
final class JournalVerifyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path folder;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final JournalCheck check;
        try (InspectedJournal journal = new InspectedJournal(folder)) {
            try (Progress progress = console.progress("verify")) {
                check = JournalCheck.of(journal, progress::share);
            }
        }
        tell(console, check);
        console.json(json(check));
        return check.isWhole() ? Main.DONE : Main.FOUND;
    }

    private void tell(final Console console, final JournalCheck check) {
        check.writer()
                .ifPresent(process -> row(
                        console,
                        "in use",
                        "being written by process " + process + ": checked is what was there so far"));
        for (final SideCheck side : check.sides()) {
            row(
                    console,
                    side.side().toString(),
                    String.format(
                            Locale.ROOT,
                            "%,d good records up to sequence %,d in %,d segments%s",
                            side.records(),
                            side.lastSequence(),
                            side.segments(),
                            ending(side, check.writer().isPresent())));
            side.damage().ifPresent(damage -> row(console, "", "DAMAGED: " + damage.getMessage()));
        }
        if (check.outputsBeyond() > 0) {
            row(
                    console,
                    "outputs",
                    String.format(
                            Locale.ROOT, "%,d have a cause that is not in the input journal", check.outputsBeyond()));
        }
        check.unknownRecord().ifPresent(unknown -> row(console, "schema", "UNKNOWN: " + unknown));
        check.artifacts().forEach(fault -> row(console, "artifact", "DAMAGED: " + fault));
        for (final SnapshotCheck snapshot : check.snapshots()) {
            row(
                    console,
                    "snapshot",
                    snapshot.fault()
                            .map(fault -> "DAMAGED: " + fault)
                            .orElseGet(() -> String.format(
                                    Locale.ROOT, "at sequence %,d, %,d bytes", snapshot.sequence(), snapshot.bytes())));
        }
        row(console, "result", check.isWhole() ? "whole" : "DAMAGED");
    }

    private static String ending(final SideCheck side, final boolean isInUse) {
        if (isInUse || (side.isClosed() && side.unsealed() == 0)) {
            return "";
        }
        return String.format(Locale.ROOT, ", not closed: %,d without a seal", side.unsealed());
    }

    private static void row(final Console console, final String label, final String value) {
        console.line(String.format(Locale.ROOT, "%-10s %s", label, value));
    }

    private ObjectNode json(final JournalCheck check) {
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("journal", folder.toString()).put("whole", check.isWhole());
        if (check.writer().isPresent()) {
            json.put("writer", check.writer().getAsLong());
        } else {
            json.putNull("writer");
        }
        for (final SideCheck side : check.sides()) {
            put(json.putObject(side.side().toString()), side);
        }
        json.put("outputsBeyond", check.outputsBeyond());
        json.put("unknownRecord", check.unknownRecord().orElse(null));
        check.artifacts().forEach(json.putArray("artifacts")::add);
        final ArrayNode snapshots = json.putArray("snapshots");
        for (final SnapshotCheck snapshot : check.snapshots()) {
            snapshots
                    .addObject()
                    .put("sequence", snapshot.sequence())
                    .put("bytes", snapshot.bytes())
                    .put("fault", snapshot.fault().orElse(null));
        }
        return json;
    }

    private static void put(final ObjectNode json, final SideCheck side) {
        json.put("records", side.records())
                .put("lastSequence", side.lastSequence())
                .put("segments", side.segments())
                .put("unsealed", side.unsealed())
                .put("closed", side.isClosed());
        if (side.damage().isEmpty()) {
            json.putNull("damage");
            return;
        }
        final ObjectNode damage = json.putObject("damage");
        damage.put("message", side.damage().get().getMessage());
        final Optional<io.tiercel.journal.DamagedJournalException> place = side.place();
        place.ifPresent(found -> damage.put("file", found.file().toString())
                .put("byte", found.position())
                .put("lastGoodSequence", found.lastSequence()));
    }
}
