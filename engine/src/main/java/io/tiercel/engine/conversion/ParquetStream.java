package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBuilder;

/**
 * Blocks of rows as one Parquet file. DuckDB takes the blocks and writes them on a thread of its own, so that making rows and packing them go on side by
 * side; at most one group of rows and a few blocks are held. All methods on one thread, but for {@link #stop}; cold.
 *
 * @param <B> kind of block.
 */
final class ParquetStream<B extends Block> implements AutoCloseable {
    private static final String FUNCTION = "tiercel_rows";
    private static final int BLOCKS = 4;
    private static final int ROWS_PER_GROUP = 100_000;

    /** Columns of more different values are no smaller with a dictionary, and take longer. */
    private static final int DICTIONARY_SIZE = 1000;

    private static final long WAIT_MS = 100;

    private final Path file;
    private final Path temporary;
    private final Connection connection;
    private final BlockingQueue<B> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<B> free = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread writer;
    private volatile Exception failure;
    private volatile Statement running;
    private B block;

    /**
     * @param file   to write; emptied.
     * @param blocks makes an empty one.
     * @param rows   makes the table function that takes blocks, until one is empty, and gives them back.
     * @throws BadInputException when it cannot be written, as from all methods.
     */
    ParquetStream(
            final Path file,
            final Supplier<B> blocks,
            final BiFunction<BlockingQueue<B>, BlockingQueue<B>, DuckDBTableFunction<?, ?, ?>> rows) {
        this.file = file;
        temporary = file.resolveSibling(file.getFileName() + ".tmp");
        block = blocks.get();
        for (int i = 1; i < BLOCKS; i++) {
            free.add(blocks.get());
        }
        try {
            connection = ParquetDatabase.open(temporary);
            try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
                builder.withName(FUNCTION)
                        .withFunction(rows.apply(filled, free))
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

    /** The block to be filled now. */
    B block() {
        return block;
    }

    /** Hands a block over that is full, and turns to an empty one. */
    void next() {
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

    private B nextFree() {
        try {
            B next = free.poll(WAIT_MS, TimeUnit.MILLISECONDS);
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
    void finish() {
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
    void stop() {
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
