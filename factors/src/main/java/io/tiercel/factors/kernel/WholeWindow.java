package io.tiercel.factors.kernel;

import java.util.Arrays;

/**
 * A factor over windows of whole numbers, computed piece by piece while a piece lies in the nearest caches: first a look at whether all sums of the piece are
 * exact in doubles, then the fast way if they are, the scalar kernel if not. Being exact, the sums do not know where a piece began.
 * <p>
 * Made for one call, by one thread.
 */
abstract class WholeWindow {
    /** Sums below it are exact, in whatever order they are added. */
    static final double EXACT = 0x1p53;

    private static final int PIECE = 2048;
    private static final int WINDOWS_PER_PIECE = 8;

    final int window;

    WholeWindow(final int window) {
        this.window = window;
    }

    /** All results from entry {@code first} on, NaN before. */
    final void run(final int first, final int length, final double[] out) {
        Arrays.fill(out, 0, Math.min(first, length), Double.NaN);
        final int piece = (int) Math.min(Integer.MAX_VALUE / 2, Math.max(PIECE, (long) WINDOWS_PER_PIECE * window));
        int from = first;
        while (from < length) {
            final int to = length - from <= piece ? length : from + piece;
            // one more than the window: a neighbour of its first entry
            final int oldest = Math.max(0, from - window - 1);
            if (isExact(oldest, to)) {
                runFast(from, to, out);
            } else {
                final double[] part = new double[to - oldest];
                runScalar(oldest, from - oldest, part);
                System.arraycopy(part, from - oldest, out, from, to - from);
            }
            from = to;
        }
    }

    private void runFast(final int from, final int to, final double[] out) {
        clear();
        for (int i = Math.max(0, from - window); i < from; i++) {
            add(i);
        }
        int i = from;
        // windows that reach back to before the first entry
        for (; i < to && i <= window; i++) {
            if (i >= window) {
                drop(i - window);
            }
            add(i);
            out[i] = result(i);
        }
        i = runVectors(i, to, out);
        for (; i < to; i++) {
            drop(i - window);
            add(i);
            out[i] = result(i);
        }
    }

    /** Whether every sum over windows that end among these entries stays below {@link #EXACT}. */
    abstract boolean isExact(int from, int to);

    /** Entries {@code oldest} to {@code oldest + out.length} by themselves, results from {@code first} on. */
    abstract void runScalar(int oldest, int first, double[] out);

    /** Sums of an empty window. */
    abstract void clear();

    /** Takes an entry into the sums. */
    abstract void add(int i);

    /** Takes the oldest entry out of the sums, before the newest is taken in. */
    abstract void drop(int i);

    /** Factor of the window that ends at an entry. */
    abstract double result(int i);

    /** Whole vectors of entries, {@code from > window}; sums before and after are those of the window that ends before. Returns the entry after the last. */
    abstract int runVectors(int from, int to, double[] out);
}
