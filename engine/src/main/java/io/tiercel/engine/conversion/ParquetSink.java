package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Events as one Parquet file per table, by way of a database file in the output folder, so that memory does not grow with the events. One thread, but for
 * {@link #stop}; cold.
 */
final class ParquetSink implements EventSink {
    private static final String STAGING = "staging";
    private static final int ROWS_PER_FLUSH = 1 << 14;

    private final Path folder;
    private final Path database;
    private final Path temporary;
    private final Connection connection;
    private final Map<EventTable, DuckDBAppender> appenders = new LinkedHashMap<>();
    private final DuckDBAppender[] byTemplate = new DuckDBAppender[EventCounts.TEMPLATES];
    private final EventCounts counts = new EventCounts();
    private volatile Statement running;

    ParquetSink(final Path folder) {
        this.folder = folder;
        database = folder.resolve(".staging.duckdb");
        temporary = folder.resolve(".staging.tmp");
        try {
            connection = ParquetDatabase.open(temporary);
            ParquetDatabase.run(connection, "ATTACH " + ParquetDatabase.quoted(database.toString()) + " AS " + STAGING);
            // one transaction that is never committed: nothing is logged, the file is thrown away
            connection.setAutoCommit(false);
        } catch (final SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void append(final EventTable table, final UnsafeBuffer buffer) {
        try {
            final DuckDBAppender appender = appender(table);
            appender.beginRow();
            for (int i = 0; i < table.columns().size(); i++) {
                append(appender, table.columns().get(i), buffer);
            }
            appender.endRow();
            counts.add(table);
            if (counts.of(table) % ROWS_PER_FLUSH == 0) {
                appender.flush();
            }
        } catch (final SQLException e) {
            throw failed(e);
        }
    }

    private static void append(final DuckDBAppender appender, final EventColumn column, final UnsafeBuffer buffer)
            throws SQLException {
        final long value = column.read(buffer, 0);
        if (column.isNull(value)) {
            appender.appendNull();
        } else if (column.length() == Long.BYTES) {
            appender.append(value);
        } else {
            appender.append((int) value);
        }
    }

    private DuckDBAppender appender(final EventTable table) throws SQLException {
        if (byTemplate[table.templateId()] == null) {
            final DuckDBAppender appender = create(
                    table.name(),
                    table.columns().stream()
                            .map(column -> column.name() + " " + column.type())
                            .collect(Collectors.joining(", ")));
            byTemplate[table.templateId()] = appender;
            appenders.put(table, appender);
        }
        return byTemplate[table.templateId()];
    }

    @Override
    public void finish(final RecordedFeed feed) {
        try {
            for (final Map.Entry<EventTable, DuckDBAppender> entry : appenders.entrySet()) {
                entry.getValue().close();
                write(entry.getKey().name());
            }
            new ParquetLists(this::create, this::write).write(feed);
        } catch (final SQLException e) {
            throw failed(e);
        }
    }

    private DuckDBAppender create(final String table, final String columns) throws SQLException {
        ParquetDatabase.run(connection, "CREATE TABLE " + STAGING + ".main." + table + " (" + columns + ")");
        return connection.unwrap(DuckDBConnection.class).createAppender(STAGING, "main", table);
    }

    private void write(final String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            statement.execute("COPY " + STAGING + ".main." + table + " TO "
                    + ParquetDatabase.quoted(ParquetDatabase.file(folder, table).toString())
                    + " (FORMAT parquet, COMPRESSION zstd)");
        } finally {
            running = null;
        }
    }

    @Override
    public void stop() {
        final Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (final SQLException ended) {
                // it has ended by itself
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            Files.deleteIfExists(database);
            Files.deleteIfExists(Path.of(database + ".wal"));
            OutputFolder.delete(temporary);
        } catch (final SQLException e) {
            throw failed(e);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BadInputException failed(final SQLException e) {
        return new BadInputException(
                folder + ": cannot be written, expected room and access: " + ParquetDatabase.firstLine(e), e);
    }
}
