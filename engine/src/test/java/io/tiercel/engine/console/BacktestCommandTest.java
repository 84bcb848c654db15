package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.backtest.FolderBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestCommandTest {
    private static final String MAKER = """
            model: none
            strategies: [{type: avellaneda-stoikov, name: maker, instruments: ["*"], parameters: {orderLots: 100, maxPositionLots: 500}}]
            engine: {pipeline: {threadingMode: INVOKER, pinThreads: false, probeEvery: 0}}
            """;

    private static final String STRATEGIES = """
            model: none
            strategies: [{type: avellaneda-stoikov, name: maker, instruments: ["*"], parameters: {orderLots: 100, maxPositionLots: 500}}]
            """;

    @TempDir
    private Path folder;

    private Path backtest(final String text) throws IOException {
        return Files.writeString(folder.resolve("backtest.yaml"), text);
    }

    @Test
    void shouldWriteTheSameBytesWhenRunTwice() throws IOException {
        final Path file = backtest("name: twice\nfeeds: [{format: sim, seed: 5, events: 20000}]\n" + MAKER);

        final CommandRun first = CommandRun.of("backtest", "-c", file, "--out", folder.resolve("a"), "--json");
        final CommandRun second = CommandRun.of("backtest", "-c", file, "--out", folder.resolve("b"));

        assertEquals(0, first.status(), () -> first.errors().toString());
        assertEquals(0, second.status(), () -> second.errors().toString());
        assertTrue(first.json().path("fills").asInt() > 10, () -> first.json().toString());
        final SortedMap<String, String> bytes = FolderBytes.of(folder.resolve("a"));
        assertTrue(bytes.keySet().containsAll(Set.of("backtest.yaml", "data.json", "summary.json")));
        assertEquals(bytes, FolderBytes.of(folder.resolve("b")));
    }

    @Test
    void shouldWriteTheSameResultsWhenRunFromItsOwnEffectiveConfiguration() throws IOException {
        final Path file = backtest("name: again\nfeeds: [{format: sim, seed: 5, events: 5000}]\n" + MAKER);
        assertEquals(
                0,
                CommandRun.of("backtest", "-c", file, "--out", folder.resolve("a"))
                        .status());

        final CommandRun again = CommandRun.of(
                "backtest", "-c", folder.resolve("a").resolve("backtest.yaml"), "--out", folder.resolve("b"));

        assertEquals(0, again.status(), () -> again.errors().toString());
        assertEquals(FolderBytes.of(folder.resolve("a")), FolderBytes.of(folder.resolve("b")));
    }

    @Test
    void shouldTradeAsASessionDoesWhenTheFeedIsTheSame() throws IOException {
        final Path file = backtest("name: session\nfeeds: [{format: sim, seed: 9, events: 20000}]\n" + MAKER);
        final Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("strategy.yaml"), STRATEGIES);

        final JsonNode backtested = CommandRun.of("backtest", "-c", file, "--out", folder.resolve("a"), "--json")
                .json();
        final JsonNode session = CommandRun.of(
                        "run",
                        "-c",
                        config,
                        "--seed",
                        9,
                        "--events",
                        20_000,
                        "--threading",
                        "INVOKER",
                        "--journal",
                        folder.resolve("journal"),
                        "--json")
                .json();

        for (final String key : new String[] {"orders", "replaces", "cancels", "fills", "pnl", "fees", "rejects"}) {
            assertEquals(session.path(key), backtested.path(key), key);
        }
    }

    @Test
    void shouldTradeAsItsSessionDidWhenTheFeedIsAJournal() throws IOException {
        final Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("strategy.yaml"), STRATEGIES);
        final JsonNode session = CommandRun.of(
                        "run",
                        "-c",
                        config,
                        "--seed",
                        3,
                        "--events",
                        10_000,
                        "--threading",
                        "INVOKER",
                        "--journal",
                        folder.resolve("journal"),
                        "--json")
                .json();

        final Path file = backtest("name: journal\nfeeds: [{format: journal, files: [journal]}]\n" + MAKER);
        final CommandRun backtested =
                CommandRun.of("backtest", "-c", file, "--data", folder, "--out", folder.resolve("a"), "--json");

        assertEquals(0, backtested.status(), () -> backtested.errors().toString());
        final Path feed = backtest("name: feed\nfeeds: [{format: sim, seed: 3, events: 10000}]\n" + MAKER);
        assertEquals(
                0,
                CommandRun.of("backtest", "-c", feed, "--out", folder.resolve("b"))
                        .status());
        final SortedMap<String, String> ofJournal = FolderBytes.of(folder.resolve("a"));
        final SortedMap<String, String> ofFeed = FolderBytes.of(folder.resolve("b"));
        for (final String rows : new String[] {"fills.parquet", "orders.parquet", "trades.parquet", "equity.parquet"}) {
            assertEquals(ofFeed.get(rows), ofJournal.get(rows), rows);
        }
        for (final String key : new String[] {"orders", "replaces", "cancels", "fills", "pnl", "fees", "rejects"}) {
            assertEquals(session.path(key), backtested.json().path(key), key);
        }
    }

    @Test
    void shouldSendNoOrderBeforeTheWarmUpIsOver() throws IOException {
        final Path file =
                backtest("name: warm\nfeeds: [{format: sim, seed: 5, events: 20000}]\nwarmUp: 15000 events\n" + MAKER);

        final JsonNode warm = CommandRun.of("backtest", "-c", file, "--out", folder.resolve("a"), "--json")
                .json();

        assertTrue(warm.path("refusedDuringWarmUp").asInt() > 0, warm::toString);
        assertTrue(warm.path("orders").asInt() > 0, warm::toString);
        assertTrue(
                warm.path("tradesFrom")
                                .asString()
                                .compareTo(warm.path("firstEvent").asString())
                        > 0,
                warm::toString);
    }

    @Test
    void shouldEndBeforeTheLastMomentWhenToIsGiven() throws IOException {
        final Path file = backtest("""
                name: cut
                feeds: [{format: sim, seed: 5, events: 20000}]
                from: 2026-01-02T14:31:00Z
                to: 2026-01-02T14:32:00Z
                """ + MAKER);

        final JsonNode cut = CommandRun.of("backtest", "-c", file, "--out", folder.resolve("a"), "--json")
                .json();

        assertTrue(cut.path("lastEvent").asString().startsWith("2026-01-02T14:31:5"), cut::toString);
        assertTrue(cut.path("tradesFrom").asString().startsWith("2026-01-02T14:31:0"), cut::toString);
        assertTrue(cut.path("firstEvent").asString().startsWith("2026-01-02T14:29:59"), cut::toString);
    }

    @Test
    void shouldMeasureFromTheMomentItMayTrade() throws IOException {
        final Path file = backtest("""
                name: measured
                feeds: [{format: sim, seed: 5, events: 20000}]
                from: 2026-01-02T14:31:00Z
                periodSeconds: 10
                """ + MAKER);

        assertEquals(
                0,
                CommandRun.of("backtest", "-c", file, "--out", folder.resolve("a"))
                        .status());

        final JsonNode equity = JsonMapper.shared()
                .readTree(folder.resolve("a").resolve("performance.json"))
                .path("equity");
        // 20,000 messages take until 14:33:30.1: 15 periods of 10 s, and what is left
        assertTrue(equity.path("from").asString().startsWith("2026-01-02T14:31:00"), equity::toString);
        assertEquals(16, equity.path("observations").asInt(), equity::toString);
    }

    @Test
    void shouldTellAFullReportUpToTheMomentTheKillSwitchTrips() throws IOException {
        final Path file = backtest("name: tripped\nfeeds: [{format: sim, seed: 5, events: 40000}]\n"
                + "risk: {maxDrawdownBps: 1}\n" + MAKER);

        final CommandRun run = CommandRun.of("backtest", "-c", file, "--out", folder.resolve("a"), "--json");

        assertEquals(3, run.status(), run.errors()::toString);
        assertTrue(
                run.errors().getFirst().contains("the backtest ended early: kill switch, reason "),
                run.errors()::toString);
        assertEquals("KILL_SWITCH", run.json().path("end").asString());
        assertEquals(0, run.json().path("openOrders").asInt());
        assertTrue(run.json().path("events").asInt() < 40_000, run.json()::toString);
        assertTrue(Files.readString(folder.resolve("a").resolve("report.html")).contains("The run ended early"));
    }

    @Test
    void shouldTellAFullReportUpToTheMomentAStrategyThrows() throws IOException {
        final Path file = backtest("name: thrown\nfeeds: [{format: sim, seed: 5, events: 5000}]\nmodel: none\n"
                + "strategies: [{type: io.tiercel.engine.console.ThrowingStrategy, name: thrower, instruments: [\"*\"], "
                + "parameters: {atCall: 1000}}]\n");

        final CommandRun run = CommandRun.of("backtest", "-c", file, "--out", folder.resolve("a"), "--json");

        assertEquals(3, run.status(), run.errors()::toString);
        assertTrue(run.errors().getFirst().contains("the backtest ended early: "), run.errors()::toString);
        assertNotEquals("DATA_ENDED", run.json().path("end").asString());
        assertTrue(run.json().path("events").asInt() >= 999, run.json()::toString);
        assertTrue(run.json().path("events").asInt() < 5000, run.json()::toString);
        assertTrue(Files.readString(folder.resolve("a").resolve("report.html")).contains("The run ended early"));
    }

    @Test
    void shouldTellAFullReportUpToAnInterruption() throws IOException, InterruptedException {
        final Path file = backtest("name: cut\nfeeds: [{format: sim, seed: 5, events: 4000000}]\n" + MAKER);
        final Path out = folder.resolve("a");

        try (EngineProcess engine =
                new EngineProcess(folder, List.of(), "backtest", "-c", file, "--out", out, "--json")) {
            engine.await("first events", () -> Files.exists(out.resolve("data.json")));
            Thread.sleep(500);
            engine.signal("INT");

            assertEquals(130, engine.exitStatus());
            assertTrue(
                    engine.errors().getFirst().contains("the backtest ended early: interrupted at 2026-01-02"),
                    engine.errors()::toString);
            assertEquals("INTERRUPTED", engine.json().path("end").asString());
            assertTrue(Files.exists(out.resolve("report.html")));
        }
    }

    @Test
    void shouldEmptyTheBooksBetweenDays() throws IOException {
        final Path file = backtest("name: days\nfeeds: [{format: sim, seed: 5, events: 5000, days: 3}]\n" + MAKER);

        final JsonNode days = CommandRun.of("backtest", "-c", file, "--out", folder.resolve("a"), "--json")
                .json();

        // three days of 5,000 messages of order flow, and what each day begins with
        assertTrue(days.path("events").asInt() > 15_000, days::toString);
        assertEquals(0, days.path("duplicateOrders").asInt(), days::toString);
        assertEquals(0, days.path("unknownOrders").asInt(), days::toString);
        assertTrue(days.path("lastEvent").asString().startsWith("2026-01-06"), days::toString);
    }

    @Test
    void shouldNameTheKeyWhenTheConfigurationIsUnusable() throws IOException {
        final CommandRun unknown = CommandRun.of("backtest", "-c", backtest("name: x\nfedes: []\n"));
        final CommandRun noFeed = CommandRun.of("backtest", "-c", backtest("name: x\n"));
        final CommandRun missing =
                CommandRun.of("backtest", "-c", backtest("name: x\nfeeds: [{format: lobster, files: [absent.csv]}]\n"));

        assertEquals(2, unknown.status());
        assertTrue(unknown.errors().getFirst().contains("unknown key fedes"), unknown.errors()::toString);
        assertEquals(2, noFeed.status());
        assertTrue(noFeed.errors().getFirst().contains("feeds is empty"), noFeed.errors()::toString);
        assertEquals(2, missing.status());
        assertTrue(missing.errors().getFirst().contains("absent.csv does not exist"), missing.errors()::toString);
    }
}
