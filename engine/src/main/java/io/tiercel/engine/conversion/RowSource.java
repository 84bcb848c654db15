package io.tiercel.engine.conversion;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/** The rows of a table as DuckDB asks for them: time, instrument, then the columns. Called on the thread that runs the statement; waits for rows. */
final class RowSource implements DuckDBTableFunction<Object, Object, Object> {
    private final List<String> columns;
    private final String[] symbols;
    private final BlockingQueue<RowBlock> filled;
    private final BlockingQueue<RowBlock> free;
    private RowBlock block;
    private int first;

    /**
     * @param columns names of the doubles.
     * @param symbols by instrument id.
     * @param filled  blocks to write, the last one empty.
     * @param free    where they go afterwards.
     */
    RowSource(
            final List<String> columns,
            final String[] symbols,
            final BlockingQueue<RowBlock> filled,
            final BlockingQueue<RowBlock> free) {
        this.columns = columns;
        this.symbols = symbols;
        this.filled = filled;
        this.free = free;
    }

    @Override
    public Object bind(final DuckDBTableFunctionBindInfo info) {
        info.addResultColumn(ParquetTable.TIME, DuckDBColumnType.BIGINT);
        info.addResultColumn(ParquetTable.INSTRUMENT, DuckDBColumnType.VARCHAR);
        columns.forEach(name -> info.addResultColumn(name, DuckDBColumnType.DOUBLE));
        return this;
    }

    @Override
    public Object init(final DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return this;
    }

    @Override
    public long apply(final DuckDBTableFunctionCallInfo info, final DuckDBDataChunkWriter out)
            throws InterruptedException {
        if (block == null) {
            block = filled.take();
            first = 0;
        }
        final int count = (int) Math.min(out.capacity(), block.rows - (long) first);
        final DuckDBWritableVector times = out.vector(0);
        final DuckDBWritableVector instruments = out.vector(1);
        for (int i = 0; i < count; i++) {
            times.setLong(i, block.timesNs[first + i]);
            instruments.setString(i, symbols[block.instrumentIds[first + i]]);
        }
        for (int column = 0; column < columns.size(); column++) {
            final DuckDBWritableVector vector = out.vector(column + 2L);
            int at = first * block.columns + column;
            for (int i = 0; i < count; i++) {
                vector.setDouble(i, block.values[at]);
                at += block.columns;
            }
        }
        first += count;
        if (count > 0 && first == block.rows) {
            block.rows = 0;
            free.put(block);
            block = null;
        }
        return count;
    }
}
