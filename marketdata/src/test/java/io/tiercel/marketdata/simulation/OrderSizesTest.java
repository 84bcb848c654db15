package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OrderSizesTest {
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
}
