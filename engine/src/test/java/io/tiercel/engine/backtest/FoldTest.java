package io.tiercel.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.backtest.Fold.Part;
import io.tiercel.engine.configuration.WalkForwardSettings;
import io.tiercel.engine.configuration.WalkForwardSettings.Mode;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static WalkForwardSettings settings(
            final Mode mode, final String in, final String out, final String purge, final String embargo) {
        return new WalkForwardSettings(mode, in, out, purge, embargo, "pnl", false);
    }

    @Test
    void shouldGrowTheInSamplePart() {
        final List<Fold> folds = Fold.of(settings(Mode.EXPANDING, "40ns", "25ns", "5ns", ""), 100, 200);

        // 100 + 40 = 140, then every 25 ns; the last part ends with the data
        assertEquals(
                List.of(
                        new Fold(0, List.of(new Part(100, 135)), new Part(140, 165)),
                        new Fold(1, List.of(new Part(100, 160)), new Part(165, 190)),
                        new Fold(2, List.of(new Part(100, 185)), new Part(190, 200))),
                folds);
    }

    @Test
    void shouldMoveTheInSamplePart() {
        final List<Fold> folds = Fold.of(settings(Mode.ROLLING, "40ns", "30ns", "", ""), 100, 200);

        assertEquals(
                List.of(
                        new Fold(0, List.of(new Part(100, 140)), new Part(140, 170)),
                        new Fold(1, List.of(new Part(130, 170)), new Part(170, 200))),
                folds);
    }

    @Test
    void shouldPurgeBothSidesAndKeepTheEmbargoBehind() {
        final List<Fold> folds = Fold.of(settings(Mode.K_FOLD, "", "50ns", "2ns", "10ns"), 0, 150);

        // behind: 50 + 2 + 10 = 62; 100 + 12 = 112
        assertEquals(
                List.of(
                        new Fold(0, List.of(new Part(62, 150)), new Part(0, 50)),
                        new Fold(1, List.of(new Part(0, 48), new Part(112, 150)), new Part(50, 100)),
                        new Fold(2, List.of(new Part(0, 98)), new Part(100, 150))),
                folds);
    }

    @Test
    void shouldNeverHaveInSampleTimeWithinPurgeOrEmbargo() {
        final long seed = 20_260_102;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            final Mode mode = List.of(Mode.EXPANDING, Mode.ROLLING, Mode.K_FOLD).get(random.nextInt(3));
            final long in = random.nextLong(50, 200);
            final long out = random.nextLong(10, 100);
            final long purge = random.nextLong(0, 20);
            final long embargo = random.nextLong(0, 20);
            final long from = random.nextLong(-1000, 1000);
            final long to = from + random.nextLong(300, 1000);

            final List<Fold> folds = Fold.of(
                    settings(mode, mode == Mode.K_FOLD ? "" : in + "ns", out + "ns", purge + "ns", embargo + "ns"),
                    from,
                    to);

            long expectedStart = mode == Mode.K_FOLD ? from : from + in;
            for (final Fold fold : folds) {
                final String told = "seed " + seed + ", case " + i + ": " + fold;
                assertEquals(expectedStart, fold.outOfSample().fromNs(), told);
                expectedStart = fold.outOfSample().toNs();
                for (final Part part : fold.inSample()) {
                    final boolean isBefore = part.toNs() <= fold.outOfSample().fromNs() - purge;
                    final boolean isBehind = part.fromNs() >= fold.outOfSample().toNs() + purge + embargo;
                    assertTrue(isBefore || (mode == Mode.K_FOLD && isBehind), told);
                    assertFalse(part.isEmpty(), told);
                    assertTrue(part.fromNs() >= from && part.toNs() <= to, told);
                }
            }
            assertEquals(to, expectedStart, "seed " + seed + ", case " + i);
        }
    }

    @Test
    void shouldRefuseWhatLeavesNothing() {
        assertThrows(
                BadInputException.class, () -> Fold.of(settings(Mode.EXPANDING, "40ns", "10ns", "40ns", ""), 0, 100));
        assertThrows(BadInputException.class, () -> Fold.of(settings(Mode.ROLLING, "100ns", "10ns", "", ""), 0, 100));
        assertThrows(BadInputException.class, () -> Fold.of(settings(Mode.ROLLING, "10ns", "0ns", "", ""), 0, 100));
        assertThrows(BadInputException.class, () -> settings(Mode.ROLLING, "", "10ns", "", ""));
        assertThrows(BadInputException.class, () -> settings(Mode.K_FOLD, "10ns", "10ns", "", ""));
        assertThrows(BadInputException.class, () -> settings(Mode.K_FOLD, "", "", "", ""));
    }
}
