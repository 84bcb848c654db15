package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataConvertTest {
    private static final String MESSAGES = """
            34200.1,1,11,100,5850000,1
            34200.2,1,12,50,5851000,-1
            34200.3,1,13,30,5850000,1
            34200.4,4,11,40,5850000,1
            34200.5,3,13,30,5850000,1
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
    @ValueSource(strings = {"journal", "parquet"})
    void shouldWriteAFormThatIsReadLikeTheSource(final String form) throws Exception {
        final Path out = folder.resolve("aapl." + form);

        final CommandRun run = CommandRun.of("data", "convert", messages, "--out", out, "--json");

        assertEquals(List.of(), run.errors());
        assertEquals(Main.DONE, run.status());
        assertEquals(5, run.json().get("events").longValue());
        assertEquals(5, run.json().get("byType").get("order_book_event").longValue());
        assertEquals(1, run.json().get("instruments").intValue());
        assertEquals(form, run.json().get("form").stringValue());
        assertTrue(run.json().get("bytes").longValue() > 1000, run.out().toString());
        assertEquals(List.of("aapl." + form, "in"), names());
        final CommandRun check = CommandRun.of("data", "check", out, "--json");
        assertEquals(Main.DONE, check.status(), check.errors().toString());
        assertEquals(form, check.json().get("format").stringValue());
        // 100 - 40 executed; the other 30 left
        assertEquals(
                "60",
                check.json()
                        .get("instruments")
                        .get(0)
                        .get("bidSize")
                        .decimalValue()
                        .toPlainString());
        final Path book = folder.resolve("book.csv");
        assertEquals(
                Main.DONE,
                CommandRun.of("data", "book", out, "--levels", 1, "--out", book).status());
        assertEquals("5851000,50,5850000,60", Files.readAllLines(book).getLast());
        assertEquals(5, Files.readAllLines(book).size());
    }

    @Test
    void shouldRefuseANameThatIsTakenOrTellsNoForm() throws Exception {
        final Path taken = Files.createDirectory(folder.resolve("taken.parquet"));

        assertUnusable(
                taken + ": exists, expected a name that is free",
                CommandRun.of("data", "convert", messages, "--out", taken));
        assertUnusable(
                "--out " + folder.resolve("x")
                        + " does not end with journal or parquet, expected --to with one of them; see tiercel data convert"
                        + " --help",
                CommandRun.of("data", "convert", messages, "--out", folder.resolve("x")));
        assertTrue(CommandRun.of("data", "convert", messages, "--out", folder.resolve("no/x"), "--to", "journal")
                .errors()
                .getFirst()
                .contains("cannot be made, expected a folder that is there to make it in"));
        assertEquals(List.of("in", "taken.parquet"), names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "parquet"})
    void shouldLeaveNothingOfADamagedSource(final String form) throws Exception {
        Files.writeString(messages, MESSAGES + "34200.6,1,oops\n");

        final CommandRun run = CommandRun.of("data", "convert", messages, "--out", folder.resolve("out." + form));

        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(1, run.errors().size(), run.errors().toString());
        assertEquals(List.of("in"), names());
    }

    @Test
    void shouldTellADamagedJournal() throws Exception {
        final Path journal = convert("a.journal");
        final Path segment;
        try (Stream<Path> paths = Files.walk(journal.resolve("input"))) {
            segment = paths.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(segment);
        // AAPL's first price, 5850000 = 0x594390
        final int at = indexOf(bytes, new byte[] {(byte) 0x90, 0x43, 0x59, 0});
        bytes[at]++;
        Files.write(segment, bytes);

        final CommandRun run = CommandRun.of("data", "convert", journal, "--out", folder.resolve("b.parquet"));

        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(1, run.errors().size(), run.errors().toString());
        assertTrue(
                run.errors().getFirst().contains(segment.toString()),
                run.errors().toString());
        assertFalse(Files.exists(folder.resolve("b.parquet")));
    }

    @Test
    void shouldTellAJournalOfAnotherVersionOrOfNoMarketData() throws Exception {
        final Path later = folder.resolve("later");
        try (var journal =
                JournalDirectory.create(later, 1, Map.of("conversion.version", "2", "conversion.events", "0"))) {
            journal.openInput(JournalConfig.smallest()).close();
        }
        final Path session = folder.resolve("session");
        JournalDirectory.create(session, 1, Map.of()).close();
        final Path schema = folder.resolve("schema");
        JournalDirectory.create(schema, 9, Map.of()).close();

        assertUnusable(later + ": was written in version 2, expected 1", check(later));
        assertUnusable(
                session + ": is a journal, but not of recorded market data, expected one that 'data convert' wrote",
                check(session));
        assertUnusable("journal: " + schema + " has records of schema version 9, expected 1", check(schema));
    }

    @Test
    void shouldTellAFolderThatIsNeither() throws Exception {
        assertUnusable(
                folder.resolve("in")
                        + ": is a folder, but holds no metadata.properties and no feed.parquet, expected one that"
                        + " 'data convert' wrote, or a file",
                check(folder.resolve("in")));
        assertUnusable(
                messages + ": expected one parquet folder alone, got a file",
                CommandRun.of("data", "check", messages, "--format", "parquet"));
        final Path parquet = convert("a.parquet");
        assertUnusable(
                parquet + ": expected one parquet folder alone, got 2 files",
                CommandRun.of("data", "check", parquet, messages));
        assertUnusable(
                parquet.resolve("order_book_event.parquet")
                        + ": is one file of a Parquet folder, expected the folder that 'data convert' wrote",
                check(parquet.resolve("order_book_event.parquet")));
    }

    @Test
    void shouldTellAParquetFileThatIsCutOrMissing() throws Exception {
        final Path parquet = convert("a.parquet");
        final Path events = parquet.resolve("order_book_event.parquet");
        try (FileChannel file = FileChannel.open(events, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 20);
        }

        final CommandRun cut = check(parquet);
        Files.delete(events);
        final CommandRun missing = check(parquet);
        Files.write(parquet.resolve("feed.parquet"), new byte[3]);
        final CommandRun feed = check(parquet);

        assertOneLine("cannot be read, expected the Parquet files of 'data convert': ", cut);
        assertOneLine(events.toString(), cut);
        assertUnusable(parquet + ": ends after 0 events, expected 5", missing);
        assertOneLine("feed.parquet", feed);
    }

    @Test
    void shouldTellAParquetFileOfAnotherSchemaOrVersion() throws Exception {
        final Path parquet = convert("a.parquet");
        final Path events = parquet.resolve("order_book_event.parquet");
        final Path feed = parquet.resolve("feed.parquet");

        rewrite(events, "SELECT * EXCLUDE (qty)");
        assertOneLine("qty", check(parquet));
        Files.delete(parquet.resolve("order_book_event.parquet"));
        Files.move(parquet.resolve("order_book_event.parquet.old"), events);
        rewrite(events, "SELECT * REPLACE (price::VARCHAR AS price)");
        assertUnusable(events + ": column price is VARCHAR, expected BIGINT", check(parquet));
        Files.move(parquet.resolve("order_book_event.parquet.old"), replaced(events));
        rewrite(events, "SELECT * REPLACE (77::INTEGER AS action)");
        assertOneLine(events + ": action = 77, expected one of {0=ADD", check(parquet));
        Files.move(parquet.resolve("order_book_event.parquet.old"), replaced(events));
        rewrite(events, "SELECT * REPLACE (if(sequence = 3, 2, sequence) AS sequence)");
        assertUnusable(
                parquet + ": the row after sequence 2 has sequence 2 (order_book_event), expected 3", check(parquet));
        Files.move(parquet.resolve("order_book_event.parquet.old"), replaced(events));
        assertEquals(Main.DONE, check(parquet).status());

        rewrite(feed, "SELECT * REPLACE (2::INTEGER AS version)");
        assertUnusable(parquet + ": was written in version 2, expected 1", check(parquet));
    }

    private static Path replaced(final Path file) throws Exception {
        Files.delete(file);
        return file;
    }

    /** Another content under the same name; the old file is kept beside it. */
    private static void rewrite(final Path file, final String select) throws Exception {
        final Path old = Path.of(file + ".old");
        Files.move(file, old);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute(
                    "COPY (" + select + " FROM read_parquet('" + old + "')) TO '" + file + "' (FORMAT parquet)");
        }
    }

    private Path convert(final String name) {
        final Path out = folder.resolve(name);
        final CommandRun run = CommandRun.of("data", "convert", messages, "--out", out);
        assertEquals(Main.DONE, run.status(), run.errors().toString());
        return out;
    }

    private static CommandRun check(final Path path) {
        return CommandRun.of("data", "check", path);
    }

    private static void assertUnusable(final String message, final CommandRun run) {
        assertEquals(List.of("tiercel: " + message), run.errors());
        assertEquals(Main.UNUSABLE, run.status());
    }

    private static void assertOneLine(final String part, final CommandRun run) {
        assertEquals(1, run.errors().size(), run.errors().toString());
        assertTrue(run.errors().getFirst().contains(part), run.errors().toString());
        assertEquals(Main.UNUSABLE, run.status());
    }

    private List<String> names() throws Exception {
        try (Stream<Path> paths = Files.list(folder)) {
            return List.copyOf(new TreeSet<>(
                    paths.map(path -> path.getFileName().toString()).toList()));
        }
    }

    private static int indexOf(final byte[] bytes, final byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
