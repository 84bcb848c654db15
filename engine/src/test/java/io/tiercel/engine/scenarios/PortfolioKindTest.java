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

class PortfolioKindTest {
    private final PortfolioKind kind = new PortfolioKind();

    private List<ObjectNode> cases(final Path folder) {
        return CaseReader.read(folder).stream()
                .filter(scenario -> kind.kinds().contains(CaseReader.kind(scenario)))
                .toList();
    }

    private List<DynamicTest> tests(final Path folder, final int atLeast) {
        final List<ObjectNode> cases = cases(folder);
        assertTrue(cases.size() >= atLeast, "cases: " + cases.size());
        return cases.stream()
                .map(scenario -> dynamicTest(
                        CaseReader.name(scenario), () -> assertEquals(Optional.empty(), kind.difference(scenario))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> shouldDoAsTheSharedCasesSay() {
        final Path folder = Path.of(System.getProperty("tiercel.shared", "../shared"), "scenarios");
        assumeTrue(Files.isDirectory(folder), "skipped: folder of worked cases " + folder + " is absent");

        return tests(folder, 29);
    }

    @TestFactory
    List<DynamicTest> shouldDoAsOurOwnCasesSay() {
        return tests(Path.of(System.getProperty("tiercel.config"), "scenarios"), 11);
    }

    /** Control: a wrong expectation and a key nobody takes are both told. */
    @Test
    void shouldTellTheFirstDifference() {
        final ObjectNode scenario = cases(Path.of(System.getProperty("tiercel.config"), "scenarios")).stream()
                .filter(each -> CaseReader.name(each).equals("own_orders_long_to_short_in_one_order"))
                .findFirst()
                .orElseThrow();
        scenario.withObject("/expect").putArray("orders");

        assertEquals(
                Optional.of("orders = [ExpectedOrder[symbol=ABC, side=S, qty=70]], expected []"),
                kind.difference(scenario));

        scenario.withObject("/input").put("lots", 3);
        assertTrue(assertThrows(BadInputException.class, () -> kind.difference(scenario))
                .getMessage()
                .contains("lots"));
    }
}
