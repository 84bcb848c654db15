package io.tiercel.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterGridTest {
    @Test
    void shouldCountRangesInDecimals() {
        final ParameterGrid grid = ParameterGrid.of(Map.of("a", "0.1:0.7:0.1"));

        // in binary floating point 0.1 + 6 * 0.1 lies above 0.7, and the seventh value would be lost
        assertEquals(List.of("0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"), grid.values("a"));
        assertEquals(
                List.of("0", "5", "10"), ParameterGrid.of(Map.of("a", "0:10:5")).values("a"));
        assertEquals(
                List.of("-1", "0.5"), ParameterGrid.of(Map.of("a", "-1:1:1.5")).values("a"));
    }

    @Test
    void shouldTurnTheLastParameterFastest() {
        final Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("x", "1,2");
        parameters.put("mode", "TOUCH,STRICT,NONE");

        final ParameterGrid grid = ParameterGrid.of(parameters);

        assertEquals(6, grid.size());
        assertEquals(Map.of("x", "1", "mode", "TOUCH"), grid.set(0));
        assertEquals(Map.of("x", "1", "mode", "NONE"), grid.set(2));
        assertEquals(Map.of("x", "2", "mode", "TOUCH"), grid.set(3));
        assertEquals(Map.of("x", "2", "mode", "NONE"), grid.set(5));
        assertTrue(grid.isNumeric("x"));
        assertFalse(grid.isNumeric("mode"));
    }

    @Test
    void shouldHaveOneSetWithoutParameters() {
        assertEquals(1, ParameterGrid.of(Map.of()).size());
        assertEquals(Map.of(), ParameterGrid.of(Map.of()).set(0));
    }

    @Test
    void shouldRefuseWhatIsNoRange() {
        for (final String text : List.of("1:10:0", "1:10:-1", "10:1:1", "1,,2", "", "1,1", "0:100000:1")) {
            assertThrows(BadInputException.class, () -> ParameterGrid.of(Map.of("a", text)), text);
        }
    }
}
