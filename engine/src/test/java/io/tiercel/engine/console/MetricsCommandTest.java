package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MetricsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldMeasureACurveAgainstABenchmark() throws IOException {
        // 100 -> 110 -> 99: +10 %, -10 %; the benchmark lacks the last date, which is dropped
        final Path equity = file("equity.csv", "date,value\n2024-01-02,100\n2024-01-03,110\n2024-01-04,99\n");
        final Path benchmark = file("benchmark.csv", "date,value\n2024-01-02,10\n2024-01-03,10\n");

        final CommandRun alone = CommandRun.of("metrics", "--equity", equity, "--periods-per-year", 12, "--json");
        final CommandRun joined = CommandRun.of("metrics", "--equity", equity, "--benchmark", benchmark, "--json");

        assertEquals(Main.DONE, alone.status());
        final JsonNode json = alone.json();
        assertEquals(-0.01, json.get("total_return").doubleValue(), 1e-12);
        assertEquals(0.1, json.get("max_drawdown").doubleValue(), 1e-12);
        assertEquals("2024-01-03", json.get("max_drawdown_peak").stringValue());
        assertEquals(12, json.get("periods_per_year").doubleValue());
        assertTrue(json.get("max_drawdown_recovery").isNull());
        assertEquals(1, joined.json().get("observations").intValue());
        assertEquals(1, joined.json().get("dropped_from_equity").intValue());
        assertTrue(joined.json().get("beta").isNull());
    }

    @Test
    void shouldTellUnusableFilesInOneLine() throws IOException {
        final Path unsorted = file("unsorted.csv", "date,value\n2024-01-03,1\n2024-01-02,1\n");

        final CommandRun refused = CommandRun.of("metrics", "--equity", unsorted, "--json");
        final CommandRun missing = CommandRun.of("metrics", "--equity", folder.resolve("none.csv"));

        assertEquals(Main.UNUSABLE, refused.status());
        assertEquals(1, refused.errors().size());
        assertTrue(refused.errors().getFirst().contains("line 3: 2024-01-02 is before 2024-01-03"));
        assertTrue(refused.out().isEmpty());
        assertEquals(Main.UNUSABLE, missing.status());
    }

    @Test
    void shouldPrintADashForWhatIsNotDefined() throws IOException {
        final CommandRun run = CommandRun.of("metrics", "--equity", file("one.csv", "date,value\n2024-01-02,5\n"));

        assertEquals(Main.DONE, run.status());
        assertTrue(
                run.out().stream().anyMatch(line -> line.matches("sharpe +–")),
                run.out().toString());
    }

    private Path file(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
