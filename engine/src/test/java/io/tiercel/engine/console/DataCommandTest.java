package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    private static final String MESSAGES = """
            34200.1,1,11,100,5850000,1
            34200.2,1,12,50,5851000,-1
            34200.3,1,13,30,5850000,1
            34200.4,4,11,40,5850000,1
            34200.5,3,13,30,5850000,1
            """;

    @TempDir
    Path folder;

    private Path messages() throws Exception {
        return Files.writeString(folder.resolve("AAPL_2012-06-21_34200000_57600000_message_10.csv"), MESSAGES);
    }

    private Path book(final String lastAskSize) throws Exception {
        final String row = "5851000,%s,5850000,%s\n";
        return Files.writeString(
                folder.resolve("AAPL_2012-06-21_34200000_57600000_orderbook_1.csv"),
                "9999999999,0,5850000,100\n"
                        + row.formatted("50", "100")
                        + row.formatted("50", "130")
                        + row.formatted("50", "90")
                        + row.formatted(lastAskSize, "60"));
    }

    @Test
    void shouldTellTheBookAtTheEndAsJson() throws Exception {
        final CommandRun run = CommandRun.of("data", "check", messages(), book("50"), "--json");

        assertEquals(List.of(), run.errors());
        assertEquals(Main.DONE, run.status());
        assertEquals("lobster", run.json().get("format").stringValue());
        assertEquals(5, run.json().get("messages").longValue());
        assertEquals(0, run.json().get("references").get("bad").longValue());
        assertTrue(run.json().get("references").get("ok").longValue() >= 4);
        final var aapl = run.json().get("instruments").get(0);
        assertEquals("AAPL", aapl.get("symbol").stringValue());
        // 100 - 40 executed; the other 30 left
        assertEquals("585", aapl.get("bid").decimalValue().toPlainString());
        assertEquals("60", aapl.get("bidSize").decimalValue().toPlainString());
        assertEquals("585.1", aapl.get("ask").decimalValue().toPlainString());
        assertEquals(2, aapl.get("restingOrders").intValue());
    }

    @Test
    void shouldEndWithOneWhenARowContradictsTheBook() throws Exception {
        final CommandRun run = CommandRun.of("data", "check", messages(), book("51"));

        assertEquals(Main.FOUND, run.status());
        assertTrue(
                run.out().getLast().endsWith("THE FEED CONTRADICTS ITS BOOKS"),
                run.out().toString());
    }

    private Path bybit(final String... messages) throws Exception {
        return Files.writeString(folder.resolve("bybit.jsonl"), String.join("\n", messages) + "\n");
    }

    private static String bybit(final String type, final int id, final String bid) {
        return "{\"topic\":\"orderbook.50.ABC\",\"type\":\"" + type + "\",\"ts\":1733011200691,\"data\":{\"s\":\"ABC\","
                + "\"b\":[[\"" + bid + "\",\"1\"]],\"a\":[[\"10\",\"3\"]],\"u\":" + id
                + ",\"seq\":9},\"cts\":1733011200690}";
    }

    private static void assertResult(final String expected, final CommandRun run) {
        assertEquals("result           " + expected, run.out().getLast(), run.out()::toString);
    }

    @Test
    void shouldEndWithOneWhenABookIsStaleAtTheEnd() throws Exception {
        final Path capture = bybit(bybit("snapshot", 4, "9"), bybit("delta", 7, "9"));

        final CommandRun run = CommandRun.of("data", "check", capture);
        final CommandRun json = CommandRun.of("data", "check", capture, "--json");

        assertEquals(Main.FOUND, run.status());
        assertResult("STALE AT THE END: 1 of the books", run);
        assertTrue(run.out().get(run.out().size() - 2).endsWith("  STALE"), run.out()::toString);
        assertTrue(json.json().get("instruments").get(0).get("stale").booleanValue());
        assertEquals(1, json.json().get("staleAtEnd").intValue());
    }

    @Test
    void shouldEndWithOneWhenUpdatesCameWithoutASnapshot() throws Exception {
        final CommandRun run = CommandRun.of("data", "check", bybit(bybit("delta", 7, "9")));

        assertEquals(Main.FOUND, run.status());
        assertResult("NO BOOK COULD BE MADE: updates came, but no snapshot to begin with", run);
        assertTrue(
                run.out().contains("remark           1  book updates left out for want of a snapshot"),
                run.out()::toString);
    }

    @Test
    void shouldEndWithOneWhenNothingCame() throws Exception {
        final Path capture = bybit("{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"1\",\"op\":\"subscribe\"}");

        final CommandRun run = CommandRun.of("data", "check", "--format", "bybit", capture);

        assertEquals(Main.FOUND, run.status(), run.errors()::toString);
        assertResult("NOTHING CAME that an event could be made of", run);
    }

    @Test
    void shouldNameTheBooksThatAreCrossedAtTheEnd() throws Exception {
        final CommandRun run = CommandRun.of("data", "check", bybit(bybit("snapshot", 4, "11")));

        assertEquals(Main.DONE, run.status(), run.errors()::toString);
        assertResult(
                "no contradiction; the feed carries nothing to compare its books with; crossed at the end: ABC", run);
        assertTrue(run.out().get(run.out().size() - 2).endsWith("  CROSSED"), run.out()::toString);
    }

    @Test
    void shouldWriteTheBookAfterEachMessage() throws Exception {
        final Path out = folder.resolve("book.csv");

        final CommandRun run = CommandRun.of("data", "book", messages(), "--levels", 1, "--out", out);

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertEquals(
                List.of(
                        "9999999999,0,5850000,100",
                        "5851000,50,5850000,100",
                        "5851000,50,5850000,130",
                        "5851000,50,5850000,90",
                        "5851000,50,5850000,60"),
                Files.readAllLines(out));
        final CommandRun again = CommandRun.of("data", "book", messages(), "--levels", 1, "--out", out);
        assertEquals(Main.UNUSABLE, again.status());
        assertEquals(List.of("tiercel: " + out + ": exists, expected a file name that is free"), again.errors());
    }

    @Test
    void shouldLeaveNothingOfABookThatCannotBeWritten() throws Exception {
        final Path out = folder.resolve("book.csv");
        final Path lost = folder.resolve("no").resolve("book.csv");
        final Path messages = messages();

        final CommandRun other = CommandRun.of("data", "book", messages, "--instrument", "NOPE", "--out", out);
        final CommandRun noFolder = CommandRun.of("data", "book", messages, "--out", lost);
        final CommandRun retry = CommandRun.of("data", "book", messages, "--instrument", "AAPL", "--out", out);
        Files.delete(out);
        Files.writeString(messages, MESSAGES + "34200.6,1,oops\n");
        final CommandRun damaged = CommandRun.of("data", "book", messages, "--out", out);

        assertEquals(
                List.of("tiercel: " + messages + ": names no instrument NOPE, expected one that 'data check' lists"),
                other.errors());
        assertEquals(
                List.of("tiercel: " + lost + ": cannot be made, expected a folder that is there to make it in, not "
                        + lost.getParent()),
                noFolder.errors());
        assertEquals(Main.DONE, retry.status(), retry.errors().toString());
        assertEquals(1, damaged.errors().size(), damaged.errors().toString());
        for (final CommandRun run : List.of(other, noFolder, damaged)) {
            assertEquals(Main.UNUSABLE, run.status());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(messages), left.toList());
        }
    }

    @Test
    void shouldTellAFeedThatNamesNoInstrument() throws Exception {
        final Path bars = Files.writeString(folder.resolve("snapshot.kraken.jsonl"), "{\"event\":\"heartbeat\"}\n");

        final CommandRun run =
                CommandRun.of("data", "book", bars, "--format", "kraken", "--out", folder.resolve("book.csv"));

        assertEquals(List.of("tiercel: " + bars + ": names no instrument, expected one at least"), run.errors());
        assertEquals(Main.UNUSABLE, run.status());
    }

    @Test
    void shouldTellThatFilesAreOfDifferentFeeds() throws Exception {
        final Path kraken = Files.writeString(
                folder.resolve("kraken.jsonl"), "[0,{\"as\":[],\"bs\":[]},\"book-10\",\"XBT/USD\"]\n");
        final Path messages = messages();

        final CommandRun run = CommandRun.of("data", "check", messages, kraken);

        assertEquals(
                List.of("tiercel: " + kraken + ": is of format kraken, expected lobster as " + messages
                        + ": files of one feed"),
                run.errors());
        assertEquals(Main.UNUSABLE, run.status());
    }

    @Test
    void shouldSayWhatIsWrongInOneLine() throws Exception {
        final Path unknown = Files.writeString(folder.resolve("notes.txt"), "nothing of a market\n");

        final CommandRun format = CommandRun.of("data", "check", unknown);
        final CommandRun levels =
                CommandRun.of("data", "book", messages(), "--levels", 11, "--out", folder.resolve("never.csv"));
        final CommandRun date = CommandRun.of("data", "check", messages(), "--date", "21.6.2012");

        for (final CommandRun run : List.of(format, levels, date)) {
            assertEquals(Main.UNUSABLE, run.status());
            assertEquals(1, run.errors().size(), run.errors().toString());
        }
        assertTrue(
                format.errors().getFirst().contains("its format cannot be told"),
                format.errors().toString());
        assertTrue(
                levels.errors().getFirst().contains("--levels 11, expected 1 to 10"),
                levels.errors().toString());
        assertTrue(
                date.errors().getFirst().contains("expected a day such as 2012-06-21"),
                date.errors().toString());
    }

    @Test
    void shouldListEveryFormat() {
        final CommandRun run = CommandRun.of("data", "formats", "--json");

        assertEquals(Main.DONE, run.status());
        assertTrue(run.json().size() >= 20, run.json().toString());
    }
}
