package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of the last whole numbers against sums taken anew. */
class LongSumWindowTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void shouldSumTheLastLongsWhenValuesComeAndGo(final int length) {
        final LongSumWindow window = new LongSumWindow(length);
        final SplittableRandom random = new SplittableRandom(5);
        final long[] values = random.longs(1_000, -1_000, 1_000).toArray();

        for (int i = 0; i < values.length; i++) {
            long expected = 0;
            for (int j = Math.max(0, i - length + 1); j <= i; j++) {
                expected += values[j];
            }
            assertEquals(expected, window.add(values[i]), "seed 5, value " + i);
            assertEquals(expected, window.sum());
        }
    }
}
