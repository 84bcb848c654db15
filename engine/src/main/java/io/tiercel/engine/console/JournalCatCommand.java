package io.tiercel.engine.console;

import io.tiercel.engine.inspection.InspectedJournal;
import io.tiercel.engine.inspection.JournalSide;
import io.tiercel.engine.inspection.RecordQuery;
import io.tiercel.engine.inspection.RecordText;
import io.tiercel.engine.inspection.RecordView;
import io.tiercel.engine.inspection.RecordWalk;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tiercel journal cat}: records of a journal as text. */
@Command(
        name = "cat",
        description = {
            "Print records of a journal, inputs in their order and each one's outputs behind it.",
            "Every field has its name in the schema; prices and quantities are in decimals of the instrument."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "--from and --to take a sequence (of an output, that of its cause) or an event time in UTC, both inclusive:"
                    + " 1200, 2012-06-21T13:30:00.5Z, 2012-06-21. Event times may run back: with a time, all records are"
                    + " looked at.",
            "",
            "Exit: 0 = printed; 2 = there is no journal, or it is damaged: what comes before the damage is printed.",
            "",
            "Example: tiercel journal cat runs/seven --type OrderRequested --limit 5"
        })
final class JournalCatCommand implements Callable<Integer> {
    private static final int SHOWN_RECORDS = 100;
    private static final int RECORDS_PER_LOOK = 1024;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path folder;

    @Mixin
    private RecordOptions records;

    @Option(
            names = "--instrument",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Only records of this instrument; several with commas between.")
    private Set<String> instruments = Set.of();

    @Option(names = "--input", description = "Inputs; with neither this nor --output, both.")
    private boolean isInput;

    @Option(names = "--output", description = "Outputs.")
    private boolean isOutput;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Print at most N records, 0 = all; by default " + SHOWN_RECORDS + ", as JSON all.")
    private Long limit;

    @ArgGroup
    private Form form = new Form();

    /** One of the forms. */
    private static final class Form {
        @Option(names = "--json-lines", description = "Print each record as a JSON object in a line of its own.")
        private boolean isJsonLines;

        @Option(
                names = "--json",
                description = "Print one JSON object with all records as the last line, and nothing else on standard"
                        + " output.")
        private boolean isJson;
    }

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final boolean isTable = !form.isJson && !form.isJsonLines;
        final RecordQuery query =
                records.query(sides(), instruments, limit != null ? limit : isTable ? SHOWN_RECORDS : 0);
        try (InspectedJournal journal = new InspectedJournal(folder)) {
            final RecordWalk walk = new RecordWalk(journal, query, share -> {});
            final Printer printer = new Printer(out, new RecordText(journal.instruments()), isTable, form.isJson);
            try {
                printer.begin();
                walk.run(printer::print);
                printer.end();
            } finally {
                out.flush();
            }
            if (isTable && limit == null && printer.count == SHOWN_RECORDS) {
                out.println("the first " + SHOWN_RECORDS + "; --limit shows more");
                out.flush();
            }
            if (isTable && journal.writer().isPresent()) {
                out.println("being written by process " + journal.writer().getAsLong()
                        + ": printed is what was there so far");
                out.flush();
            }
        }
        return Main.DONE;
    }

    private Set<JournalSide> sides() {
        if (isInput == isOutput) {
            return EnumSet.allOf(JournalSide.class);
        }
        return EnumSet.of(isInput ? JournalSide.INPUT : JournalSide.OUTPUT);
    }

    /** Prints record after record, until nobody reads any more. */
    private static final class Printer {
        private final PrintWriter out;
        private final RecordText text;
        private final boolean isTable;
        private final boolean isOneObject;
        private final StringBuilder line = new StringBuilder();
        private long count;

        Printer(final PrintWriter out, final RecordText text, final boolean isTable, final boolean isOneObject) {
            this.out = out;
            this.text = text;
            this.isTable = isTable;
            this.isOneObject = isOneObject;
        }

        void begin() {
            if (isOneObject) {
                out.print("{\"records\":[");
            } else if (isTable) {
                out.println(row(List.of("sequence", "", "time", "instrument", "type", "fields")));
            }
        }

        boolean print(final RecordView record) {
            line.setLength(0);
            if (isTable) {
                line.append(row(List.of(
                        Long.toString(record.sequence()),
                        record.side() == JournalSide.INPUT ? "in" : "out",
                        text.time(record.eventTimeNs()),
                        text.symbol(record.instrumentId()),
                        record.table().message(),
                        text.line(record))));
            } else {
                line.append(isOneObject && count > 0 ? "," : "");
                text.json(record, line);
            }
            count++;
            if (isOneObject) {
                out.append(line);
            } else {
                // one line end everywhere: these lines are for other programs
                out.append(line.append('\n'));
            }
            return count % RECORDS_PER_LOOK != 0 || !out.checkError();
        }

        void end() {
            if (isOneObject) {
                out.println("],\"count\":" + count + "}");
            }
        }

        private static String row(final List<String> cells) {
            return String.format(
                    Locale.ROOT,
                    "%12s %-3s %-30s %-10s %-18s %s",
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5));
        }
    }
}
