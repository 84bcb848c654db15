package io.tiercel.engine.console;

import io.tiercel.engine.conversion.RecordExport;
import io.tiercel.engine.inspection.InspectedJournal;
import io.tiercel.engine.inspection.JournalSide;
import io.tiercel.engine.inspection.RecordQuery;
import io.tiercel.engine.inspection.RecordWalk;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel journal export}: the records of a journal as Parquet. */
@Command(
        name = "export",
        description = {
            "Write the records of a journal, inputs and outputs, as Parquet: a file per type.",
            "Repeating groups are files of their own, with a row per element and the record's sequence and number in front."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Prices in 10^-price_scale and quantities in 10^-qty_scale of instruments.parquet, times in nanoseconds since"
                    + " the epoch, null = none; codes.parquet names the codes. Outputs: sequence is that of the cause,"
                    + " source_sequence counts within it.",
            "",
            "--from and --to as in 'journal cat'.",
            "",
            "The folder is written beside PATH and renamed at the end; an interrupt leaves nothing. Memory does not grow with"
                    + " the journal.",
            "",
            "Example: tiercel journal export runs/seven --out seven.parquet"
        })
final class JournalExportCommand implements Callable<Integer> {
    private static final double NS_PER_SECOND = 1e9;

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path folder;

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "Folder to make; must not exist.")
    private Path out;

    @Mixin
    private RecordOptions records;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final RecordQuery query = records.query(EnumSet.allOf(JournalSide.class), Set.of(), 0);
        final long startNs = System.nanoTime();
        try (InspectedJournal journal = new InspectedJournal(folder);
                RecordExport export = new RecordExport(out);
                StopOnSignal _ = new StopOnSignal(export::stop)) {
            final long written;
            final long bytes;
            try (Progress progress = console.progress("export")) {
                written = new RecordWalk(journal, query, progress::share).run(record -> {
                    export.append(record.table(), record.buffer(), record.offset());
                    return true;
                });
                bytes = export.finish(journal.instruments());
            } catch (final CancellationException interrupted) {
                console.complain("tiercel: " + interrupted.getMessage());
                return Main.UNUSABLE;
            }
            final double seconds = (System.nanoTime() - startNs) / NS_PER_SECOND;
            tell(console, journal, export, written, bytes, written / seconds);
        }
        return Main.DONE;
    }

    private void tell(
            final Console console,
            final InspectedJournal journal,
            final RecordExport export,
            final long records,
            final long bytes,
            final double recordsPerSecond) {
        journal.writer()
                .ifPresent(process ->
                        console.line("being written by process " + process + ": exported is what was there so far"));
        console.line(String.format(
                Locale.ROOT,
                "%,d records written to %s: %,d bytes (%,.0f records/s)",
                records,
                out,
                bytes,
                recordsPerSecond));
        export.byType().forEach((type, count) -> console.line(String.format(Locale.ROOT, "%,16d  %s", count, type)));
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("records", records);
        final ObjectNode byType = json.putObject("byType");
        export.byType().forEach(byType::put);
        json.put("bytes", bytes)
                .put("recordsPerSecond", Math.round(recordsPerSecond))
                .put("folder", out.toString());
        console.json(json);
    }
}
