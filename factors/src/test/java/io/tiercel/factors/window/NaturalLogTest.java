package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fast logarithm against that of the library. */
class NaturalLogTest {
    @Test
    void shouldBeWithinTwoRoundingsOfTheLibraryFromOneToTheGreatestNumber() {
        final SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200_000; i++) {
            final long x = i < 5_000 ? i + 1 : (random.nextLong() >>> 1 >>> random.nextInt(62)) + 1;
            final double expected = StrictMath.log(x);
            assertEquals(expected, NaturalLog.of(x), 1e-15 * Math.max(1.0, expected), "seed 3, ln " + x);
            assertEquals(
                    x * expected,
                    NaturalLog.timesSelf(x),
                    1e-15 * x * Math.max(1.0, expected),
                    "seed 3, x ln x of " + x);
        }
        assertEquals(0.0, NaturalLog.timesSelf(0));
        assertEquals(0.0, NaturalLog.timesSelf(1));
    }
}
