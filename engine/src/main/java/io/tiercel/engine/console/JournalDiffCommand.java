package io.tiercel.engine.console;

import io.tiercel.engine.inspection.FieldDifference;
import io.tiercel.engine.inspection.InspectedJournal;
import io.tiercel.engine.inspection.JournalComparison;
import io.tiercel.engine.inspection.SideDifference;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel journal diff}: where two journals differ. */
@Command(
        name = "diff",
        description = {
            "Compare two journals record by record: tell the first input and the first output that differ, field by field, and"
                    + " count the rest.",
            "Records are paired by their sequence, outputs also by their number within the cause; the checksum follows from"
                    + " the other bytes and is left out."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = equal; 1 = they differ; 2 = one is no journal of this version, or damaged.",
            "",
            "Example: tiercel journal diff runs/seven runs/seven-again"
        })
final class JournalDiffCommand implements Callable<Integer> {
    private static final int SHOWN_FIELDS = 8;

    @Parameters(index = "0", paramLabel = "A", description = "Folder of one journal.")
    private Path a;

    @Parameters(index = "1", paramLabel = "B", description = "Folder of the other journal.")
    private Path b;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final List<SideDifference> sides;
        try (InspectedJournal journalA = new InspectedJournal(a);
                InspectedJournal journalB = new InspectedJournal(b);
                Progress progress = console.progress("diff")) {
            sides = new JournalComparison(journalA, journalB, progress::share).run();
        }
        sides.forEach(side -> tell(console, side));
        final boolean isEqual = sides.stream().allMatch(SideDifference::isNone);
        console.line(isEqual ? "equal" : "DIFFERENT");
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("a", a.toString()).put("b", b.toString()).put("equal", isEqual);
        sides.forEach(side -> put(json.putObject(side.side().toString()), side));
        console.json(json);
        return isEqual ? Main.DONE : Main.FOUND;
    }

    private void tell(final Console console, final SideDifference side) {
        console.line(String.format(
                Locale.ROOT,
                "%-8s %,d equal, %,d different, %,d only in A, %,d only in B%s",
                side.side(),
                side.equal(),
                side.unlike(),
                side.onlyA(),
                side.onlyB(),
                side.from() == 1 ? "" : String.format(Locale.ROOT, ", from sequence %,d on", side.from())));
        side.first().ifPresent(first -> {
            console.line(String.format(
                    Locale.ROOT, "         first at sequence %,d, number %,d", first.sequence(), first.index()));
            if (first.fields().isEmpty()) {
                console.line("           A: " + first.a().orElse("no such record"));
                console.line("           B: " + first.b().orElse("no such record"));
            }
            first.fields().stream()
                    .limit(SHOWN_FIELDS)
                    .forEach(field -> console.line(String.format(
                            Locale.ROOT, "           %s: A %s, B %s", field.field(), field.a(), field.b())));
            if (first.fields().size() > SHOWN_FIELDS) {
                console.line(
                        "           and " + (first.fields().size() - SHOWN_FIELDS) + " more fields: --json lists all");
            }
        });
    }

    private static void put(final ObjectNode json, final SideDifference side) {
        json.put("from", side.from())
                .put("equal", side.equal())
                .put("different", side.unlike())
                .put("onlyA", side.onlyA())
                .put("onlyB", side.onlyB());
        if (side.first().isEmpty()) {
            json.putNull("first");
            return;
        }
        final SideDifference.First found = side.first().get();
        final ObjectNode first = json.putObject("first");
        first.put("sequence", found.sequence())
                .put("index", found.index())
                .put("a", found.a().orElse(null))
                .put("b", found.b().orElse(null));
        final ArrayNode fields = first.putArray("fields");
        for (final FieldDifference field : found.fields()) {
            fields.addObject().put("field", field.field()).put("a", field.a()).put("b", field.b());
        }
    }
}
