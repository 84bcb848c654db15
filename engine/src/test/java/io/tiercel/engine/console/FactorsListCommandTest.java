package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FactorsListCommandTest {
    @Test
    void shouldListEveryFactorOnALine() {
        final CommandRun run = CommandRun.of("factors", "list");

        assertEquals(Main.DONE, run.status());
        assertEquals(1 + Factor.COUNT, run.out().size());
        for (int i = 0; i < Factor.COUNT; i++) {
            assertTrue(run.out().get(i + 1).startsWith(Factor.all().get(i).id() + " "));
        }
    }

    @Test
    void shouldListOneFamilyOnly() {
        final CommandRun run = CommandRun.of("factors", "list", "--family", "d");

        assertEquals(Main.DONE, run.status());
        assertEquals(
                List.of("id", "aggressor_sign", "tick_rule_sign", "lee_ready_sign"),
                run.out().stream().map(line -> line.split(" ", 2)[0]).toList());
    }

    @Test
    void shouldTellEverythingAsJson() {
        final CommandRun run = CommandRun.of("factors", "list", "--family", "G", "--json");

        assertEquals(1, run.out().size());
        final JsonNode vpin = run.json().get("factors").get(0);
        assertEquals("vpin", vpin.get("id").stringValue());
        assertEquals("V", vpin.get("update").stringValue());
        assertEquals("vpinBucketQty", vpin.get("parameters").get(0).get("key").stringValue());
        assertEquals(200.0, vpin.get("parameters").get(0).get("default").doubleValue());
        assertTrue(run.json().get("factors").get(2).get("nanOnLevelFeeds").booleanValue());
    }

    @Test
    void shouldPrintTheDocument() {
        final CommandRun run = CommandRun.of("factors", "list", "--markdown");

        assertEquals(Main.DONE, run.status());
        assertEquals(FactorDocument.text(), String.join("\n", run.out()) + "\n");
    }

    @Test
    void shouldNameTheFamiliesWhenOneIsUnknown() {
        final CommandRun run = CommandRun.of("factors", "list", "--family", "Z");

        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(
                "tiercel: --family Z, expected one of A (Spread and price), B (Depth and shape), C (Order flow),"
                        + " D (Trade classification), E (Price impact), F (Volatility and noise), G (Toxicity),"
                        + " H (Intensity and clustering), I (Time); see tiercel factors list --help",
                run.errors().getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"factors", "factors list"})
    void shouldShowAnExampleInTheHelp(final String command) {
        final CommandRun run = CommandRun.of((Object[]) (command + " --help").split(" ", -1));

        assertEquals(Main.DONE, run.status());
        assertTrue(
                run.out().stream().anyMatch(line -> line.startsWith("Example: tiercel factors list")),
                run.out().toString());
    }
}
