package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.agrona.DirectBuffer;
import org.duckdb.DuckDBConnection;

/**
 * Records of a journal as one Parquet file per kind, beside the instruments and the names of codes. The files are written as the records come: memory
 * grows with the kinds of records, not with their number. What is not completed is removed. One thread, but for {@link #stop}; cold.
 */
public final class RecordExport implements AutoCloseable {
    private static final int TEMPLATES = 500;

    private final Path out;
    private final OutputFolder folder;
    private final List<List<EventFile>> byTemplate = new ArrayList<>();
    private final List<EventTable> tables = new ArrayList<>();
    private volatile boolean isStopped;

    /**
     * @param out folder to make; must not exist.
     * @throws BadInputException when it exists or cannot be written, as from all methods.
     */
    public RecordExport(final Path out) {
        this.out = out;
        folder = new OutputFolder(out);
        for (int i = 0; i < TEMPLATES; i++) {
            byTemplate.add(null);
        }
    }

    /**
     * @param table  of the record.
     * @param buffer that holds it.
     * @param offset of its header.
     * @throws CancellationException when it was stopped.
     */
    public void append(final EventTable table, final DirectBuffer buffer, final int offset) {
        List<EventFile> files = byTemplate.get(table.templateId());
        if (files == null) {
            files = EventFile.of(folder.partial(), table);
            byTemplate.set(table.templateId(), files);
            tables.add(table);
        }
        try {
            for (int i = 0; i < files.size(); i++) {
                files.get(i).append(buffer, offset);
            }
        } catch (final RuntimeException e) {
            // what a stop makes fail is no failure
            requireNotStopped();
            throw e;
        }
        requireNotStopped();
    }

    /**
     * Completes the folder: without this there is none.
     *
     * @param instruments of the journal, by id.
     * @return bytes of its files.
     */
    public long finish(final List<Instrument> instruments) {
        try {
            for (final EventTable table : tables) {
                byTemplate.get(table.templateId()).forEach(EventFile::finish);
            }
            writeLists(instruments);
        } catch (final RuntimeException e) {
            requireNotStopped();
            throw e;
        }
        requireNotStopped();
        closeFiles();
        return folder.complete();
    }

    /**
     * @return number of records by the names of their tables.
     */
    public SortedMap<String, Long> byType() {
        final SortedMap<String, Long> counts = new TreeMap<>();
        for (final EventTable table : tables) {
            counts.put(
                    table.name(), byTemplate.get(table.templateId()).getFirst().rows());
        }
        return counts;
    }

    /** Ends a call under way early, by letting it fail. Any thread. */
    public void stop() {
        isStopped = true;
        byTemplate.forEach(files -> {
            if (files != null) {
                files.forEach(EventFile::stop);
            }
        });
    }

    @Override
    public void close() {
        closeFiles();
        folder.close();
    }

    private void closeFiles() {
        for (final EventTable table : tables) {
            byTemplate.get(table.templateId()).forEach(EventFile::close);
        }
    }

    private void writeLists(final List<Instrument> instruments) {
        final Path temporary = folder.partial().resolve(".lists.tmp");
        try (Connection connection = ParquetDatabase.open(temporary)) {
            final ParquetLists lists = new ParquetLists(
                    (table, columns) -> {
                        ParquetDatabase.run(connection, "CREATE TABLE " + table + " (" + columns + ")");
                        return connection.unwrap(DuckDBConnection.class).createAppender("main", table);
                    },
                    table -> ParquetDatabase.run(
                            connection,
                            "COPY " + table + " TO "
                                    + ParquetDatabase.quoted(ParquetDatabase.file(folder.partial(), table)
                                            .toString())
                                    + " (FORMAT parquet, COMPRESSION zstd)"));
            lists.writeInstruments(instruments);
            lists.writeCodes(tables);
        } catch (final SQLException e) {
            throw new BadInputException(
                    out + ": cannot be written, expected room and access: " + ParquetDatabase.firstLine(e), e);
        }
    }

    private void requireNotStopped() {
        if (isStopped) {
            throw new CancellationException("interrupted: nothing was written to " + out);
        }
    }
}
