package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunctionBuilder;

/**
 * Rows of doubles as one Parquet file. DuckDB takes the rows in blocks and writes them on a thread of its own, so that making rows and packing them go on
 * side by side; at most one group of rows and a few blocks are held. All methods on one thread, but for {@link #stop}; cold.
 */
public final class ParquetTable implements AutoCloseable {
    /** Column of the event's time, ns since the epoch. */
    public static final String TIME = "event_time_ns";

    /** Column of the instrument's symbol. */
    public static final String INSTRUMENT = "instrument";

    private static final String FUNCTION = "tiercel_rows";
    private static final int BLOCKS = 4;
    private static final int ROWS_PER_GROUP = 100_000;

    /** Columns of more different values are no smaller with a dictionary, and take longer. */
    private static final int DICTIONARY_SIZE = 1000;

    private static final long WAIT_MS = 100;

    private final Path file;
    private final Path temporary;
    private final Connection connection;
    private final BlockingQueue<RowBlock> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<RowBlock> free = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread writer;
    private volatile Exception failure;
    private volatile Statement running;
    private RowBlock block;

    /**
     * @param file        to write; emptied.
     * @param instruments of the rows, by id.
     * @param columns     names of the doubles.
     * @throws BadInputException when it cannot be written, as from all methods.
     */
    public ParquetTable(final Path file, final List<Instrument> instruments, final List<String> columns) {
        this.file = file;
        temporary = file.resolveSibling(file.getFileName() + ".tmp");
        block = new RowBlock(columns.size());
        for (int i = 1; i < BLOCKS; i++) {
            free.add(new RowBlock(columns.size()));
        }
        final String[] symbols = instruments.stream().map(Instrument::symbol).toArray(String[]::new);
        try {
            connection = ParquetDatabase.open(temporary);
            try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
                builder.withName(FUNCTION)
                        .withFunction(new RowSource(columns, symbols, filled, free))
                        .register(connection);
            }
        } catch (final SQLException e) {
            throw failed(e);
        }
        writer = new Thread(this::write, "tiercel-parquet");
        writer.setDaemon(true);
        writer.start();
    }

    private void write() {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            statement.execute("COPY (SELECT * FROM " + FUNCTION + "()) TO " + ParquetDatabase.quoted(file.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROWS_PER_GROUP
                    + ", DICTIONARY_SIZE_LIMIT " + DICTIONARY_SIZE + ")");
        } catch (final SQLException | RuntimeException e) {
            failure = e;
        } finally {
            running = null;
        }
    }

    /**
     * @param instrumentId dense id.
     * @param timeNs       of the row, ns since the epoch.
     * @param values       by column; NaN stays NaN.
     */
    public void append(final int instrumentId, final long timeNs, final double[] values) {
        block.add(instrumentId, timeNs, values);
        if (block.isFull()) {
            handOver();
            block = nextFree();
        }
    }

    private void handOver() {
        try {
            while (!filled.offer(block, WAIT_MS, TimeUnit.MILLISECONDS)) {
                requireWriter();
            }
        } catch (final InterruptedException e) {
            throw interrupted(e);
        }
    }

    private RowBlock nextFree() {
        try {
            RowBlock next = free.poll(WAIT_MS, TimeUnit.MILLISECONDS);
            while (next == null) {
                requireWriter();
                next = free.poll(WAIT_MS, TimeUnit.MILLISECONDS);
            }
            return next;
        } catch (final InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void requireWriter() {
        if (!writer.isAlive()) {
            throw failed(failure);
        }
    }

    /** Writes the rest: without this there is no file. */
    public void finish() {
        if (block.rows > 0) {
            handOver();
            block = nextFree();
        }
        // an empty block is the end
        handOver();
        try {
            writer.join();
        } catch (final InterruptedException e) {
            throw interrupted(e);
        }
        if (failure != null) {
            throw failed(failure);
        }
    }

    /** Ends a call under way early, by letting it fail. Any thread. */
    public void stop() {
        final Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (final SQLException ended) {
                // it has ended by itself
            }
        }
        writer.interrupt();
    }

    @Override
    public void close() {
        stop();
        try (Connection _ = connection) {
            writer.join();
        } catch (final InterruptedException e) {
            throw interrupted(e);
        } catch (final SQLException e) {
            throw failed(e);
        }
        try {
            OutputFolder.delete(temporary);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException interrupted(final InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while rows were written", e);
    }

    private BadInputException failed(final Exception e) {
        final String reason =
                e instanceof final SQLException told ? ParquetDatabase.firstLine(told) : String.valueOf(e);
        return new BadInputException(file + ": cannot be written, expected room and access: " + reason, e);
    }
}
