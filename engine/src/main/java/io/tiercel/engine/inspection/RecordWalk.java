package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.RecordSchemas;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Walks over the records of a journal that a query wants: inputs in their order, each one's outputs behind it. Memory does not grow with the journal. One
 * thread; cold.
 */
public final class RecordWalk {
    private static final int RECORDS_PER_TELL = 1 << 14;
    /** Length word in front of each record, bytes. */
    private static final int WORD_BYTES = 4;

    private final InspectedJournal journal;
    private final RecordQuery query;
    private final RecordText text;
    private final DoubleConsumer progress;
    private long bytesRead;
    private long recordsRead;
    private long bytes;

    /**
     * @param journal  to read.
     * @param query    which records.
     * @param progress told the share that has been read, now and then.
     * @throws BadInputException when the query names a type or an instrument that there is not.
     */
    public RecordWalk(final InspectedJournal journal, final RecordQuery query, final DoubleConsumer progress) {
        this.journal = journal;
        this.query = query;
        this.progress = progress;
        text = new RecordText(journal.instruments());
        requireKnown();
    }

    /**
     * @param reader called with each record; returns false to end.
     * @return number of records.
     * @throws io.tiercel.journal.JournalException at the place where the journal is damaged, after the records before it.
     */
    public long run(final Predicate<RecordView> reader) {
        final List<JournalReader> open = new ArrayList<>();
        try {
            final List<RecordView> views = new ArrayList<>();
            for (final JournalSide side : JournalSide.values()) {
                if (query.sides().contains(side)) {
                    bytes += journal.bytes(side);
                    final JournalReader records = journal.read(side, query.firstSequence(journal, side));
                    open.add(records);
                    final RecordView view = new RecordView(journal.path(), side, records);
                    if (next(view)) {
                        views.add(view);
                    }
                }
            }
            return merge(views, reader);
        } finally {
            open.forEach(JournalReader::close);
        }
    }

    private long merge(final List<RecordView> views, final Predicate<RecordView> reader) {
        long count = 0;
        while (!views.isEmpty() && (query.limit() == 0 || count < query.limit())) {
            RecordView first = views.getFirst();
            if (views.size() > 1 && views.getLast().sequence() < first.sequence()) {
                first = views.getLast();
            }
            count++;
            if (!reader.test(first)) {
                return count;
            }
            if (!next(first)) {
                views.remove(first);
            }
        }
        return count;
    }

    private boolean next(final RecordView view) {
        while (view.next()) {
            bytesRead += view.length() + WORD_BYTES;
            recordsRead++;
            if (recordsRead % RECORDS_PER_TELL == 0) {
                progress.accept((double) bytesRead / Math.max(1, bytes));
            }
            if (query.isBehind(view)) {
                return false;
            }
            if (query.isWanted(view, text)) {
                return true;
            }
        }
        return false;
    }

    private void requireKnown() {
        for (final String type : query.types()) {
            if (RecordSchemas.tables().stream()
                    .noneMatch(table ->
                            table.name().equals(type) || table.message().equals(type))) {
                throw new BadInputException("no record is of type " + type + ", expected one of "
                        + RecordSchemas.tables().stream()
                                .map(table -> table.message())
                                .collect(Collectors.joining(", ")));
            }
        }
        final List<String> symbols =
                journal.instruments().stream().map(Instrument::symbol).toList();
        for (final String symbol : query.instruments()) {
            if (!symbols.contains(symbol)) {
                throw new BadInputException(journal.path() + ": has no instrument " + symbol + ", expected one of "
                        + symbols.stream().limit(20).collect(Collectors.joining(", ")));
            }
        }
    }
}
