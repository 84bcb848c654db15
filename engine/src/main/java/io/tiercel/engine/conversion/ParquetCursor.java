package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.duckdb.DuckDBConnection;

/** The rows of one table in the order of its Parquet file. One thread; cold. */
final class ParquetCursor implements AutoCloseable {
    /** Sequence at the end. */
    static final long END = Long.MAX_VALUE;

    private final EventTable table;
    private final Path file;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Connection connection;
    private final ResultSet rows;
    private long sequence;

    ParquetCursor(final Connection database, final EventTable table, final Path file) throws SQLException {
        this.table = table;
        this.file = file;
        // a connection has one result under way
        connection = database.unwrap(DuckDBConnection.class).duplicate();
        try {
            final Statement statement = connection.createStatement();
            rows = statement.executeQuery(
                    "SELECT " + table.columns().stream().map(EventColumn::name).collect(Collectors.joining(", "))
                            + " FROM " + ParquetDatabase.reading(file));
            checkTypes(rows.getMetaData());
            advance();
        } catch (final SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void checkTypes(final ResultSetMetaData told) throws SQLException {
        for (int i = 0; i < table.columns().size(); i++) {
            final EventColumn column = table.columns().get(i);
            final String type = told.getColumnTypeName(i + 1);
            if (!type.equals(column.type())) {
                throw new BadInputException(
                        file + ": column " + column.name() + " is " + type + ", expected " + column.type());
            }
        }
    }

    EventTable table() {
        return table;
    }

    /** Of the current row, {@link #END} when there is none. */
    long sequence() {
        return sequence;
    }

    /** Writes the current row as an event to the start of a buffer and moves to the next row. */
    void take(final UnsafeBuffer event) throws SQLException {
        table.writeFixed(event, header);
        for (int i = 0; i < table.columns().size(); i++) {
            final EventColumn column = table.columns().get(i);
            final long value = rows.getLong(i + 1);
            final boolean isNull = rows.wasNull();
            if (isNull && !column.isOptional()) {
                throw new BadInputException(file + ": " + column.name() + " is null in the row of sequence " + sequence
                        + ", expected a number");
            }
            if (!column.write(event, 0, isNull ? Long.MIN_VALUE : value)) {
                throw new BadInputException(file + ": " + column.name() + " = " + value + ", expected "
                        + (column.codes().isEmpty()
                                ? "a number of " + column.length() + " bytes"
                                : "one of " + column.codes()));
            }
        }
        advance();
    }

    private void advance() throws SQLException {
        sequence = rows.next() ? rows.getLong(1) : END;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
