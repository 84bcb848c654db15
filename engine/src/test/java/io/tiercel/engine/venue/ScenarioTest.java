package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.ReferenceOrderBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The worked cases of the execution rules over order-by-order data; a case that is not run stands here with its reason. */
class ScenarioTest {
    private static final Map<String, String> NOT_RUN = Map.of(
            "latency_interpolated", "INTERPOLATED",
            "latency_interpolated_floor_and_ends", "INTERPOLATED",
            "latency_sampled_commands_do_not_overtake", "SAMPLED");

    private static List<Scenario> cases() {
        final Path folder = Path.of(System.getProperty("tiercel.shared", "../shared"), "scenarios");
        assumeTrue(Files.isDirectory(folder), "skipped: scenarios " + folder + " are absent");
        return Scenario.orderByOrderCases(folder);
    }

    @TestFactory
    List<DynamicTest> shouldDoAsTheCaseSays() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Scenario scenario : cases()) {
            if (!NOT_RUN.containsKey(scenario.name())) {
                tests.add(DynamicTest.dynamicTest(scenario.name(), () -> {
                    check(scenario, new ReferenceOrderBook());
                    check(scenario, new ArrayOrderBook());
                }));
            }
        }
        return tests;
    }

    /** A latency model that this version does not have is the only reason not to run a case. */
    @Test
    void shouldRunEveryCaseThatIsNotListed() {
        final List<Scenario> cases = cases();

        final Set<String> names = new HashSet<>();
        for (final Scenario scenario : cases) {
            assertTrue(names.add(scenario.name()), "two cases are named " + scenario.name());
            final String model =
                    scenario.latency() == null ? "CONSTANT" : scenario.latency().model();
            assertEquals(NOT_RUN.getOrDefault(scenario.name(), "CONSTANT"), model, scenario.name());
        }
        assertTrue(names.containsAll(NOT_RUN.keySet()), "a case is listed that is not there");
        assertFalse(names.size() == NOT_RUN.size(), "no case was run");
    }

    private static void check(final Scenario scenario, final OrderBook book) {
        final String name = scenario.name() + " on " + book.getClass().getSimpleName();
        final Scenario.Expected expected = scenario.expect();
        assertNotNull(expected.executions(), name);

        final ScenarioRun run = new ScenarioRun(scenario, book);
        run.run();

        assertEquals(expected.executions(), run.executions, name);
        assertAsExpected(expected.orders(), run.orders(), name);
        assertAsExpected(expected.account(), run.accountState(), name);
        assertAsExpected(expected.rejects(), run.rejects, name);
        assertAsExpected(expected.requestRejects(), run.requestRejects, name);
        assertAsExpected(expected.queue(), run.queue, name);
        assertAsExpected(expected.states(), run.states, name);
    }

    private static <T> void assertAsExpected(final T expected, final T actual, final String name) {
        if (expected != null) {
            assertEquals(expected, actual, name);
        }
    }
}
