package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandLineTest {
    private static final List<String> FIELDS =
            List.of("events", "eventsPerSecond", "orders", "fills", "rejects", "pnl", "fees", "digest", "latencyNs");

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void makeConfig() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 8}
                journal: {segmentMiB: 1, segmentsAhead: 1}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "demo", "run", "replay", "command", "data", "factors", "journal", "metrics"})
    void shouldShowAnExampleInTheHelpOfEveryCommand(final String command) {
        final CommandRun run = command.isEmpty() ? CommandRun.of("--help") : CommandRun.of(command, "--help");

        assertEquals(Main.DONE, run.status());
        assertTrue(
                run.out().stream().anyMatch(line -> line.matches("(Example: |  )tiercel " + command + ".*")),
                () -> String.join("\n", run.out()));
    }

    /** A command that is added must be added to the test above. */
    @Test
    void shouldKnowEveryCommand() {
        assertEquals(
                List.of(
                        "backtest",
                        "command",
                        "data",
                        "demo",
                        "factors",
                        "journal",
                        "metrics",
                        "replay",
                        "run",
                        "scenarios",
                        "stat"),
                Main.commandNames().stream().sorted().toList());
    }

    @Test
    void shouldPrintUsageAndFailWithoutACommand() {
        final CommandRun run = CommandRun.of();

        assertEquals(Main.UNUSABLE, run.status());
        assertTrue(
                run.errors().getFirst().startsWith("Usage: tiercel"),
                run.errors().toString());
    }

    @Test
    void shouldPrintTheSameFiguresAsJsonWhenRunAndReplayed() {
        final Path journal = folder.resolve("journal");

        final CommandRun run = CommandRun.of(
                "run", "--events", 12_000, "--seed", 3, "--config", config, "--journal", journal, "--json");
        final CommandRun replay = CommandRun.of("replay", journal, "--verify", "--json");

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertEquals(Main.DONE, replay.status(), replay.errors().toString());
        assertEquals(1, run.out().size(), "--json prints one line");
        assertSummary(run.json());
        assertSummary(replay.json());
        for (final String field : List.of("events", "orders", "fills", "rejects", "pnl", "fees", "digest")) {
            assertEquals(run.json().get(field), replay.json().get(field), field);
        }
        assertTrue(run.json().get("orders").longValue() > 0);
        assertFalse(run.json().has("replayIdentical"), "a run has not been replayed");
        assertTrue(replay.json().get("replayIdentical").booleanValue());
        assertEquals(journal.toString(), run.json().get("journal").stringValue());
    }

    @Test
    void shouldLeaveReplayIdenticalOpenWhenNobodyCompared() {
        final Path journal = folder.resolve("journal");
        CommandRun.of("run", "--events", 500, "--config", config, "--journal", journal, "--model", "none");

        final CommandRun replay = CommandRun.of("replay", journal, "--json");

        assertTrue(replay.json().get("replayIdentical").isNull());
    }

    @Test
    void shouldRunTheWholeLoopInTheDemo() {
        final CommandRun demo = CommandRun.of(
                "demo", "--events", 12_000, "--seed", 7, "--config", config, "--out", folder.resolve("demo"), "--json");

        assertEquals(Main.DONE, demo.status(), demo.errors().toString());
        assertSummary(demo.json());
        assertTrue(demo.json().get("replayIdentical").booleanValue());
        assertTrue(Files.isRegularFile(Path.of(demo.json().get("report").stringValue())));
        assertTrue(Files.isDirectory(Path.of(demo.json().get("journal").stringValue())));
    }

    @Test
    void shouldTakeANewFolderEachTime() throws IOException {
        final Path first = RunFolder.fresh("test");
        assertTrue(first.toString().matches("runs.test-\\d{8}-\\d{6}"), first.toString());
        assertFalse(Files.exists(first));
    }

    private static void assertSummary(final JsonNode json) {
        for (final String field : FIELDS) {
            assertNotNull(json.get(field), "field " + field + " is missing in " + json);
        }
        assertTrue(json.get("digest").stringValue().matches("[0-9a-f]{16}"), json.toString());
        assertTrue(new BigDecimal(json.get("pnl").asString()).scale() <= 6, json.toString());
        final JsonNode latency = json.get("latencyNs");
        for (final String hop : List.of("book", "venue", "factors", "model", "strategy", "ring_to_decision")) {
            assertNotNull(latency.get(hop), "hop " + hop + " is missing in " + latency);
            final long[] values = Stream.of("p50", "p99", "p999", "max")
                    .mapToLong(name -> latency.get(hop).get(name).longValue())
                    .toArray();
            for (int i = 1; i < values.length; i++) {
                assertTrue(values[i] >= values[i - 1] && values[0] >= 0, hop + ": " + latency.get(hop));
            }
            assertTrue(values[3] > 0, hop + ": " + latency.get(hop));
        }
    }
}
