package io.tiercel.engine.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class MetricsKindTest {
    private final MetricsKind kind = new MetricsKind();

    @TestFactory
    Stream<DynamicTest> shouldAgreeWithTheWorkedCases() {
        final Path folder = Path.of(System.getProperty("tiercel.shared", "../shared"), "scenarios");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: folder of worked cases " + folder + " is absent");
        return casesOf(folder);
    }

    @TestFactory
    Stream<DynamicTest> shouldAgreeWithOurOwnCases() {
        return casesOf(Path.of(System.getProperty("tiercel.config", "../config"), "scenarios"));
    }

    private Stream<DynamicTest> casesOf(final Path folder) {
        return CaseReader.read(folder).stream()
                .filter(scenario -> kind.kinds().contains(CaseReader.kind(scenario)))
                .map(scenario -> DynamicTest.dynamicTest(
                        CaseReader.name(scenario), () -> assertEquals(Optional.empty(), kind.difference(scenario))));
    }

    @Test
    void shouldTellTheFirstDifferenceWhenAnExpectationIsWrong() {
        final ObjectNode wrong = scenario("""
                {name: a, kind: metrics, input: {what: nav, nav: [100.0, 110.0], periods_per_year: 252},
                 expect: {total_return: 0.2, tolerance: 1.0e-9}}""");

        final String difference = kind.difference(wrong).orElseThrow();

        assertTrue(difference.startsWith("total_return is 0.1"), difference);
    }

    @Test
    void shouldDifferWhenAnUndefinedFigureIsExpectedToBeZero() {
        final ObjectNode wrong = scenario("""
                {name: a, kind: metrics, input: {what: nav, nav: [100.0], periods_per_year: 252},
                 expect: {sharpe: 0.0, tolerance: 1.0e-9}}""");

        assertEquals("sharpe is null, expected 0.0", kind.difference(wrong).orElseThrow());
    }

    @Test
    void shouldRefuseAKeyThatNobodyReads() {
        final ObjectNode unknownInput = scenario("""
                {name: a, kind: metrics, input: {what: nav, nav: [100.0], periods_per_year: 252, fee: 1},
                 expect: {total_return: 0.0, tolerance: 1.0e-9}}""");
        final ObjectNode unknownFigure = scenario("""
                {name: a, kind: metrics, input: {what: nav, nav: [100.0], periods_per_year: 252},
                 expect: {sharp: null, tolerance: 1.0e-9}}""");

        assertThrows(BadInputException.class, () -> kind.difference(unknownInput));
        assertThrows(BadInputException.class, () -> kind.difference(unknownFigure));
    }

    private static ObjectNode scenario(final String yaml) {
        return (ObjectNode) new YAMLMapper().readTree(yaml);
    }
}
