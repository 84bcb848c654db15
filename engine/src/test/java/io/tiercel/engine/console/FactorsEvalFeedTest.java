package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FactorsEvalFeedTest {
    private static final int ROUNDS = 300;

    @TempDir
    private Path folder;

    private Path messages;

    /**
     * Each round, 100 ms apart: buy or sell orders in a random number improve the best price of one side and are canceled half a round later. After the
     * first of the two events the mid is off by half a tick a tick of improvement, and comes back with the second.
     */
    @BeforeEach
    void writeMessages() throws IOException {
        final SplittableRandom random = new SplittableRandom(17);
        final StringBuilder rows = new StringBuilder();
        rows.append("34200.000000000,1,1,100,1000000,1\n34200.000000001,1,2,100,1002000,-1\n");
        for (int i = 0; i < ROUNDS; i++) {
            final int direction = random.nextBoolean() ? 1 : -1;
            final int ticks = 1 + random.nextInt(5);
            final int price = direction > 0 ? 1_000_000 + 100 * ticks : 1_002_000 - 100 * ticks;
            final long ns = 100_000_000L * i + 50_000_000L;
            final String order = "," + (i + 3) + ",100," + price + "," + direction + "\n";
            rows.append(time(ns)).append(",1").append(order);
            rows.append(time(ns + 50_000_000L)).append(",3").append(order);
        }
        messages = Files.writeString(folder.resolve("TEST_2012-06-21_message_10.csv"), rows);
    }

    private static String time(final long ns) {
        return "%d.%09d".formatted(34_200 + ns / 1_000_000_000L, ns % 1_000_000_000L);
    }

    private CommandRun run(final Object... more) {
        final Object[] all = new Object[more.length + 3];
        all[0] = "factors";
        all[1] = "eval-feed";
        all[2] = messages;
        System.arraycopy(more, 0, all, 3, more.length);
        return CommandRun.of(all);
    }

    @Test
    void shouldFindWhatTheMarketWasMadeToDo() {
        final CommandRun run = run(
                "--factors",
                "mid_ret_1ev,spread_ticks",
                "--formula",
                "twice=2 * $mid_ret_1ev",
                "--horizons",
                "1,2,50ms,99ms",
                "--out",
                folder.resolve("out"),
                "--json");

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertEquals(1, run.out().size());
        final JsonNode json = run.json();
        assertEquals("TEST", json.get("instrument").asString());
        assertEquals(2 + 2 * ROUNDS, json.get("events").asInt());
        assertEquals(
                List.of("spread_ticks", "mid_ret_1ev", "twice"),
                json.get("factors").findValuesAsString("name"));
        final JsonNode reversal = json.get("factors").get(1).get("horizons");
        // where a round's first event moved the mid by x, the second moves it back; after the second nothing foretells
        // the next: x * -x on half of the pairs
        assertEquals(ic(reversal, 0), ic(reversal, 2), 1e-9, "the next event is 50 ms away");
        assertEquals(ic(reversal, 0), ic(reversal, 3), 0.01, "99 ms reach no further, but for the last event but one");
        assertTrue(ic(reversal, 0) < -0.4 && ic(reversal, 0) > -0.6, reversal.toString());
        assertEquals(
                ic(reversal, 0), ic(json.get("factors").get(2).get("horizons"), 0), 1e-12, "scale does not matter");
        assertEquals(
                -1, json.get("factors").get(1).get("autocorrelation").get(0).asDouble(), 0.6);
        assertTrue(Files.isRegularFile(folder.resolve("out/evaluation.html")));
    }

    private static double ic(final JsonNode horizons, final int index) {
        return horizons.get(index).get("ic").asDouble();
    }

    @Test
    void shouldPrintATableOfFormulas() {
        final CommandRun run =
                run("--factors", "none", "--formula", "f=$ofi_1", "--horizons", "1", "--out", folder.resolve("out"));

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertEquals("TEST: 602 rows", run.out().getFirst());
        assertEquals(1, run.out().stream().filter(line -> line.startsWith("f ")).count());
        assertTrue(run.out().getLast().endsWith("evaluation.html"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--horizons 0; horizon 0, expected events such as 50, or time such as 1s, 500ms, 5min",
                "--horizons 1h; horizon 1h, expected events",
                "--factors all; 138 factors, expected at most 40 on a page",
                "--factors nope; nope",
                "--instrument X; names no instrument X",
                "--factors none --formula f=$nope; nope"
            })
    void shouldTellWhatCannotBeEvaluatedInOneLine(final String options, final String expected) {
        final Object[] all = (options + " --out " + folder.resolve("out")).split(" ", -1);
        final CommandRun run = run(all);

        assertEquals(Main.UNUSABLE, run.status());
        assertTrue(run.errors().getFirst().contains(expected), run.errors().toString());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
