package io.tiercel.engine.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** The worked cases of the execution rules: venue, costs and bars. Every case is a test of its own name. */
class ExecutionCasesTest {
    private static final List<ScenarioKind> KINDS = List.of(new VenueKind(), new CostsKind(), new BarKind());
    private static final Path SHIPPED = Path.of(System.getProperty("tiercel.config", "../config"), "scenarios");

    private static List<ObjectNode> sharedCases() {
        final Path folder = Path.of(System.getProperty("tiercel.shared", "../shared"), "scenarios");
        assumeTrue(Files.isDirectory(folder), "skipped: scenarios " + folder + " are absent");
        return casesOf(folder);
    }

    private static List<ObjectNode> casesOf(final Path folder) {
        return CaseReader.read(folder).stream()
                .filter(scenario -> kindOf(scenario).isPresent())
                .toList();
    }

    private static Optional<ScenarioKind> kindOf(final ObjectNode scenario) {
        return KINDS.stream()
                .filter(kind -> kind.kinds().contains(CaseReader.kind(scenario)))
                .findFirst();
    }

    private static List<DynamicTest> tests(final List<ObjectNode> cases) {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final ObjectNode scenario : cases) {
            tests.add(DynamicTest.dynamicTest(
                    CaseReader.name(scenario),
                    () -> assertEquals(
                            Optional.empty(), kindOf(scenario).orElseThrow().difference(scenario))));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> shouldDoAsTheCaseSays() {
        final List<ObjectNode> cases = sharedCases();
        assertTrue(cases.size() > 100, "only " + cases.size() + " cases");
        return tests(cases);
    }

    @TestFactory
    List<DynamicTest> shouldDoAsOurOwnCaseSays() {
        return tests(casesOf(SHIPPED));
    }

    /** A lazy reader would pass a case that it did not understand, a lazy comparison one that asks for something else. */
    @Test
    void shouldNoticeAnotherExpectationInEveryCase() {
        int noticed = 0;
        for (final ObjectNode scenario : sharedCases()) {
            final ObjectNode changed = scenario.deepCopy();
            final ObjectNode expect = (ObjectNode) changed.get("expect");
            if (expect.path("executions").isArray() && !expect.get("executions").isEmpty()) {
                final ObjectNode first = (ObjectNode) expect.get("executions").get(0);
                first.put("qty", first.get("qty").longValue() + 1);
            } else if (expect.path("price").isIntegralNumber()) {
                expect.put("price", expect.get("price").longValue() + 1);
            } else if (expect.path("fill").isObject()) {
                ((ObjectNode) expect.get("fill")).put("liq", "?");
            } else {
                continue;
            }
            assertTrue(kindOf(changed).orElseThrow().difference(changed).isPresent(), () -> CaseReader.name(scenario));
            noticed++;
        }
        assertTrue(noticed > 60, "only " + noticed + " cases were changed");
    }

    @Test
    void shouldRefuseAKeyThatItDoesNotKnow() {
        for (final ObjectNode scenario : sharedCases()) {
            final ObjectNode changed = scenario.deepCopy();
            ((ObjectNode) changed.get("expect")).put("surprise", 1);
            assertThrows(
                    BadInputException.class,
                    () -> kindOf(changed).orElseThrow().difference(changed),
                    () -> CaseReader.name(scenario));
        }
    }
}
