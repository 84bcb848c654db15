package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.backtest.FolderBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class WalkForwardCommandTest {
    @TempDir
    private Path folder;

    private Path backtest(final String walkForward) throws IOException {
        return Files.writeString(folder.resolve("walk.yaml"), """
                name: walk
                feeds: [{format: sim, seed: 5, events: 12000}]
                periodSeconds: 10
                model: none
                strategies: [{type: avellaneda-stoikov, name: maker, instruments: ["*"], parameters: {warmUpSamples: 5}}]
                sweep: {strategies.maker.riskAversion: "0.005,0.05"}
                walkForward: %s
                """.formatted(walkForward));
    }

    private CommandRun walk(final Path file, final String out, final int workers) {
        return CommandRun.of("backtest", "-c", file, "--workers", workers, "--out", folder.resolve(out), "--json");
    }

    @Test
    void shouldWriteTheSameBytesWhateverTheNumberOfWorkers() throws IOException {
        final Path file = backtest("{mode: EXPANDING, inSample: 40s, outOfSample: 30s, purge: 5s, metric: pnl}");

        final CommandRun one = walk(file, "one", 1);
        final CommandRun two = walk(file, "two", 2);

        assertEquals(0, one.status(), one.errors()::toString);
        assertEquals(0, two.status(), two.errors()::toString);
        assertEquals(FolderBytes.of(folder.resolve("one")), FolderBytes.of(folder.resolve("two")));
    }

    @Test
    void shouldTradeTheBestSetOfTheInSamplePart() throws IOException {
        final Path file = backtest("{mode: ROLLING, inSample: 40s, outOfSample: 30s, metric: pnl}");

        final CommandRun run = walk(file, "walk", 2);

        assertEquals(0, run.status(), run.errors()::toString);
        final JsonNode folds = run.json().path("folds");
        assertTrue(folds.size() >= 2, folds::toString);
        double pnl = 0;
        for (final JsonNode fold : folds) {
            final Path in = folder.resolve("walk")
                    .resolve("folds/00" + fold.path("fold").asInt())
                    .resolve("in-sample");
            final double first = pnl(in.resolve("000000.json"));
            final double second = pnl(in.resolve("000001.json"));
            assertEquals(second > first ? 1 : 0, fold.path("chosen").path("set").asInt(), fold::toString);
            assertEquals(
                    fold.path("chosen").path("parameters"), fold.path("traded").path("parameters"));
            pnl += fold.path("traded").path("metrics").path("pnl").asDouble();
        }
        assertEquals(pnl, run.json().path("metrics").path("pnl").asDouble(), 1e-9);
        // the curve begins with the starting cash and ends with it and all that was gained out of sample
        final List<String> curve = Files.readAllLines(folder.resolve("walk").resolve("equity.csv"));
        assertEquals("timestamp,value", curve.getFirst());
        assertEquals(1_000_000 + pnl, Double.parseDouble(curve.getLast().split(",", -1)[1]), 1e-6);
    }

    private static double pnl(final Path file) throws IOException {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(file)
                .path("metrics")
                .path("pnl")
                .asDouble();
    }

    @Test
    void shouldRunBothSidesOfAFoldInCrossValidation() throws IOException {
        final Path file = backtest("{mode: K_FOLD, outOfSample: 45s, purge: 5s, embargo: 5s, metric: sharpe}");

        final CommandRun run = walk(file, "walk", 2);

        assertEquals(0, run.status(), run.errors()::toString);
        assertEquals(2, run.json().path("folds").path(1).path("inSample").size(), run.json()::toString);
        assertTrue(run.json().path("metrics").path("fills").asInt() > 0, run.json()::toString);
    }

    @Test
    void shouldNameTheMetricsThatThereAre() throws IOException {
        final CommandRun run =
                walk(backtest("{mode: ROLLING, inSample: 40s, outOfSample: 30s, metric: shape}"), "walk", 1);

        assertEquals(2, run.status());
        assertTrue(
                run.errors().getFirst().contains("walkForward.metric = shape, expected one of pnl"),
                run.errors()::toString);
    }
}
