package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Highest and lowest against a search through the window. */
class SlidingRangeTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 101})
    void shouldTellTheHighestAndTheLowestOfTheLast(final int length) {
        final SlidingRange range = new SlidingRange(length);
        final SplittableRandom random = new SplittableRandom(length);
        final long[] values = new long[3_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i == 0 ? 0 : values[i - 1]) + random.nextInt(-2, 3);
            range.add(values[i]);

            final long[] window = Arrays.copyOfRange(values, Math.max(0, i - length + 1), i + 1);
            assertEquals(Arrays.stream(window).max().orElseThrow(), range.high(), "seed " + length + ", step " + i);
            assertEquals(Arrays.stream(window).min().orElseThrow(), range.low(), "seed " + length + ", step " + i);
        }
    }
}
