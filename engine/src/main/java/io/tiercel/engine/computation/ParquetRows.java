package io.tiercel.engine.computation;

import io.tiercel.engine.conversion.ParquetTable;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.List;

/** Rows as one Parquet file. One thread, but for {@link #stop}; cold. */
final class ParquetRows implements RowSink {
    private final ParquetTable table;

    ParquetRows(final Path file, final List<Instrument> instruments, final List<String> columns) {
        table = new ParquetTable(file, instruments, columns);
    }

    @Override
    public void append(final int instrumentId, final long timeNs, final double[] values) {
        table.append(instrumentId, timeNs, values);
    }

    @Override
    public void finish() {
        table.finish();
    }

    @Override
    public void stop() {
        table.stop();
    }

    @Override
    public void close() {
        table.close();
    }
}
