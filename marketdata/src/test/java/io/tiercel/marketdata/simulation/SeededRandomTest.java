package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeededRandomTest {
    private static final int DRAWS = 200_000;

    @Test
    void shouldFollowTheGeneratorFromAKnownState() {
        // First: rotl(1 + 4, 23) + 1 = 5 * 2^23 + 1 = 41943041. The state becomes s0 = 1^4^2 = 7, s1 = 0, s2 = 2^(2 <<
        // 17) = 262146,
        // s3 = rotl(6, 45) = 6 * 2^45. Second: rotl(7 + 6 * 2^45, 23) + 7 = 7 * 2^23 + 6 * 2^(45 + 23 - 64) + 7 =
        // 58720359.
        final SeededRandom random = SeededRandom.ofState(1, 2, 3, 4);

        assertEquals(41943041L, random.bits());
        assertEquals(58720359L, random.bits());
    }

    @Test
    void shouldRepeatTheSameSeedAndStreamOnly() {
        assertEquals(new SeededRandom(7, 0).bits(), new SeededRandom(7, 0).bits());
        assertNotEquals(new SeededRandom(7, 0).bits(), new SeededRandom(8, 0).bits());
        assertNotEquals(new SeededRandom(7, 0).bits(), new SeededRandom(7, 1).bits());
    }

    @Test
    void shouldBeUniform() {
        final SeededRandom random = new SeededRandom(1, 0);
        final int[] counts = new int[10];

        for (int i = 0; i < DRAWS; i++) {
            counts[random.below(10)]++;
            final double u = random.unit();
            assertTrue(u >= 0 && u < 1, "seed 1: unit " + u);
        }

        for (final int count : counts) {
            // 20000 expected, standard deviation sqrt(200000 * 0.1 * 0.9) = 134: six of them are 805.
            assertEquals(DRAWS / 10.0, count, 805, "seed 1");
        }
    }

    @Test
    void shouldBeExponentialOfMeanOne() {
        final SeededRandom random = new SeededRandom(2, 0);
        double sum = 0;
        double squares = 0;

        for (int i = 0; i < DRAWS; i++) {
            final double e = random.exponential();
            sum += e;
            squares += e * e;
        }

        // Mean 1, second moment 2; their standard errors are 1 / sqrt(n) = 0.0022 and sqrt(20 / n) = 0.01.
        assertEquals(1.0, sum / DRAWS, 0.012, "seed 2");
        assertEquals(2.0, squares / DRAWS, 0.06, "seed 2");
    }
}
