package io.tiercel.engine.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files as somebody meets them who has no Tiercel. */
class ParquetFilesTest {
    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void convert() {
        out = folder.resolve("two.parquet");
        final MadeFormat format = new MadeFormat(List.of("AAA", "BBB"), 1, (writer, asked) -> write(writer));
        Stored.convert(format, List.of(Path.of("a.csv"), Path.of("b.csv")), StoredForm.PARQUET, out);
    }

    private static void write(final EventWriter writer) {
        writer.orderBookEvent(1, 41, 1_000, BookAction.ADD, Side.SELL, 900, Prices.NO_ORDER_ID, 1_234_567, 30);
        writer.orderBookEvent(
                0, 42, 2_000, BookAction.TRADE, Side.NONE, Prices.NO_ORDER_ID, Prices.NO_ORDER_ID, Prices.NO_PRICE, 5);
        writer.topOfBook(0, 43, 3_000, -5, 1, Prices.NO_PRICE, 0);
    }

    @Test
    void shouldNameColumnsWithTheirUnits() throws Exception {
        assertEquals(
                List.of(
                        "sequence BIGINT",
                        "flags INTEGER",
                        "source INTEGER",
                        "part INTEGER",
                        "instrument_id INTEGER",
                        "source_sequence BIGINT",
                        "event_time_ns BIGINT",
                        "exchange_timestamp_ns BIGINT",
                        "receive_timestamp_ns BIGINT",
                        "publish_timestamp_ns BIGINT",
                        "order_id BIGINT",
                        "new_order_id BIGINT",
                        "price BIGINT",
                        "qty BIGINT",
                        "action INTEGER",
                        "side INTEGER"),
                rows("SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM " + file("order_book_event")
                        + ")"));
    }

    @Test
    void shouldHoldTheNumbersOfTheEvents() throws Exception {
        assertEquals(
                List.of(
                        "1,41,1,1000,1000,900,null,1234567,30,ADD,SELL",
                        "2,42,0,2000,2000,null,null,null,5,TRADE,NONE"),
                rows("SELECT concat_ws(',', e.sequence, source_sequence, instrument_id, event_time_ns,"
                        + " exchange_timestamp_ns, coalesce(order_id::VARCHAR, 'null'),"
                        + " coalesce(new_order_id::VARCHAR, 'null'), coalesce(price::VARCHAR, 'null'), qty, a.name,"
                        + " s.name) FROM " + file("order_book_event") + " e, " + file("codes") + " a, "
                        + file("codes") + " s WHERE a.event_type = 'order_book_event' AND a.column_name = 'action'"
                        + " AND a.code = action AND s.event_type = 'order_book_event' AND s.column_name = 'side'"
                        + " AND s.code = side ORDER BY 1"));
        assertEquals(
                List.of("3,-5,1,null,0"),
                rows("SELECT concat_ws(',', sequence, bid_price, bid_qty, coalesce(ask_price::VARCHAR, 'null'),"
                        + " ask_qty) FROM " + file("top_of_book")));
    }

    /** Units by place, as MadeFormat lists them: BBB has price scale 1, qty scale 11, tick 2, lot 2. */
    @Test
    void shouldHoldTheInstrumentsAndTheFeed() throws Exception {
        assertEquals(
                List.of("0,AAA,0,12,1,1", "1,BBB,1,11,2,2"),
                rows("SELECT concat_ws(',', instrument_id, symbol, price_scale, qty_scale, tick_size, lot_size) FROM "
                        + file("instruments")));
        assertEquals(
                List.of("1,1,1,made,LEVELS,3,a.csv/b.csv"),
                rows("SELECT concat_ws(',', version, schema_id, schema_version, format, books, events, files) FROM "
                        + file("feed")));
    }

    @Test
    void shouldBeCompressedAndLeaveNothingElse() throws Exception {
        assertEquals(
                List.of("ZSTD"),
                rows("SELECT DISTINCT compression FROM parquet_metadata("
                        + ParquetDatabase.quoted(
                                ParquetDatabase.file(out, "order_book_event").toString()) + ")"));
        final TreeSet<String> names = new TreeSet<>();
        try (var paths = Files.list(out)) {
            paths.forEach(path -> names.add(path.getFileName().toString()));
        }
        assertEquals(
                new TreeSet<>(List.of(
                        "codes.parquet",
                        "feed.parquet",
                        "instruments.parquet",
                        "order_book_event.parquet",
                        "top_of_book.parquet")),
                names);
        try (var paths = Files.list(folder)) {
            assertEquals(List.of(out), paths.toList());
        }
    }

    @Test
    void shouldLetNobodyOpenTheNetwork() throws Exception {
        assertEquals(
                List.of("false,false,false,1"),
                rows("SELECT concat_ws(',', current_setting('autoinstall_known_extensions'),"
                        + " current_setting('autoload_known_extensions'), current_setting('allow_community_extensions'),"
                        + " current_setting('threads'))"));
        assertThrows(SQLException.class, () -> rows("SET autoinstall_known_extensions = true"));
        assertThrows(SQLException.class, () -> rows("SELECT * FROM read_parquet('https://127.0.0.1:1/x.parquet')"));
    }

    private String file(final String table) {
        return ParquetDatabase.reading(ParquetDatabase.file(out, table));
    }

    private List<String> rows(final String sql) throws SQLException {
        final List<String> rows = new ArrayList<>();
        try (Connection connection = ParquetDatabase.open(folder.resolve("tmp"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
