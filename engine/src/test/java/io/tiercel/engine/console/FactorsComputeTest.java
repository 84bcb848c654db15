package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorsComputeTest {
    private static final String MESSAGES = """
            34200.1,1,11,100,5850000,1
            34200.2,1,12,50,5851000,-1
            34200.3,1,13,30,5850000,1
            34200.4,4,11,40,5850000,1
            34261.5,4,12,20,5851000,-1
            """;

    @TempDir
    Path folder;

    private Path messages;

    @BeforeEach
    void writeMessages() throws Exception {
        messages = Files.writeString(
                Files.createDirectory(folder.resolve("in")).resolve("AAPL_2012-06-21_34200000_57600000_message_10.csv"),
                MESSAGES);
    }

    @ParameterizedTest
    @CsvSource({"672, 50", "999, 10"})
    void shouldEqualKnownAnswersOfRecordedBooks(final int count, final int levels) throws Exception {
        final Path shared = Path.of(System.getProperty("tiercel.shared", "../shared"));
        assumeTrue(Files.isDirectory(shared), "skipped: market data folder " + shared + " is absent");
        final String name = "AAPL_2012-06-21_first" + count + "_%s_" + levels + ".csv.gz";
        final Path lobster = shared.resolve("data/lobster");
        final Path out = folder.resolve("golden.csv");

        final CommandRun run = compute(
                lobster.resolve(name.formatted("message")),
                "--book-rows",
                lobster.resolve(name.formatted("orderbook")),
                "--out",
                out);

        assertEquals(List.of(), run.errors());
        final List<String[]> golden;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Files.newInputStream(shared.resolve("golden/factors_aapl_first" + count + ".csv.gz"))),
                StandardCharsets.US_ASCII))) {
            golden = reader.lines().map(line -> line.split(",", -1)).toList();
        }
        assertEqualWithin(golden, csv(out));
    }

    /** NaN in the same cells, elsewhere {@code |x - g| <= 1e-9 |g| + 1e-12 G}, G the largest |g| of the column. */
    private static void assertEqualWithin(final List<String[]> golden, final List<String[]> table) {
        assertEquals(golden.size(), table.size());
        assertEquals(138, table.getFirst().length);
        for (int column = 0; column < 138; column++) {
            final String id = golden.getFirst()[column];
            final int own = Arrays.asList(table.getFirst()).indexOf(id);
            double largest = 0;
            for (int row = 1; row < golden.size(); row++) {
                final double value = Double.parseDouble(golden.get(row)[column]);
                largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value));
            }
            for (int row = 1; row < golden.size(); row++) {
                final double expected = Double.parseDouble(golden.get(row)[column]);
                final double actual = Double.parseDouble(table.get(row)[own]);
                if (Double.isNaN(expected) != Double.isNaN(actual)
                        || Math.abs(actual - expected) > 1e-9 * Math.abs(expected) + 1e-12 * largest) {
                    fail(id + ", row " + row + ": expected " + expected + ", was " + actual);
                }
            }
        }
    }

    /** A file with messages left out: a message of the bid, and a row whose ask is another one too. */
    @Test
    void shouldReadBothSidesOfEveryBookRow() throws Exception {
        final Path few = Files.writeString(
                folder.resolve("AAPL_2012-06-21_message_1.csv"),
                "34200.1,1,11,100,5850000,1\n34200.2,1,13,30,5850000,1\n34200.3,4,13,30,5850000,1\n");
        final Path rows = Files.writeString(
                folder.resolve("rows.csv"), "5851000,50,5850000,100\n5852000,70,5850000,130\n5852000,70,5850000,100\n");
        final Path out = folder.resolve("rows_out.csv");

        final CommandRun run = compute(
                few,
                "--book-rows",
                rows,
                "--factors",
                "spread_ticks,ask_depth_l1,signed_vol,ofi_1,bid_add_rate_5s",
                "--levels",
                "1",
                "--out",
                out);

        assertEquals(List.of(), run.errors());
        // flow of the second row: the bid gains 30, the ask of 50 went up and away: 30 + 50; of the third: the bid
        // loses 30
        assertEquals(
                List.of(
                        "spread_ticks,ofi_1,signed_vol,ask_depth_l1,bid_add_rate_5s",
                        "10,0,0,50,NaN",
                        "20,80,0,70,NaN",
                        "20,-30,-30,70,NaN"),
                Files.readAllLines(out));
    }

    @Test
    void shouldWriteTheChosenFactorsThenTheFormulas() throws Exception {
        final Path out = folder.resolve("a.csv");

        final CommandRun run = compute(
                messages,
                "--factors",
                "spread_ticks,signed_vol",
                "--formula",
                "gap = $ask1 - $bid1",
                "--formula",
                "lost=$vpin * 0",
                "--formula",
                "third=If($trade_qty > 0, $trade_price / 3, $bidq1)",
                "--out",
                out,
                "--json");

        assertEquals(List.of(), run.errors());
        assertEquals(Main.DONE, run.status());
        // a bid of 100, an ask of 50, 30 more, then a sell of 40 at 58500 ticks and a buy of 20
        assertEquals(
                List.of(
                        "spread_ticks,signed_vol,gap,lost,third",
                        "NaN,0,NaN,NaN,100",
                        "10,0,10,NaN,100",
                        "10,0,10,NaN,130",
                        "10,-40,10,NaN,19500",
                        "10,20,10,NaN,19503.333333333332"),
                Files.readAllLines(out));
        assertEquals(5, run.json().get("rows").intValue());
        assertEquals("AAPL", run.json().get("instruments").get(0).stringValue());
        assertEquals(1, run.json().get("levelsSeen").intValue());
        assertEquals(Files.size(out), run.json().get("bytes").longValue());
    }

    @Test
    void shouldWriteParquetThatHoldsTheSameValues() throws Exception {
        final Path csv = folder.resolve("a.csv");
        final Path parquet = folder.resolve("a.parquet");
        compute(messages, "--out", csv);

        final CommandRun run = compute(messages, "--out", parquet);

        assertEquals(List.of(), run.errors());
        final List<String[]> expected = csv(csv);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM read_parquet('" + parquet + "')")) {
            assertEquals(140, row.getMetaData().getColumnCount());
            assertEquals("event_time_ns", row.getMetaData().getColumnName(1));
            assertEquals("instrument", row.getMetaData().getColumnName(2));
            for (int i = 1; i < expected.size(); i++) {
                assertTrue(row.next());
                assertEquals("AAPL", row.getString(2));
                for (int column = 0; column < 138; column++) {
                    assertEquals(expected.getFirst()[column], row.getMetaData().getColumnName(column + 3));
                    final double value = row.getDouble(column + 3);
                    assertFalse(row.wasNull(), "NaN is no null");
                    assertEquals(
                            Double.doubleToLongBits(Double.parseDouble(expected.get(i)[column])),
                            Double.doubleToLongBits(value));
                }
            }
            assertFalse(row.next());
        }
        // 2012-06-21 09:30:00.1 in New York
        assertEquals("1340285400100000000", query("SELECT min(event_time_ns) FROM read_parquet('" + parquet + "')"));
        assertTrue(
                query("SELECT encodings FROM parquet_metadata('" + parquet + "') WHERE path_in_schema = 'instrument'")
                        .contains("DICTIONARY"));
    }

    private static String query(final String sql) throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }

    @Test
    void shouldWriteARowForEachBar() throws Exception {
        final Path out = folder.resolve("bars.csv");
        final Path features = Files.writeString(
                folder.resolve("f.yaml"), "columns: [close, volume]\nfeatures:\n  rise: $close - Ref($close, 1)\n");

        final CommandRun run = compute(
                messages, "--bars", "tick:1", "--formulas", features, "--formula", "half=$volume / 2", "--out", out);

        assertEquals(List.of(), run.errors());
        assertEquals(
                List.of(
                        "open,high,low,close,vwap,volume,rise,half",
                        "585,585,585,585,585,40,NaN,20",
                        "585.10000000000002,585.10000000000002,585.10000000000002,585.10000000000002,"
                                + "585.10000000000002,20,0.10000000000002274,10"),
                Files.readAllLines(out));
        // the second minute's bar has not ended
        assertEquals(
                Main.DONE,
                compute(messages, "--bars", "time:1m", "--out", folder.resolve("t.csv"))
                        .status());
        assertEquals(2, Files.readAllLines(folder.resolve("t.csv")).size());
    }

    @Test
    void shouldTakeParametersAndFormulasOfAFile() throws Exception {
        final Path yaml = Files.writeString(
                folder.resolve("my.yaml"), "parameters: {midReturnEvents: 1}\nformulas: {twice: $mid * 2}\n");
        final Path out = folder.resolve("a.csv");

        final CommandRun run = compute(messages, "--factors", "mid_ret_10ev", "-c", yaml, "--out", out);

        assertEquals(List.of(), run.errors());
        assertEquals("mid_ret_10ev,twice", Files.readAllLines(out).getFirst());
        assertEquals("0,117010", Files.readAllLines(out).getLast());
    }

    @Test
    void shouldReadWhatASessionJournaled() throws Exception {
        final Path journal = folder.resolve("run");
        final Path all = folder.resolve("all.parquet");
        final Path one = folder.resolve("one.csv");
        assertEquals(
                Main.DONE,
                CommandRun.of("run", "--events", 500, "--model", "none", "--journal", journal)
                        .status());

        assertEquals(Main.DONE, compute(journal, "--out", all).status());
        assertEquals(
                Main.DONE,
                compute(journal, "--instrument", "CELL", "--out", one).status());

        assertEquals("4", query("SELECT count(DISTINCT instrument) FROM read_parquet('" + all + "')"));
        assertEquals(
                query("SELECT count(*) FROM read_parquet('" + all + "') WHERE instrument = 'CELL'"),
                String.valueOf(Files.readAllLines(one).size() - 1));
        assertUnusable(
                "the feed has 4 instruments (TIER, CELL, MEWS, LURE), and a CSV table holds one: expected --instrument"
                        + " SYMBOL, or --out with .parquet",
                compute(journal, "--out", folder.resolve("x.csv")));
        assertUnusable(
                journal + ": names no instrument AAPL, expected one of its 4: TIER, CELL, MEWS, LURE",
                compute(journal, "--instrument", "AAPL", "--out", folder.resolve("x.csv")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "--factors ofi_2|factors: unknown factor ofi_2, expected all, first24, family A, family B, family C, family D, family E, family F, family G, family H, family I, or an id that 'tiercel factors list' tells",
                "--levels 11|--levels 11, expected 1 to 10",
                "--levels 5 --factors ofi_1,mlofi_10|--factors mlofi_10 needs 10 levels, expected factors of at most 5 as --levels says",
                "--levels 2 --factors ofi_1 --formula x=$bid3|formulas read $bid3, which needs 3 levels, expected columns of at most 2 as --levels says",
                "--factors none --formula x=$bid1+|formula x, column 7: found the end of the formula, expected a number, a $column, a function or '('",
                "--formula $bid1|--formula '$bid1', expected a name and a formula such as 'gap=$ask1 - $bid1'",
                "--formula x=1 --formula x=2|formula x comes twice, expected each name once",
                "--formula vpin=1|formula vpin has the name of a column, expected one that is neither factor nor column",
                "--formulas nofile.yaml|nofile.yaml: cannot be read as text, expected a file of formulas",
                "--bars week:1|--bars week:1, expected time:60s (ms, s, m, h), tick:100, volume:1000, dollar:1e6 or imbalance:50",
                "--bars time:60|--bars time:60, expected time:60s (ms, s, m, h), tick:100, volume:1000, dollar:1e6 or imbalance:50",
                "--bars tick:1 --formula x=$bid1|formula x, column 1: found unknown '$bid1', expected one of the 6 columns",
                "--config nofile.yaml|--config nofile.yaml does not exist, expected a file such as config/factors.yaml, or a folder of YAML files",
                "--book a --book-rows b|--book and --book-rows exclude each other, expected one of them",
                "--instrument MSFT|FILE: names no instrument MSFT, expected one of its 1: AAPL",
            })
    void shouldSayOneLineWhenAnOptionIsUnusable(final String options, final String complaint) {
        final List<Object> words = new ArrayList<>(List.of(messages, "--out", folder.resolve("x.csv")));
        words.addAll(List.of((Object[]) options.split(" ")));

        assertUnusable(complaint.replace("FILE", messages.toString()), compute(words.toArray()));
        assertFalse(Files.exists(folder.resolve("x.csv")));
    }

    @Test
    void shouldSayOneLineWhenItCannotReadOrWrite() throws Exception {
        final Path out = folder.resolve("x.csv");
        final Path none = folder.resolve("none");

        assertUnusable(
                none.resolve("x.csv") + ": cannot be made, expected a folder that is there to make it in, not " + none,
                compute(messages, "--out", none.resolve("x.csv")));
        assertUnusable(
                "--out " + folder.resolve("x.txt")
                        + ": what form is that, expected a name that ends with .csv or .parquet; see tiercel factors"
                        + " compute --help",
                compute(messages, "--out", folder.resolve("x.txt")));
        assertUnusable(none + ": not found, expected an existing file", compute(none, "--out", out));
        assertUnusable(messages + ": exists, expected a file name that is free", compute(messages, "--out", messages));
        final Path rows = Files.writeString(folder.resolve("rows.csv"), "5851000,50,5850000,100\n");
        assertUnusable(
                rows + ": ends after 1 rows, expected one for each line of the message file",
                compute(messages, "--book-rows", rows, "--out", out));
        Files.writeString(messages, MESSAGES + "34300.0,1,oops\n");
        assertEquals(1, compute(messages, "--out", out).errors().size());
        assertEquals(
                1,
                compute(messages, "--out", folder.resolve("x.parquet")).errors().size());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count(), "nothing is left but the message folder and the rows");
        }
    }

    private static List<String[]> csv(final Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static CommandRun compute(final Object... words) {
        final Object[] all = new Object[words.length + 2];
        all[0] = "factors";
        all[1] = "compute";
        System.arraycopy(words, 0, all, 2, words.length);
        return CommandRun.of(all);
    }

    private static void assertUnusable(final String message, final CommandRun run) {
        assertEquals(List.of("tiercel: " + message), run.errors());
        assertEquals(Main.UNUSABLE, run.status());
    }
}
