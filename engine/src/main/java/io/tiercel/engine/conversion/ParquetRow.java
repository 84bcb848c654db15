package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Rows of a small Parquet file, one after the other, the columns of each in their order. One thread; cold. */
public final class ParquetRow {
    /** Appends the rows of a table. */
    @FunctionalInterface
    public interface Rows {
        /**
         * @param row to be begun, filled and ended once for each row.
         * @throws SQLException if the database refuses.
         */
        void appendTo(ParquetRow row) throws SQLException;
    }

    private final DuckDBAppender appender;

    private ParquetRow(final DuckDBAppender appender) {
        this.appender = appender;
    }

    /** A call that the database may refuse. */
    @FunctionalInterface
    private interface Call {
        void run() throws SQLException;
    }

    private ParquetRow put(final Call call) {
        try {
            call.run();
            return this;
        } catch (final SQLException e) {
            throw new IllegalStateException("a row cannot be appended: " + ParquetDatabase.firstLine(e), e);
        }
    }

    /**
     * Begins a row.
     *
     * @return this.
     */
    public ParquetRow begin() {
        return put(appender::beginRow);
    }

    /** Ends a row. */
    public void end() {
        put(appender::endRow);
    }

    /**
     * @param value a BIGINT.
     * @return this.
     */
    public ParquetRow whole(final long value) {
        return put(() -> appender.append(value));
    }

    /**
     * @param value an INTEGER.
     * @return this.
     */
    public ParquetRow number(final int value) {
        return put(() -> appender.append(value));
    }

    /**
     * @param value a BOOLEAN.
     * @return this.
     */
    public ParquetRow flag(final boolean value) {
        return put(() -> appender.append(value));
    }

    /**
     * @param value a VARCHAR.
     * @return this.
     */
    public ParquetRow text(final String value) {
        return put(() -> appender.append(value));
    }

    /**
     * @param timeNs ns since the epoch; {@code Prices.NO_PRICE} = null.
     * @return this.
     */
    public ParquetRow time(final long timeNs) {
        return timeNs == Prices.NO_PRICE ? put(appender::appendNull) : whole(timeNs);
    }

    /**
     * @param instrument whose price it is.
     * @param price      in price units, told in whole ones; {@code Prices.NO_PRICE} = null.
     * @return this.
     */
    public ParquetRow price(final Instrument instrument, final long price) {
        return price == Prices.NO_PRICE
                ? put(appender::appendNull)
                : decimal(price / StrictMath.pow(10, instrument.priceScale()));
    }

    /**
     * @param instrument whose mid it is.
     * @param midTwice   two times the mid in price units; {@code Prices.NO_PRICE} = null.
     * @return this.
     */
    public ParquetRow mid(final Instrument instrument, final long midTwice) {
        return midTwice == Prices.NO_PRICE
                ? put(appender::appendNull)
                : decimal(midTwice / (2 * StrictMath.pow(10, instrument.priceScale())));
    }

    /**
     * @param instrument whose quantity it is.
     * @param qty        in quantity units, told in whole ones.
     * @return this.
     */
    public ParquetRow qty(final Instrument instrument, final long qty) {
        return decimal(qty / StrictMath.pow(10, instrument.qtyScale()));
    }

    /**
     * @param instrument whose quantity it is.
     * @param qty        in quantity units; below 0 = null.
     * @return this.
     */
    public ParquetRow queue(final Instrument instrument, final long qty) {
        return qty < 0 ? put(appender::appendNull) : qty(instrument, qty);
    }

    private ParquetRow decimal(final double value) {
        return put(() -> appender.append(value));
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param folder  that exists.
     * @param table   name of the file without its ending {@code .parquet}.
     * @param columns name and type of each.
     * @param rows    of it.
     * @throws BadInputException when it cannot be written.
     */
    public static void write(final Path folder, final String table, final String[] columns, final Rows rows) {
        final Path file = folder.resolve(table + ".parquet");
        final Path partial = folder.resolve("." + table + ".parquet.partial");
        final Path spill = folder.resolve("." + table + ".spill");
        try (Connection connection = ParquetDatabase.open(spill)) {
            ParquetDatabase.run(connection, "CREATE TABLE t (" + String.join(", ", columns) + ")");
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "t")) {
                rows.appendTo(new ParquetRow(appender));
            }
            ParquetDatabase.run(
                    connection,
                    "COPY (SELECT * FROM t) TO " + ParquetDatabase.quoted(partial.toString())
                            + " (FORMAT parquet, COMPRESSION zstd)");
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (final SQLException e) {
            throw failed(file, ParquetDatabase.firstLine(e), e);
        } catch (final IOException e) {
            throw failed(file, String.valueOf(e), e);
        }
        try {
            Files.deleteIfExists(spill);
        } catch (final IOException e) {
            throw failed(spill, String.valueOf(e), e);
        }
    }

    private static BadInputException failed(final Path file, final String reason, final Exception cause) {
        return new BadInputException(file + ": cannot be written, expected room and access: " + reason, cause);
    }
}
