package io.tiercel.factors.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector kernels give the bits of the scalar ones: over every short length, at the edges of windows, pieces and blocks, in wild columns. */
class KernelAgreementTest {
    private final Kernels scalar = Kernels.scalar();
    private final Kernels vector = Kernels.vector();

    @Test
    void shouldHaveTheVectorApiInTests() {
        assertTrue(Kernels.isVectorApiPresent(), "the test JVM lacks config/vector.options");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 20})
    void shouldAgreeOverEveryShortLength(final int window) {
        final List<KernelRun> runs = new ArrayList<>(KernelRun.ofBooks());
        runs.addAll(KernelRun.ofWindow(window));
        runs.addAll(KernelRun.ofPaths());

        for (int length = 0; length <= 40; length++) {
            for (long seed = 1; seed <= 3; seed++) {
                compare(runs, seed, length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 101, 300})
    void shouldAgreeOverPiecesAndBlocks(final int window) {
        final List<KernelRun> runs = new ArrayList<>(KernelRun.ofBooks());
        runs.addAll(KernelRun.ofWindow(window));
        runs.addAll(KernelRun.ofPaths());

        for (long seed = 10; seed < 16; seed++) {
            compare(runs, seed, 4_000 + 517 * (int) (seed - 10));
        }
    }

    @Test
    @Tag("slow")
    void shouldAgreeOverManySeedsWindowsAndLengths() {
        for (long seed = 100; seed < 300; seed++) {
            final int window = 1 + (int) (seed * 7919 % 260);
            final List<KernelRun> runs = new ArrayList<>(KernelRun.ofBooks());
            runs.addAll(KernelRun.ofWindow(window));
            runs.addAll(KernelRun.ofPaths());
            compare(runs, seed, (int) (seed * 104_729 % 20_000));
        }
    }

    @Test
    void shouldMeetWhatMakesItFallBack() {
        // given: among the seeds above some columns hold NaN, fractions and numbers too large for exact sums
        boolean hasWild = false;
        for (long seed = 10; seed < 16; seed++) {
            for (final double x : new RandomColumns(seed, 4_000).wholes) {
                hasWild |= x != Math.rint(x) || Math.abs(x) > 1e8;
            }
        }

        assertTrue(hasWild, "no seed of this test reaches the way back to the scalar kernels");
    }

    private void compare(final List<KernelRun> runs, final long seed, final int length) {
        final RandomColumns columns = new RandomColumns(seed, length);
        for (final KernelRun run : runs) {
            final double[] expected = run.results(scalar, columns);
            final double[] actual = run.results(vector, columns);
            for (int i = 0; i < length; i++) {
                if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(actual[i])) {
                    assertEquals(
                            expected[i],
                            actual[i],
                            0.0,
                            run.name + ", seed " + seed + ", length " + length + ", entry " + i);
                    assertEquals(
                            Double.doubleToLongBits(expected[i]),
                            Double.doubleToLongBits(actual[i]),
                            run.name + ", seed " + seed + ", length " + length + ", entry " + i + ": " + expected[i]);
                }
                assertTrue(
                        Double.doubleToRawLongBits(actual[i]) != Long.MIN_VALUE,
                        run.name + ", seed " + seed + ", entry " + i + " is -0.0");
            }
        }
    }
}
