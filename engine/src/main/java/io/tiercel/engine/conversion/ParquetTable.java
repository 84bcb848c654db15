package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Rows of doubles as one Parquet file, by way of a database file beside it, so that memory does not grow with the rows. One thread, but for
 * {@link #stop}; cold.
 */
public final class ParquetTable implements AutoCloseable {
    /** Column of the event's time, ns since the epoch. */
    public static final String TIME = "event_time_ns";

    /** Column of the instrument's symbol. */
    public static final String INSTRUMENT = "instrument";

    private static final String STAGING = "staging";
    private static final String TABLE = STAGING + ".main.rows";
    private static final int ROWS_PER_FLUSH = 1 << 14;
    private static final int ROWS_PER_GROUP = 100_000;

    private final Path file;
    private final Path database;
    private final Path temporary;
    private final Connection connection;
    private final DuckDBAppender appender;
    private final String[] symbols;
    private long rows;
    private volatile Statement running;

    /**
     * @param file        to write; emptied.
     * @param instruments of the rows, by id.
     * @param columns     names of the doubles.
     * @throws BadInputException when it cannot be written, as from all methods.
     */
    public ParquetTable(final Path file, final List<Instrument> instruments, final List<String> columns) {
        this.file = file;
        database = file.resolveSibling(file.getFileName() + ".staging");
        temporary = file.resolveSibling(file.getFileName() + ".tmp");
        symbols = instruments.stream().map(Instrument::symbol).toArray(String[]::new);
        try {
            connection = ParquetDatabase.open(temporary);
            ParquetDatabase.run(connection, "ATTACH " + ParquetDatabase.quoted(database.toString()) + " AS " + STAGING);
            // one transaction that is never committed: nothing is logged, the file is thrown away
            connection.setAutoCommit(false);
            ParquetDatabase.run(
                    connection,
                    "CREATE TABLE " + TABLE + " (" + TIME + " BIGINT, " + INSTRUMENT + " VARCHAR, "
                            + columns.stream()
                                    .map(name -> '"' + name + "\" DOUBLE")
                                    .collect(Collectors.joining(", "))
                            + ")");
            appender = connection.unwrap(DuckDBConnection.class).createAppender(STAGING, "main", "rows");
        } catch (final SQLException e) {
            throw failed(e);
        }
    }

    /**
     * @param instrumentId dense id.
     * @param timeNs       of the row, ns since the epoch.
     * @param values       by column; NaN stays NaN.
     */
    public void append(final int instrumentId, final long timeNs, final double[] values) {
        try {
            appender.beginRow();
            appender.append(timeNs);
            appender.append(symbols[instrumentId]);
            for (final double value : values) {
                appender.append(value);
            }
            appender.endRow();
            rows++;
            if (rows % ROWS_PER_FLUSH == 0) {
                appender.flush();
            }
        } catch (final SQLException e) {
            throw failed(e);
        }
    }

    /** Writes the file: without this there is none. */
    public void finish() {
        try {
            appender.close();
            try (Statement statement = connection.createStatement()) {
                running = statement;
                statement.execute("COPY " + TABLE + " TO " + ParquetDatabase.quoted(file.toString())
                        + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROWS_PER_GROUP + ")");
            } finally {
                running = null;
            }
        } catch (final SQLException e) {
            throw failed(e);
        }
    }

    /** Ends {@link #finish} early, by letting it fail. Any thread. */
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
                file + ": cannot be written, expected room and access: " + ParquetDatabase.firstLine(e), e);
    }
}
