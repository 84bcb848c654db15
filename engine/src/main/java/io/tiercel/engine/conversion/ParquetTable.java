package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.List;

/** Rows of doubles as one Parquet file, in bounded memory. All methods on one thread, but for {@link #stop}; cold. */
public final class ParquetTable implements AutoCloseable {
    /** Column of the event's time, ns since the epoch. */
    public static final String TIME = "event_time_ns";

    /** Column of the instrument's symbol. */
    public static final String INSTRUMENT = "instrument";

    private final ParquetStream<RowBlock> stream;

    /**
     * @param file        to write; emptied.
     * @param instruments of the rows, by id.
     * @param columns     names of the doubles.
     * @throws BadInputException when it cannot be written, as from all methods.
     */
    public ParquetTable(final Path file, final List<Instrument> instruments, final List<String> columns) {
        final String[] symbols = instruments.stream().map(Instrument::symbol).toArray(String[]::new);
        stream = new ParquetStream<>(
                file,
                () -> new RowBlock(columns.size()),
                (filled, free) -> new RowSource(columns, symbols, filled, free));
    }

    /**
     * @param instrumentId dense id.
     * @param timeNs       of the row, ns since the epoch.
     * @param values       by column; NaN stays NaN.
     */
    public void append(final int instrumentId, final long timeNs, final double[] values) {
        stream.block().add(instrumentId, timeNs, values);
        stream.next();
    }

    /** Writes the rest: without this there is no file. */
    public void finish() {
        stream.finish();
    }

    /** Ends a call under way early, by letting it fail. Any thread. */
    public void stop() {
        stream.stop();
    }

    @Override
    public void close() {
        stream.close();
    }
}
