package io.tiercel.factors.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing may know what comes after its date; what does must show. */
class LookAheadTest {
    private static final long SEED = 20;
    private static final int DATES = 400;
    private static final int ASSETS = 10;

    /** Independent steps: nothing known at a date foretells the next. */
    private static Panel randomWalk() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final double[][] rows = new double[DATES][ASSETS];
        for (int t = 0; t < DATES; t++) {
            for (int a = 0; a < ASSETS; a++) {
                rows[t][a] = t == 0 ? 100 : rows[t - 1][a] * (1 + 0.01 * random.nextGaussian());
            }
        }
        return panel(rows);
    }

    private static Panel panel(final double[][] rows) {
        return new Panel(
                IntStream.range(0, rows.length)
                        .mapToObj(t -> LocalDate.of(2024, 1, 1).plusDays(t).toString())
                        .toList(),
                IntStream.range(0, ASSETS).mapToObj(a -> "A" + a).toList(),
                rows);
    }

    private static IcSummary summary(final Panel factor, final Panel forward) {
        return IcSummary.of(InformationCoefficient.series(Correlation.PEARSON, factor, forward));
    }

    @Test
    void shouldSeeAPlantedLookAheadVanishWhenItIsShifted() {
        final Panel prices = randomWalk();
        for (final int horizon : new int[] {1, 5}) {
            final Panel forward = ForwardReturns.over(prices, horizon);
            // given: the coming return taken for a factor, as by labels joined on the wrong date
            assertEquals(1, summary(forward, forward).mean(), 1e-12);

            // when: each value stands where it is known first, horizon dates later
            final IcSummary shifted = summary(forward.shifted(horizon), forward);

            // then: chance. 400 dates of 10 assets: a coefficient has std 1/3 by chance; overlapping ones count a fifth
            final double chance = 1.0 / 3 / Math.sqrt((double) shifted.n() / horizon);
            assertEquals(DATES - 2 * horizon, shifted.n(), "seed " + SEED);
            assertTrue(Math.abs(shifted.mean()) < 4 * chance, "seed " + SEED + ": " + shifted);
            if (horizon > 1) {
                // one date short of known: four fifths of the future still show
                assertTrue(summary(forward.shifted(1), forward).mean() > 0.6, "seed " + SEED);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> prices.shifted(-1));
    }

    /** The past of every factor and of every label keeps its bits, whatever prices come after. */
    @Test
    void shouldNotChangeThePastWhenTheFutureChanges() {
        final Panel prices = randomWalk();
        final int last = 250;
        final double[][] other = IntStream.range(0, DATES).mapToObj(prices::row).toArray(double[][]::new);
        for (int t = last + 1; t < DATES; t++) {
            for (int a = 0; a < ASSETS; a++) {
                other[t][a] *= 2 + a;
            }
        }

        final SequencedMap<String, Panel> factors = factors(prices);
        final SequencedMap<String, Panel> changed = factors(panel(other));

        factors.forEach((name, factor) -> {
            for (int t = 0; t <= last; t++) {
                assertArrayEquals(factor.row(t), changed.get(name).row(t), name + " at date " + t);
            }
            assertTrue(Double.isFinite(factor.value(last, 0)), name + " is to have a value to compare");
        });
        for (final int horizon : new int[] {1, 5, 20}) {
            final Panel forward = ForwardReturns.over(prices, horizon);
            final Panel changedForward = ForwardReturns.over(panel(other), horizon);
            assertArrayEquals(forward.row(last - horizon), changedForward.row(last - horizon));
            // negative control: the first label that reaches behind the change differs
            assertTrue(forward.value(last - horizon + 1, 0) != changedForward.value(last - horizon + 1, 0));
        }
    }

    private static SequencedMap<String, Panel> factors(final Panel prices) {
        final FactorList list = new FactorList(prices);
        for (final String name :
                List.of("mom20", "rev5", "lowvol20", "mom20_orth", FactorList.COMBO_RANK, FactorList.COMBO_IC)) {
            assertTrue(list.add(name), name);
        }
        return list.panels();
    }
}
