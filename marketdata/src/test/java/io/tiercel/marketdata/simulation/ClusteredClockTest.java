package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusteredClockTest {
    private static final int SECONDS = 20_000;
    private static final double TRADING = 1.5;
    private static final double QUOTING = 20.0;

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 1.0})
    void shouldKeepTheMeanRatesWhateverTheClustering(final double clustering) {
        final Counts counts = count(clustering, 11);

        // Poisson: standard errors sqrt(1.5 / 20000) = 0.009 and sqrt(20 / 20000) = 0.032; clustered: about five times
        // as much.
        assertEquals(TRADING, counts.mean(ClusteredClock.TRADING), 0.15, "seed 11");
        assertEquals(QUOTING, counts.mean(ClusteredClock.QUOTING), 0.9, "seed 11");
    }

    @Test
    void shouldBePoissonWithoutClustering() {
        final Counts counts = count(0.0, 12);

        // The Fano factor of Poisson counts is 1, its standard error sqrt(2 / 20000) = 0.01.
        assertEquals(1.0, counts.fano(ClusteredClock.TRADING), 0.06, "seed 12");
        assertEquals(1.0, counts.fano(ClusteredClock.QUOTING), 0.06, "seed 12");
    }

    @Test
    void shouldClusterBothKindsWithClustering() {
        final Counts counts = count(1.0, 13);

        assertTrue(counts.fano(ClusteredClock.TRADING) > 2, "seed 13: " + counts.fano(ClusteredClock.TRADING));
        assertTrue(counts.fano(ClusteredClock.QUOTING) > 5, "seed 13: " + counts.fano(ClusteredClock.QUOTING));
    }

    @Test
    void shouldBreedArrivalsAfterAShock() {
        int calm = 0;
        int shocked = 0;
        for (int seed = 0; seed < 50; seed++) {
            calm += inFirstSecond(seed, false);
            shocked += inFirstSecond(seed, true);
        }

        // 14 direct children of a shock, most within a second; 21.5 arrivals a second without.
        assertTrue(shocked > 1.4 * calm, "seeds 0 to 49: " + calm + " and " + shocked);
    }

    private static int inFirstSecond(final int seed, final boolean isShocked) {
        final ClusteredClock clock = new ClusteredClock(new SeededRandom(seed, 0), 0, TRADING, QUOTING, 1.0);
        if (isShocked) {
            clock.shock();
        }
        int arrivals = -1;
        do {
            arrivals++;
            clock.advance();
        } while (clock.timeNs() < 1_000_000_000L);
        return arrivals;
    }

    private static Counts count(final double clustering, final int seed) {
        final ClusteredClock clock = new ClusteredClock(new SeededRandom(seed, 0), 0, TRADING, QUOTING, clustering);
        final Counts counts = new Counts();
        long before = 0;
        while (true) {
            clock.advance();
            assertTrue(clock.timeNs() > before, "seed " + seed + ": time stands still or runs back at " + before);
            before = clock.timeNs();
            if (before >= SECONDS * 1_000_000_000L) {
                return counts;
            }
            counts.perSecond[clock.kind()][(int) (before / 1_000_000_000L)]++;
        }
    }

    private static final class Counts {
        private final int[][] perSecond = new int[2][SECONDS];

        double mean(final int kind) {
            double sum = 0;
            for (final int count : perSecond[kind]) {
                sum += count;
            }
            return sum / SECONDS;
        }

        double fano(final int kind) {
            final double mean = mean(kind);
            double squares = 0;
            for (final int count : perSecond[kind]) {
                squares += (count - mean) * (count - mean);
            }
            return squares / SECONDS / mean;
        }
    }
}
