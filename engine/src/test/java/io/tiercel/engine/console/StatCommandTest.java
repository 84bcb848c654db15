package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StatCommandTest {
    private static final long LONG = 4_000_000L;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INVOKER, durability: EACH", "SHARED, durability: GROUP", "DEDICATED, durability: 'OFF'"})
    void shouldTellWhatAFinishedSessionCameTo(final String mode) throws IOException {
        final Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), "pipeline: {threadingMode: " + mode + "}\n");
        final Path run = folder.resolve("run");
        final CommandRun session = CommandRun.of(
                "run", "--config", config, "--feed", "sim", "--events", 6_000, "--seed", 3, "--journal", run, "--json");
        assertEquals(Main.DONE, session.status(), session.errors().toString());

        final CommandRun stat = CommandRun.of("stat", run, "--watch", 1, "--json");

        assertEquals(Main.DONE, stat.status(), stat.errors().toString());
        assertEquals(1, stat.out().size(), "a watch ends with the session");
        final JsonNode json = stat.json();
        final long events = session.json().get("events").longValue();
        assertEquals("finished", json.get("state").stringValue());
        for (final String key : List.of("published", "journaled", "worked")) {
            assertEquals(events, json.get(key).longValue(), key);
        }
        assertEquals(mode.contains("OFF") ? 0 : events, json.get("durable").longValue());
        assertEquals(session.json().get("orders"), json.get("orders"));
        assertEquals(session.json().get("fills"), json.get("fills"));
        long rejects = 0;
        for (final JsonNode count : session.json().get("rejects")) {
            rejects += count.longValue();
        }
        assertEquals(rejects, json.get("rejects").longValue());
        assertTrue(json.get("released").longValue() > json.get("orders").longValue());
        assertTrue(json.get("ingressLongestNs").longValue() > 0);
        assertEquals(!mode.startsWith("INVOKER"), json.get("coreLongestNs").longValue() > 0);
        assertEquals(mode.startsWith("DEDICATED"), json.get("journalLongestNs").longValue() > 0);
        assertEquals(mode.startsWith("DEDICATED"), json.get("outputsLongestNs").longValue() > 0);
        assertTrue(json.get("snapshot").isNull());
        assertEquals(0, json.get("journalLag").longValue());
        assertTrue(CommandRun.of("stat", run).out().getFirst().startsWith("session                finished "));
    }

    @Test
    void shouldShowARunningEngineAndSayWhenItHasDied() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        final Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: BLOCKING, pinThreads: false, probeEvery: 0}
                journal: {segmentMiB: 4, segmentsAhead: 1}
                """);
        final Path run = folder.resolve("run");
        try (EngineProcess engine = new EngineProcess(
                folder,
                List.of(),
                "run",
                "--model",
                "none",
                "--config",
                config,
                "--feed",
                "sim",
                "--events",
                LONG,
                "--journal",
                run)) {
            engine.await("trading", () -> Files.exists(run.resolve("counters.dat")) && worked(run) > 0);

            final CommandRun first = CommandRun.of("stat", run, "--json");
            final long before = first.json().get("worked").longValue();
            engine.await("progress", () -> worked(run) > before);

            assertEquals(Main.DONE, first.status());
            assertEquals("running", first.json().get("state").stringValue());
            assertTrue(CommandRun.of("stat", run).out().getFirst().contains("running, process "));

            engine.signal("KILL");
            engine.exitStatus();

            final CommandRun dead = CommandRun.of("stat", run, "--watch", 1, "--json");
            assertEquals(Main.FOUND, dead.status());
            assertEquals("dead", dead.json().get("state").stringValue());
            final String line = CommandRun.of("stat", run).out().getFirst();
            assertTrue(line.contains("DEAD: process ") && line.contains("is gone without an end"), line);
        }
    }

    private static long worked(final Path run) {
        return CommandRun.of("stat", run, "--json").json().get("worked").longValue();
    }

    @Test
    void shouldSayInOneLineThatThereIsNothingToRead() throws IOException {
        final CommandRun absent = CommandRun.of("stat", folder);

        assertEquals(Main.UNUSABLE, absent.status());
        assertEquals(1, absent.errors().size());
        assertTrue(
                absent.errors().getFirst().contains("no engine has run here"),
                absent.errors().toString());

        Files.writeString(folder.resolve("counters.dat"), "garbage");
        final CommandRun garbage = CommandRun.of("stat", folder, "--json");
        assertEquals(Main.UNUSABLE, garbage.status());
        assertEquals(1, garbage.errors().size());
        assertTrue(
                garbage.errors().getFirst().contains("cut short, 7 bytes"),
                garbage.errors().toString());
        assertEquals(Main.UNUSABLE, CommandRun.of("stat", folder, "--watch", 0).status());
    }
}
