package io.tiercel.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FactorsConfigTest {
    @Test
    void shouldHoldTheParametersThatTheIdsTellWhenDefault() {
        final FactorsConfig config = FactorsConfig.defaults();

        assertEquals(10, config.midReturnEvents());
        assertEquals(1_000_000_000L, config.midReturnNs());
        assertEquals(20, config.tradeHorizonEvents());
        assertEquals(0.5, config.levelDecay());
        assertEquals(50, config.ofiSumEvents());
        assertEquals(1.0, config.ofiDecayPerSecond());
        assertEquals(20, config.tradeImbalanceTrades());
        assertEquals(200, config.kyleEvents());
        assertEquals(100, config.realisedVarianceEvents());
        assertEquals(200, config.vpinBucketQty());
        assertEquals(10, config.vpinBuckets());
        assertEquals(2.0, config.hawkesDecayPerSecond());
        assertEquals(1024, config.midHistoryCapacity());
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void shouldNameKeyValueAndRangeWhenOutOfRange(final String message, final Executable executable) {
        final BadInputException e = assertThrows(BadInputException.class, executable);

        assertEquals(message, e.getMessage());
    }

    private static Stream<Arguments> outOfRange() {
        return Stream.of(
                bad("midReturnEvents = 0, expected 1 to 4096", 0, 1, 1, 1, 1, 1),
                bad("kyleEvents = 1, expected 2 to 4096", 1, 1, 1, 1, 1, 1),
                bad("vpinBuckets = 4097, expected 1 to 4096", 1, 2, 4097, 1, 1, 1),
                bad("levelDecay = NaN, expected 0 to 10", 1, 2, 1, Double.NaN, 1, 1),
                bad("ofiDecayPerSecond = 0.0, expected above 0 to 1000000", 1, 2, 1, 1, 0, 1),
                bad("hawkesDecayPerSecond = Infinity, expected above 0 to 1000000", 1, 2, 1, 1, 1, 1 / 0.0),
                Arguments.of("factors: midReturnNs = 0, expected 1 to 3600000000000", (Executable)
                        () -> new FactorsConfig(1, 0, 1, 0, 1, 1, 1, 2, 1, 1, 1, 1, 2)),
                Arguments.of("factors: tradeHorizonEvents = -1, expected 1 to 4096", (Executable)
                        () -> new FactorsConfig(1, 1, -1, 0, 1, 1, 1, 2, 1, 1, 1, 1, 2)),
                Arguments.of("factors: ofiSumEvents = 0, expected 1 to 4096", (Executable)
                        () -> new FactorsConfig(1, 1, 1, 0, 0, 1, 1, 2, 1, 1, 1, 1, 2)),
                Arguments.of("factors: tradeImbalanceTrades = 0, expected 1 to 4096", (Executable)
                        () -> new FactorsConfig(1, 1, 1, 0, 1, 1, 0, 2, 1, 1, 1, 1, 2)),
                Arguments.of("factors: realisedVarianceEvents = 9999, expected 1 to 4096", (Executable)
                        () -> new FactorsConfig(1, 1, 1, 0, 1, 1, 1, 2, 9999, 1, 1, 1, 2)),
                Arguments.of("factors: vpinBucketQty = 0, expected 1 to 1000000000", (Executable)
                        () -> new FactorsConfig(1, 1, 1, 0, 1, 1, 1, 2, 1, 0, 1, 1, 2)),
                Arguments.of("factors: midHistoryCapacity = 1, expected 2 to 1048576", (Executable)
                        () -> new FactorsConfig(1, 1, 1, 0, 1, 1, 1, 2, 1, 1, 1, 1, 1)));
    }

    private static Arguments bad(
            final String message,
            final int midReturnEvents,
            final int kyleEvents,
            final int vpinBuckets,
            final double levelDecay,
            final double ofiDecay,
            final double hawkesDecay) {
        return Arguments.of("factors: " + message, (Executable) () -> new FactorsConfig(
                midReturnEvents, 1, 1, levelDecay, 1, ofiDecay, 1, kyleEvents, 1, 1, vpinBuckets, hawkesDecay, 2));
    }
}
