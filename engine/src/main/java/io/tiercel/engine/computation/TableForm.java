package io.tiercel.engine.computation;

import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms of a table, told by the ending of the file's name. */
public enum TableForm {
    /** Text: a header of the columns' names, 17 significant digits, {@code NaN} where there is no value; rows of one instrument. */
    CSV {
        @Override
        RowSink sink(final Path file, final List<Instrument> instruments, final List<String> columns) {
            return new CsvRows(file, columns);
        }
    },
    /** Parquet: event_time_ns, instrument, then the columns as doubles; rows of any number of instruments. */
    PARQUET {
        @Override
        RowSink sink(final Path file, final List<Instrument> instruments, final List<String> columns) {
            return new ParquetRows(file, instruments, columns);
        }
    };

    /**
     * @return its ending, without a dot.
     */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param file to be made.
     * @return the form that its name ends with.
     */
    public static Optional<TableForm> named(final Path file) {
        final String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(form -> name.endsWith('.' + form.ending()))
                .findFirst();
    }

    /** A new table's writer. */
    abstract RowSink sink(Path file, List<Instrument> instruments, List<String> columns);
}
