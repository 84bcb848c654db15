package io.tiercel.engine.console;

import io.tiercel.engine.inspection.JournalSide;
import io.tiercel.engine.inspection.RecordBound;
import io.tiercel.engine.inspection.RecordQuery;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that choose records of a journal. Cold. */
final class RecordOptions {
    @Option(names = "--from", paramLabel = "SEQUENCE|TIME", description = "First record.")
    private String from;

    @Option(names = "--to", paramLabel = "SEQUENCE|TIME", description = "Last record.")
    private String to;

    @Option(
            names = "--type",
            split = ",",
            paramLabel = "NAME",
            description = "Only records of this type, such as OrderBookEvent; several with commas between.")
    private Set<String> types = Set.of();

    /**
     * @param sides       of the journal.
     * @param instruments symbols; empty = all.
     * @param limit       most records; 0 = all.
     */
    RecordQuery query(final Set<JournalSide> sides, final Set<String> instruments, final long limit) {
        return new RecordQuery(
                sides,
                Optional.ofNullable(from).map(RecordBound::parse),
                Optional.ofNullable(to).map(RecordBound::parse),
                types,
                instruments,
                limit);
    }
}
