package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationConfigTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''         | 34200 | 1000     | 24   | symbols = 0 names, expected 1 to 4000",
                "TIER,TIER  | 34200 | 1000     | 24   | symbols = [TIER, TIER], expected each once",
                "TIER       | 0     | 1000     | 24   | openNs = 0, expected 1000000000 (1 s) to 82800000000000 (23 h)",
                "TIER       | 34200 | 0        | 24   | events = 0, expected > 0",
                "TIER       | 34200 | 1000     | 0.5  | ordersPerSecond = 0.5, expected 1 to 1000",
                "TIER       | 34200 | 10000000 | 24   | events = 10000000, expected at most 1138909: the session ends before "
                        + "midnight; or more symbols or ordersPerSecond",
            })
    void shouldNameTheFieldItsValueAndItsRange(
            final String symbols,
            final long openSeconds,
            final long events,
            final double ordersPerSecond,
            final String message) {
        final List<String> names = symbols.isEmpty() ? List.of() : List.of(symbols.split(","));

        final BadInputException bad = assertThrows(
                BadInputException.class,
                () -> new SimulationConfig(1, names, openSeconds * SECOND_NS, events, ordersPerSecond));

        assertEquals("simulation: " + message, bad.getMessage());
    }

    @Test
    void shouldRefuseASymbolThatNoMessageCanCarry() {
        assertThrows(
                BadInputException.class,
                () -> new SimulationConfig(1, List.of("TOOLONGNAME"), 34_200 * SECOND_NS, 1000, 24));
    }
}
