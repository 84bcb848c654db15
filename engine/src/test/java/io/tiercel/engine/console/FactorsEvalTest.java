package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FactorsEvalTest {
    private static final int DATES = 40;
    private static final int ASSETS = 6;

    @TempDir
    private Path folder;

    private Path prices;
    private Path known;

    /** Random prices, and a factor that is the next return: its coefficient of one date is 1. */
    @BeforeEach
    void writePanels() throws IOException {
        final SplittableRandom random = new SplittableRandom(11);
        final StringBuilder closes = new StringBuilder("date,A,B,C,D,E,F\n");
        final StringBuilder next = new StringBuilder("date,A,B,C,D,E,F\n");
        final double[] price = {10, 20, 30, 40, 50, 60};
        for (int t = 0; t < DATES; t++) {
            final LocalDate date = LocalDate.of(2024, 1, 1).plusDays(t);
            closes.append(date);
            next.append(date);
            for (int a = 0; a < ASSETS; a++) {
                final double change = 0.01 * random.nextGaussian();
                closes.append(',').append(String.format(Locale.ROOT, "%.12f", price[a]));
                next.append(',').append(String.format(Locale.ROOT, "%.12f", change));
                price[a] *= 1 + change;
            }
            closes.append('\n');
            next.append('\n');
        }
        prices = Files.writeString(folder.resolve("closes.csv"), closes);
        known = Files.writeString(folder.resolve("known_values.csv"), next);
    }

    @Test
    void shouldEvaluateNamesAndFilesTogether() {
        final CommandRun run = CommandRun.of(
                "factors",
                "eval",
                "--prices",
                prices,
                "--factor",
                "mom5,rev2,mom5_orth," + known,
                "--horizons",
                "1,3",
                "--out",
                folder.resolve("out"),
                "--json");

        assertEquals(0, run.status(), run.errors().toString());
        assertEquals(1, run.out().size());
        final JsonNode factors = run.json().get("factors");
        assertEquals(4, factors.size());
        assertEquals("known_values", factors.get(3).get("name").asString());
        final JsonNode horizon = factors.get(3).get("horizons").get(0);
        assertEquals(1, horizon.get("ic").get("mean").asDouble(), 1e-6);
        assertEquals(DATES - 1, horizon.get("ic").get("n").asInt());
        assertEquals(3, factors.get(3).get("horizons").get(1).get("horizon").asInt());
        assertTrue(Files.isRegularFile(folder.resolve("out/evaluation.html")));
        assertTrue(Files.isRegularFile(folder.resolve("out/evaluation.json")));
    }

    @Test
    void shouldPrintATableAndThePage() {
        final CommandRun run = CommandRun.of(
                "factors", "eval", "--prices", prices, "--factor", "mom5", "--out", folder.resolve("out"));

        assertEquals(0, run.status(), run.errors().toString());
        assertEquals("6 assets, 40 dates, 2024-01-01 to 2024-02-09", run.out().getFirst());
        assertEquals(
                3, run.out().stream().filter(line -> line.startsWith("mom5 ")).count());
        assertTrue(run.out().getLast().endsWith("evaluation.html"));
    }

    @Test
    void shouldTellBrokenInputInOneLine() throws Exception {
        final Path empty = Files.writeString(folder.resolve("empty.csv"), "date,X\n2024-01-01,1\n");
        final Path cut = Files.writeString(folder.resolve("cut.csv"), "date,A\n2024-01-01,1\n2024-01-02\n");
        final Path two = Files.writeString(folder.resolve("two.csv"), "date,A,B\n2024-01-01,1,1\n2024-01-02,1,1\n");
        final Path blocked = Files.writeString(folder.resolve("blocked"), "a file\n");

        assertUnusable("expected momN", prices, "nope", "1", "out");
        assertUnusable("not found", folder.resolve("absent.csv"), "mom5", "1", "out");
        assertUnusable("line 3", cut, "mom5", "1", "out");
        assertUnusable("expected some in common", prices, empty.toString(), "1", "out");
        assertUnusable("A, B, expected at least 3 assets", two, "mom1", "1", "out");
        assertUnusable("--factor mom99: no value at any of 40 dates", prices, "mom5,mom99", "1", "out");
        assertUnusable("--factor combo_ic: no value at any", prices, "mom5,combo_ic", "1", "out");
        assertUnusable("factor mom5 twice", prices, "mom5,mom5", "1", "out");
        assertUnusable("factor mom5_orth without", prices, "mom5_orth", "1", "out");
        assertUnusable("factor combo_ic of no other", prices, "combo_ic", "1", "out");
        assertUnusable("horizon 40, expected 1 to 39", prices, "mom5", "40", "out");
        assertUnusable("horizon 0", prices, "mom5", "0", "out");
        assertUnusable("--horizons", prices, "mom5", "x", "out");
        assertUnusable("cannot be written", prices, "mom5", "1", blocked + "/out");
        assertFalse(Files.exists(folder.resolve("out")), "broken input leaves no folder");
    }

    private void assertUnusable(
            final String expected, final Path file, final String factor, final String horizons, final String out) {
        final CommandRun run = CommandRun.of(
                "factors",
                "eval",
                "--prices",
                file,
                "--factor",
                factor,
                "--horizons",
                horizons,
                "--out",
                folder.resolve(out));

        assertEquals(2, run.status(), run.errors().toString());
        assertEquals(1, run.errors().size(), run.errors().toString());
        assertTrue(run.errors().getFirst().startsWith("tiercel: "), run.errors().toString());
        assertTrue(run.errors().getFirst().contains(expected), run.errors().toString());
    }
}
