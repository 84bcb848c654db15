package io.tiercel.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReportTest {
    private static final Figure APPEND = Figure.of("append", "ns", 130, 120, 150)
            .beside("bare", 100)
            .costing(0, Double.NaN)
            .target(Target.ratioAtMost(1.3))
            .note("as it is");

    @Test
    void shouldJudgeByValueOrByRatio() {
        // 130 / 100 = 1.3: at the limit is met
        assertEquals("met", APPEND.verdict());
        assertEquals("MISSED", APPEND.beside("bare", 99).verdict());
        assertEquals("met", APPEND.target(Target.atMost(130)).verdict());
        assertEquals("MISSED", APPEND.target(Target.atMost(129)).verdict());
        assertEquals("met", APPEND.target(Target.atLeast(130)).verdict());
        assertEquals("MISSED", APPEND.target(Target.atLeast(131)).verdict());
        assertEquals("", APPEND.target(Target.NONE).verdict());
    }

    @Test
    void shouldMissARatioThatWasNotMeasured() {
        final Figure alone = Figure.of("append", "ns", 130, 120, 150).target(Target.ratioAtMost(1.3));

        assertEquals("MISSED", alone.verdict());
    }

    @Test
    void shouldLeaveATargetOpenWhenNothingWasMeasured() {
        final Figure open =
                Figure.of("mean", "x", Double.NaN, Double.NaN, Double.NaN).target(Target.atLeast(0.95));
        final Report report = new Report("run", new Surroundings(Map.of()));
        report.add(List.of(open));

        assertEquals("open", open.verdict());
        assertEquals(">= 0.95", open.target().text());
        assertFalse(report.isEveryTargetMet());
    }

    @Test
    void shouldSayThatTheMachineWasBusy() {
        assertEquals("1.00 at the start", Surroundings.loadAverage(1.0, 2));
        assertEquals(
                "1.10 at the start: BUSY, measure again when the machine is quiet", Surroundings.loadAverage(1.1, 2));
        assertEquals("unknown", Surroundings.loadAverage(-1, 2));
    }

    @Test
    void shouldTellEveryColumn() {
        final String text = Table.of(List.of(APPEND)).text();

        assertTrue(
                text.lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .matches("append +130 +ns +120-150 +100 +bare +1\\.30x +<= 1\\.3x +0\\.00 +met"),
                text);
    }

    @Test
    void shouldAppendMarkdownBehindWhatIsThere(@TempDir final Path folder) throws IOException {
        final Path file = folder.resolve("figures.md");
        Files.writeString(file, "before\n");
        final Report report = new Report("bench journal", new Surroundings(Map.of("cores", "2")));
        report.add(List.of(APPEND));

        report.appendMarkdown(file);

        final List<String> lines = Files.readAllLines(file);
        assertEquals("before", lines.getFirst());
        assertTrue(lines.contains("## bench journal"), lines.toString());
        assertTrue(lines.contains("- cores: 2"), lines.toString());
        assertTrue(
                lines.contains("| append | 130 | ns | 120-150 | 100 | bare | 1.30x | <= 1.3x |  | 0.00 | met |"),
                lines.toString());
        assertTrue(lines.contains("append: as it is"), lines.toString());
    }

    @Test
    void shouldWriteNullForWhatWasNotMeasured() {
        final Report report = new Report("bench journal", new Surroundings(Map.of("cores", "2")));
        report.add(List.of(APPEND));

        final JsonNode figure = report.json().get("figures").get(0);

        assertEquals(130.0, figure.get("value").asDouble());
        assertEquals(1.3, figure.get("ratio").asDouble());
        assertTrue(figure.get("cpuNs").isNull());
    }
}
