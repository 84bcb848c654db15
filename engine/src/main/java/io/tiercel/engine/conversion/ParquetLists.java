package io.tiercel.engine.conversion;

import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The short Parquet files beside the events: the feed, its instruments, the names of codes. Cold. */
final class ParquetLists {
    /** File by which the folder is known. */
    static final String FEED = "feed";

    private static final String INSTRUMENTS = "instruments";
    private static final String CODES = "codes";
    // no file name holds it
    private static final String FILE_SEPARATOR = "/";

    private final Creator creator;
    private final Writer writer;

    /** Makes a table. */
    @FunctionalInterface
    interface Creator {
        DuckDBAppender create(String table, String columns) throws SQLException;
    }

    /** Writes a table that is complete to its file. */
    @FunctionalInterface
    interface Writer {
        void write(String table) throws SQLException;
    }

    ParquetLists(final Creator creator, final Writer writer) {
        this.creator = creator;
        this.writer = writer;
    }

    void write(final RecordedFeed feed) throws SQLException {
        writeInstruments(feed.instruments());
        writeCodes(EventSchema.MARKET_DATA.tables());
        try (DuckDBAppender rows = creator.create(
                FEED,
                "version INTEGER, schema_id INTEGER, schema_version INTEGER, format VARCHAR, books VARCHAR,"
                        + " events BIGINT, files VARCHAR")) {
            rows.beginRow().append(RecordedFeed.VERSION).append(EventSchema.MARKET_DATA.id());
            rows.append(EventSchema.MARKET_DATA.version()).append(feed.format());
            rows.append(feed.bookKind().name()).append(feed.events());
            rows.append(String.join(FILE_SEPARATOR, feed.files())).endRow();
        }
        writer.write(FEED);
    }

    void writeInstruments(final List<Instrument> instruments) throws SQLException {
        try (DuckDBAppender rows = creator.create(
                INSTRUMENTS,
                "instrument_id INTEGER, symbol VARCHAR, price_scale INTEGER, qty_scale INTEGER, tick_size BIGINT,"
                        + " lot_size BIGINT")) {
            for (final Instrument i : instruments) {
                rows.beginRow().append(i.id()).append(i.symbol()).append(i.priceScale());
                rows.append(i.qtyScale())
                        .append(i.tickSize())
                        .append(i.lotSize())
                        .endRow();
            }
        }
        writer.write(INSTRUMENTS);
    }

    void writeCodes(final List<EventTable> tables) throws SQLException {
        try (DuckDBAppender rows =
                creator.create(CODES, "event_type VARCHAR, column_name VARCHAR, code INTEGER, name VARCHAR")) {
            for (final EventTable table : tables) {
                for (final EventColumn column : table.columns()) {
                    for (final Map.Entry<Long, String> code : column.codes().entrySet()) {
                        rows.beginRow().append(table.name()).append(column.name());
                        rows.append(code.getKey().intValue())
                                .append(code.getValue())
                                .endRow();
                    }
                }
            }
        }
        writer.write(CODES);
    }

    static RecordedFeed read(final Connection connection, final Path folder) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version, schema_id, schema_version, format, books,"
                        + " events, files FROM "
                        + ParquetDatabase.reading(ParquetDatabase.file(folder, FEED)))) {
            if (!row.next()) {
                throw new BadInputException(folder + ": its feed.parquet is empty, expected one row");
            }
            requireVersion(folder, "version", row.getInt(1), RecordedFeed.VERSION);
            requireVersion(folder, "schema", row.getInt(2), EventSchema.MARKET_DATA.id());
            requireVersion(folder, "schema version", row.getInt(3), EventSchema.MARKET_DATA.version());
            return new RecordedFeed(
                    row.getString(4),
                    bookKind(folder, row.getString(5)),
                    row.getLong(6),
                    List.of(row.getString(7).split(FILE_SEPARATOR, -1)),
                    instruments(connection, folder));
        }
    }

    private static List<Instrument> instruments(final Connection connection, final Path folder) throws SQLException {
        final List<Instrument> instruments = new ArrayList<>();
        try (Connection second = connection.unwrap(DuckDBConnection.class).duplicate();
                Statement statement = second.createStatement();
                ResultSet row = statement.executeQuery("SELECT instrument_id, symbol, price_scale, qty_scale,"
                        + " tick_size, lot_size FROM "
                        + ParquetDatabase.reading(ParquetDatabase.file(folder, INSTRUMENTS)) + " ORDER BY 1")) {
            while (row.next()) {
                if (row.getInt(1) != instruments.size()) {
                    throw new BadInputException(folder + ": instruments.parquet holds id " + row.getInt(1)
                            + ", expected " + instruments.size());
                }
                instruments.add(new Instrument(
                        row.getInt(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getLong(5),
                        row.getLong(6),
                        1));
            }
        }
        return instruments;
    }

    private static BookKind bookKind(final Path folder, final String name) {
        for (final BookKind kind : BookKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new BadInputException(
                folder + ": feed.parquet says books = " + name + ", expected one of " + List.of(BookKind.values()));
    }

    private static void requireVersion(final Path folder, final String what, final int told, final int expected) {
        if (told != expected) {
            throw new BadInputException(folder + ": was written in " + what + " " + told + ", expected " + expected);
        }
    }
}
