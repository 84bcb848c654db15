package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class SweepSheetTest {
    @TempDir
    private Path folder;

    private static List<SweepRow> rows() {
        final List<SweepRow> rows = new ArrayList<>();
        for (int a = 1; a <= 10; a += 3) {
            for (int b = 0; b < 3; b++) {
                rows.add(new SweepRow(
                        new TreeMap<>(Map.of("a", String.valueOf(a), "b<&>", "v" + b)),
                        Map.of(
                                "pnl",
                                OptionalDouble.of(a * 100.0 - b),
                                "sharpe",
                                a == 4 ? OptionalDouble.empty() : OptionalDouble.of(-a))));
            }
        }
        return rows;
    }

    @Test
    void shouldRankSetsAndDrawWellFormedMaps() throws Exception {
        final Path page = SweepSheet.write(folder, "Sweep", rows(), List.of("pnl", "sharpe"));

        final String text = Files.readString(page);
        DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
        // 10 * 100 - 0 first, 1 * 100 - 2 last
        assertTrue(text.indexOf(">1,000<") < text.indexOf(">98.00<"));
        assertFalse(text.contains("NaN"));
        assertEquals(
                text,
                Files.readString(SweepSheet.write(folder.resolve("again"), "Sweep", rows(), List.of("pnl", "sharpe"))));
    }

    @Test
    void shouldOrderNumbersBySizeAndOthersAsTheyCome() {
        assertEquals(List.of("1", "4", "7", "10"), ParameterMap.values(rows(), "a"));
        assertEquals(List.of("v0", "v1", "v2"), ParameterMap.values(rows(), "b<&>"));
    }

    @Test
    void shouldRefuseASweepOfNothing() {
        assertThrows(
                IllegalArgumentException.class, () -> SweepSheet.write(folder, "Sweep", List.of(), List.of("pnl")));
    }
}
