package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.statistics.FigureDifference;
import io.tiercel.marketdata.statistics.MarketFigures;
import io.tiercel.marketdata.statistics.MarketLikeness;
import io.tiercel.marketdata.statistics.RecordedMarket;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order flow against a real hour of a busy share: same code, same figures. */
class SimulatedMarketTest {
    /** About an hour of each instrument, as many messages as the real hour has. */
    private static final long HOUR_OF_FOUR = 360_000;

    private static MarketFigures real;

    @BeforeAll
    static void measureTheRealHour() {
        real = RecordedMarket.hourOfApple();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldLookLikeARealHourInEveryInstrument(final long seed) {
        assertAlike(SimulationConfig.of(seed, HOUR_OF_FOUR));
    }

    @Test
    void shouldLookLikeARealMarketInTheDefaultSession() {
        assertAlike(SimulationConfig.DEFAULT);
    }

    @Test
    @Tag("slow")
    void shouldLookLikeARealHourWithManySeeds() {
        final long failed = LongStream.rangeClosed(101, 150)
                .flatMap(seed ->
                        SimulatedFigures.of(SimulationConfig.of(seed, HOUR_OF_FOUR), FlowProfile.MARKET).stream()
                                .mapToLong(figures -> MarketLikeness.differences(real, figures)
                                                .isEmpty()
                                        ? 0
                                        : 1))
                .sum();

        // The sample kurtosis of an hour is itself random: of 200 instrument hours at most one may stray.
        assertTrue(failed <= 1, failed + " of 200 instrument hours differ");
    }

    @Test
    void shouldTellAMemorylessFeedFromAMarket() {
        for (final MarketFigures figures :
                SimulatedFigures.of(SimulationConfig.of(1, HOUR_OF_FOUR), FlowProfile.MEMORYLESS)) {
            final List<String> differing = MarketLikeness.differences(real, figures).stream()
                    .map(FigureDifference::figure)
                    .toList();

            assertTrue(
                    differing.containsAll(List.of("fanoFactor", "excessKurtosis", "signCorrelation1")),
                    "only " + differing + " of " + figures);
        }
    }

    @Test
    void shouldOweTheSignsToMetaordersAndTheCountsToClustering() {
        final FlowProfile coins =
                new FlowProfile(FlowProfile.MARKET.clustering(), 0.0, FlowProfile.MARKET.newsPerHour());
        final FlowProfile steady =
                new FlowProfile(0.0, FlowProfile.MARKET.signPersistence(), FlowProfile.MARKET.newsPerHour());

        assertEquals(List.of("signCorrelation1"), failing(coins, "signCorrelation1", "fanoFactor"));
        assertEquals(List.of("fanoFactor"), failing(steady, "signCorrelation1", "fanoFactor"));
    }

    private static List<String> failing(final FlowProfile profile, final String... figures) {
        return MarketLikeness.differences(
                        real,
                        SimulatedFigures.of(SimulationConfig.of(1, HOUR_OF_FOUR), profile)
                                .getFirst())
                .stream()
                .map(FigureDifference::figure)
                .filter(List.of(figures)::contains)
                .toList();
    }

    private static void assertAlike(final SimulationConfig config) {
        final List<MarketFigures> instruments = SimulatedFigures.of(config, FlowProfile.MARKET);
        for (int i = 0; i < instruments.size(); i++) {
            assertEquals(
                    List.of(),
                    MarketLikeness.differences(real, instruments.get(i)),
                    "seed " + config.seed() + ", " + config.symbols().get(i));
        }
    }
}
