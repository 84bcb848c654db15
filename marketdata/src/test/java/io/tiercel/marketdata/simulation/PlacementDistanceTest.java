package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlacementDistanceTest {
    private static final int DRAWS = 100_000;

    @Test
    void shouldPlaceNearAndSometimesVeryFar() {
        final PlacementDistance distances = new PlacementDistance(new SeededRandom(9, 0));
        final double[] ticks = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            ticks[i] = distances.nextTicks();
        }
        Arrays.sort(ticks);

        assertTrue(ticks[0] >= PlacementDistance.FLOOR_TICKS, "seed 9: " + ticks[0]);
        assertEquals(PlacementDistance.FLOOR_TICKS + 3000.0, ticks[DRAWS - 1], 1e-9, "seed 9: the cut");
        // Beyond d ticks of the floor: 0.6 * exp(-d / 36) + 0.4 * (1 + d / 60)^-0.6; at d = 300: 0.0001 + 0.4 * 6^-0.6
        // = 0.1366.
        final double beyond = Arrays.stream(ticks)
                .filter(d -> d > PlacementDistance.FLOOR_TICKS + 300)
                .count();
        assertEquals(0.1366, beyond / DRAWS, 0.006, "seed 9");
    }
}
