package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real orders of one share through the whole engine, as a person would run it. */
class LobsterSessionTest {
    private static final String BOOK = "AAPL_2012-06-21_first672_orderbook_50.csv.gz";

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void makeConfig() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: BLOCKING, pinThreads: false, probeEvery: 0}
                journal: {segmentMiB: 4, segmentsAhead: 1}
                """);
    }

    @Test
    void shouldReplayTheFirstMessagesOfADay() {
        final JsonNode run = run("AAPL_2012-06-21_first672_message_50.csv.gz");

        // 672 messages less the first, which the levels stand for, and what starts and ends the session.
        assertTrue(run.get("events").longValue() > 672, run.toString());
        assertReplaysIdentical(run);
    }

    @Test
    void shouldTradeAnHourAndKnowTheVendorsPricesAllAlong() throws IOException {
        final JsonNode run = run("AAPL_2012-06-21_34200000_37800000_message_50.csv.gz");

        final List<String> expected = lines(data("AAPL_2012-06-21_34200000_37800000_bbo_after_each_message.csv.gz"));
        final List<String> ours = Files.readAllLines(folder.resolve("bbo.csv"));
        assertEquals(91_997, expected.size());
        // Behind the vendor's rows stands what the session itself adds: nothing.
        assertEquals(expected.size(), ours.size());
        int equal = 0;
        for (int i = 0; i < expected.size(); i++) {
            equal += expected.get(i).equals(ours.get(i)) ? 1 : 0;
        }
        // The 90 other rows follow from a message that the data lack; the book's own test tells which.
        assertTrue(equal >= 91_907, equal + " rows show the vendor's best bid and offer");
        run.get("fillsByStrategy")
                .forEachEntry(
                        (strategy, fills) -> assertTrue(fills.longValue() > 0, strategy + " has no fill: " + run));
        assertEquals(2, run.get("fillsByStrategy").size());
        assertReplaysIdentical(run);
    }

    private JsonNode run(final String messages) {
        final CommandRun run = CommandRun.of(
                "run",
                "--feed",
                "lobster",
                "--file",
                data(messages),
                "--book",
                data(BOOK),
                "--bbo-out",
                folder.resolve("bbo.csv"),
                "--config",
                config,
                "--journal",
                folder.resolve("journal"),
                "--json");
        assertEquals(Main.DONE, run.status(), run.errors().toString());
        return run.json();
    }

    private void assertReplaysIdentical(final JsonNode run) {
        final CommandRun replay = CommandRun.of("replay", folder.resolve("journal"), "--verify", "--json");
        assertEquals(Main.DONE, replay.status(), () -> replay.out() + " " + replay.errors());
        assertTrue(replay.json().get("replayIdentical").booleanValue());
        assertEquals(run.get("digest"), replay.json().get("digest"));
    }

    private static Path data(final String name) {
        final Path path = Path.of(System.getProperty("tiercel.shared", "../shared"), "data", "lobster", name);
        assumeTrue(Files.exists(path), "skipped: market data " + path + " is absent");
        return path;
    }

    private static List<String> lines(final Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }
}
