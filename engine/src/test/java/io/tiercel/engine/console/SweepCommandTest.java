package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.backtest.FolderBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepCommandTest {
    private static final String LATENCY = "venue.latency.entryNs=0:500000:250000";
    private static final String AVERSION = "strategies.maker.riskAversion=0.01,0.02";

    @TempDir
    private Path folder;

    private Path backtest(final int events) throws IOException {
        return Files.writeString(folder.resolve("backtest.yaml"), """
                name: swept
                feeds: [{format: sim, seed: 5, events: %d}]
                model: none
                strategies: [{type: avellaneda-stoikov, name: maker, instruments: ["*"], parameters: {orderLots: 100, maxPositionLots: 500}}]
                """.formatted(events));
    }

    private CommandRun sweep(final Path file, final String out, final int workers) {
        return CommandRun.of(
                "backtest",
                "-c",
                file,
                "--param",
                LATENCY,
                "--param",
                AVERSION,
                "--workers",
                workers,
                "--out",
                folder.resolve(out),
                "--json");
    }

    @Test
    void shouldWriteTheSameBytesWhateverTheNumberOfWorkers() throws IOException {
        final Path file = backtest(5000);

        final CommandRun one = sweep(file, "one", 1);
        final CommandRun two = sweep(file, "two", 2);

        assertEquals(0, one.status(), one.errors()::toString);
        assertEquals(0, two.status(), two.errors()::toString);
        assertEquals(6, one.json().path("sets").asInt());
        final SortedMap<String, String> bytes = FolderBytes.of(folder.resolve("one"));
        assertTrue(bytes.containsKey("sweep.parquet"));
        // six sets, and configuration, data, two tables and the page
        assertEquals(11, bytes.size(), bytes.keySet()::toString);
        assertEquals(bytes, FolderBytes.of(folder.resolve("two")));
    }

    @Test
    void shouldComeToWhatASingleRunComesTo() throws IOException {
        final Path file = backtest(5000);
        final Path single = Files.writeString(
                folder.resolve("single.yaml"), Files.readString(file) + "venue: {latency: {entryNs: 500000}}\n");
        assertEquals(0, sweep(file, "swept", 2).status());

        final JsonNode alone = CommandRun.of("backtest", "-c", single, "--out", folder.resolve("single"), "--json")
                .json();

        final JsonNode table =
                JsonMapper.shared().readTree(folder.resolve("swept").resolve("sweep.json"));
        // sets turn the last parameter fastest: latency 500000 with aversion 0.01, as shipped, is the fifth
        final JsonNode set = table.path("results").path(4);
        assertEquals(
                "500000", set.path("parameters").path("venue.latency.entryNs").asString());
        assertEquals(
                "0.01",
                set.path("parameters").path("strategies.maker.riskAversion").asString());
        assertEquals(alone.path("digest"), set.path("digest"));
        assertEquals(alone.path("outputDigest"), set.path("outputDigest"));
        assertFalse(table.path("results").path(0).path("outputDigest").equals(set.path("outputDigest")));
    }

    @Test
    void shouldWriteTheSameBytesWhenItGoesOnAfterAKill() throws IOException, InterruptedException {
        final Path file = backtest(60_000);
        assertEquals(0, sweep(file, "whole", 2).status());
        final Path out = folder.resolve("killed");
        final Path sets = out.resolve("sets");

        try (EngineProcess engine = new EngineProcess(
                folder,
                List.of(),
                "backtest",
                "-c",
                file,
                "--param",
                LATENCY,
                "--param",
                AVERSION,
                "--workers",
                1,
                "--out",
                out)) {
            engine.await("second set", () -> finished(sets) >= 2);
            engine.kill();
        }
        final long left = finished(sets);
        final CommandRun resumed = sweep(file, "killed", 2);

        assertTrue(left < 6, "all " + left + " sets were finished before the kill");
        assertEquals(0, resumed.status(), resumed.errors()::toString);
        assertEquals(FolderBytes.of(folder.resolve("whole")), FolderBytes.of(out));
    }

    private static long finished(final Path sets) {
        if (!Files.isDirectory(sets)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(sets)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .count();
        } catch (final IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void shouldRefuseToGoOnWithAnotherSweep() throws IOException {
        final Path file = backtest(2000);
        assertEquals(0, sweep(file, "out", 1).status());

        final CommandRun other = CommandRun.of(
                "backtest", "-c", file, "--param", "venue.latency.entryNs=0,1", "--out", folder.resolve("out"));

        assertEquals(2, other.status());
        assertTrue(other.errors().getFirst().contains("another backtest"), other.errors()::toString);
    }

    @Test
    void shouldNameTheParameterThatCannotBeSwept() throws IOException {
        final Path file = backtest(2000);

        assertRefused(file, "venue.latency.entry=0,1", "there is no entry ");
        assertRefused(file, "strategies.other.riskAversion=0,1", "there is no other");
        assertRefused(file, "venue.latency.entryNs=1:0:1", "first up to last");
        assertRefused(file, "venue.latency.entryNs=-5,1", "entryNs");
        assertRefused(file, "simulation.ordersPerSecond=1,2", "decides what is read");
        assertRefused(file, "venue.latency.entryNs=0:1000000:1", "100000");
    }

    private void assertRefused(final Path file, final String parameter, final String told) {
        final CommandRun refused =
                CommandRun.of("backtest", "-c", file, "--param", parameter, "--out", folder.resolve("refused"));

        assertEquals(2, refused.status(), parameter);
        assertTrue(refused.errors().getFirst().contains(told), refused.errors()::toString);
        assertFalse(Files.exists(folder.resolve("refused").resolve("sweep.json")), parameter);
    }
}
