package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link WindowKernels#max} and {@code min}: the highest of the last 2, 4, 8 ... entries from that of half as many, and the window from the last two that
 * overlap. The highest of some numbers does not depend on the order in which they are compared. Made for one call, by one thread.
 */
final class ExtremeWindow {
    private static final int PIECE = 2048;
    private static final int WINDOWS_PER_PIECE = 8;

    private final double[] xs;
    private final int window;
    private final boolean isMax;
    private final int piece;
    private final double[] level;
    private final ScalarWindowKernels scalar;

    ExtremeWindow(final double[] xs, final int window, final boolean isMax, final ScalarWindowKernels scalar) {
        this.xs = xs;
        this.scalar = scalar;
        this.window = window;
        this.isMax = isMax;
        piece = (int) Math.min(Integer.MAX_VALUE / 4, Math.max(PIECE, (long) WINDOWS_PER_PIECE * window));
        level = new double[piece + window + 2 * COUNT];
    }

    void run(final int first, final int length, final double[] out) {
        Arrays.fill(out, 0, Math.min(first, length), Double.NaN);
        for (int from = first; from < length; from += piece) {
            runPiece(from, Math.min(from + piece, length), out);
        }
    }

    private void runPiece(final int from, final int to, final double[] out) {
        final int oldest = from - window + 1;
        if (!Lanes.areFinite(xs, oldest, to)) {
            runScalar(oldest, from, to, out);
            return;
        }
        final int size = to - oldest;
        final double[] l = level;
        System.arraycopy(xs, oldest, l, 0, size);
        int width = 1;
        // place j comes to hold the highest of the entries j to j + width - 1
        for (; width * 2 <= window; width *= 2) {
            if (isMax) {
                raise(l, width, 0, size - 2 * width + 1);
            } else {
                lower(l, width, 0, size - 2 * width + 1);
            }
        }
        if (isMax) {
            raise(l, window - width, 0, to - from);
        } else {
            lower(l, window - width, 0, to - from);
        }
        System.arraycopy(l, 0, out, from, to - from);
        for (int i = from; i < to; i++) {
            out[i] += 0.0;
        }
    }

    private void runScalar(final int oldest, final int from, final int to, final double[] out) {
        final double[] part = Arrays.copyOfRange(xs, oldest, to);
        final double[] results = new double[part.length];
        if (isMax) {
            scalar.max(part, window, window - 1, part.length, results);
        } else {
            scalar.min(part, window, window - 1, part.length, results);
        }
        System.arraycopy(results, from - oldest, out, from, to - from);
    }

    /** Upwards in place: what is read has not been written yet. Vectors may run over the end into what is no longer used. */
    private static void raise(final double[] l, final int step, final int from, final int to) {
        for (int j = from; j < to; j += COUNT) {
            final DoubleVector near = load(l, j);
            final DoubleVector far = load(l, j + step);
            near.blend(far, far.compare(VectorOperators.GT, near)).intoArray(l, j);
        }
    }

    private static void lower(final double[] l, final int step, final int from, final int to) {
        for (int j = from; j < to; j += COUNT) {
            final DoubleVector near = load(l, j);
            final DoubleVector far = load(l, j + step);
            near.blend(far, far.compare(VectorOperators.LT, near)).intoArray(l, j);
        }
    }
}
