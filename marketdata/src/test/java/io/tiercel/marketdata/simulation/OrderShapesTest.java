package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Sizes of orders and their distances from the fair value. */
class OrderShapesTest {
    private static final int DRAWS = 100_000;

    @Test
    void shouldDrawMostlyRoundLots() {
        final OrderSizes sizes = new OrderSizes(new SeededRandom(8, 0));
        final int[] counts = new int[1001];

        for (int i = 0; i < DRAWS; i++) {
            counts[sizes.next()]++;
        }

        // Shares of the table; the 32 % of odd lots all lie below 100.
        assertEquals(0.54, counts[100] / (double) DRAWS, 0.01, "seed 8");
        assertEquals(0.08, counts[200] / (double) DRAWS, 0.005, "seed 8");
        assertEquals(0.03, counts[1000] / (double) DRAWS, 0.004, "seed 8");
        assertEquals(0, counts[0], "seed 8");
        assertEquals(0.32, Arrays.stream(counts, 1, 100).sum() / (double) DRAWS, 0.01, "seed 8: odd lots");
    }

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
