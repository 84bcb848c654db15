package io.tiercel.engine.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

class RiskKindsTest {
    private static final List<ScenarioKind> KINDS =
            List.of(new RiskOrderKind(), new RateKind(), new MonitorKind(), new KillSwitchKind(), new ProposalKind());

    private static List<ObjectNode> cases(final Path folder) {
        return CaseReader.read(folder).stream()
                .filter(scenario -> KINDS.stream().anyMatch(kind -> isOf(kind, scenario)))
                .toList();
    }

    private static boolean isOf(final ScenarioKind kind, final ObjectNode scenario) {
        return kind.kinds().contains(CaseReader.kind(scenario));
    }

    private static Optional<String> difference(final ObjectNode scenario) {
        return KINDS.stream()
                .filter(kind -> isOf(kind, scenario))
                .findFirst()
                .orElseThrow()
                .difference(scenario);
    }

    private static List<DynamicTest> tests(final Path folder, final int count) {
        final List<ObjectNode> cases = cases(folder);
        assertTrue(cases.size() >= count, "cases: " + cases.size());
        return cases.stream()
                .map(scenario -> dynamicTest(
                        CaseReader.name(scenario), () -> assertEquals(Optional.empty(), difference(scenario))))
                .toList();
    }

    private static Path own() {
        return Path.of(System.getProperty("tiercel.config"), "scenarios");
    }

    @TestFactory
    List<DynamicTest> shouldDoAsTheSharedCasesSay() {
        final Path folder = Path.of(System.getProperty("tiercel.shared", "../shared"), "scenarios");
        assumeTrue(Files.isDirectory(folder), "skipped: folder of worked cases " + folder + " is absent");

        return tests(folder, 51);
    }

    @TestFactory
    List<DynamicTest> shouldDoAsOurOwnCasesSay() {
        return tests(own(), 20);
    }

    /** Control: what is expected is looked at, each kind's own way. */
    @Test
    void shouldTellTheFirstDifference() {
        assertEquals(Optional.of("qty is 30, expected 31"), spoiled("own_risk_net_long_side", "/expect", "qty", 31));
        assertEquals(Optional.of("reasons is [0, 0, 301], expected [0]"), reasonsSpoiled());
        assertEquals(
                Optional.of("level is WARN, expected NORMAL"),
                spoiled("own_monitor_warns_at_half", "/expect", "level", "NORMAL"));
        assertEquals(
                Optional.of("weight is 0.2, expected 0.21"), spoiled("own_gate_cap_only", "/expect", "weight", "0.21"));
    }

    private static Optional<String> spoiled(final String name, final String at, final String key, final Object value) {
        final ObjectNode scenario = named(name);
        if (value instanceof final Integer number) {
            scenario.withObject(at).put(key, number);
        } else {
            scenario.withObject(at).put(key, String.valueOf(value));
        }
        return difference(scenario);
    }

    private static Optional<String> reasonsSpoiled() {
        final ObjectNode scenario = named("own_rate_empty_bucket");
        scenario.withObject("/expect").putArray("reasons").add(0);
        return difference(scenario);
    }

    @Test
    void shouldRefuseAKeyThatNobodyReads() {
        final ObjectNode scenario = named("own_risk_net_long_side");
        scenario.withObject("/limits").put("max_greed", 3);

        assertTrue(assertThrows(BadInputException.class, () -> difference(scenario))
                .getMessage()
                .contains("max_greed"));
    }

    private static ObjectNode named(final String name) {
        return cases(own()).stream()
                .filter(each -> CaseReader.name(each).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
