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

/** The rows of an event table as DuckDB asks for them. Called on the thread that runs the statement; waits for rows. */
final class EventRowSource implements DuckDBTableFunction<Object, Object, Object> {
    private final List<EventColumn> columns;
    private final BlockingQueue<EventBlock> filled;
    private final BlockingQueue<EventBlock> free;
    private EventBlock block;
    private int first;

    EventRowSource(
            final List<EventColumn> columns,
            final BlockingQueue<EventBlock> filled,
            final BlockingQueue<EventBlock> free) {
        this.columns = columns;
        this.filled = filled;
        this.free = free;
    }

    @Override
    public Object bind(final DuckDBTableFunctionBindInfo info) {
        for (final EventColumn column : columns) {
            info.addResultColumn(column.name(), DuckDBColumnType.valueOf(column.type()));
        }
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
        for (int i = 0; i < columns.size(); i++) {
            write(out.vector(i), i, count);
        }
        first += count;
        if (count > 0 && first == block.rows) {
            block.rows = 0;
            free.put(block);
            block = null;
        }
        return count;
    }

    private void write(final DuckDBWritableVector vector, final int index, final int count) {
        final EventColumn column = columns.get(index);
        final long[] numbers = block.numbers[index];
        for (int row = 0; row < count; row++) {
            if (numbers == null) {
                vector.setString(row, block.texts[index][first + row]);
            } else if (column.isNull(numbers[first + row])) {
                vector.setNull(row);
            } else if (column.length() == Long.BYTES) {
                vector.setLong(row, numbers[first + row]);
            } else {
                vector.setInt(row, (int) numbers[first + row]);
            }
        }
    }
}
