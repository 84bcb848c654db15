package io.tiercel.factors.kernel;

import java.util.Arrays;

/**
 * Sums over windows in the order of {@link io.tiercel.factors.window.DoubleSumWindow}: blocks of N from entry 0 on, the sums from each place to the end of
 * the block before, added from its last entry to its first, plus the sums from a block's first entry on. Several blocks are added side by side: the
 * processor then need not wait for one addition before the next. Stateless.
 */
final class BlockSums {
    private BlockSums() {}

    static void sum(final double[] xs, final int window, final int first, final int length, final double[] out) {
        final double[] tails = new double[4 * window + 1];
        final int start = run4(xs, window, length, tails, out);
        run1(xs, window, start, length, tails, out);
        Arrays.fill(out, 0, Math.min(first, length), Double.NaN);
    }

    /** Blocks four at a time. {@code tails[0]} to {@code tails[window - 1]} hold the sums of the block before on return. */
    private static int run4(
            final double[] xs, final int n, final int length, final double[] tails, final double[] out) {
        int at = 0;
        // tails: [0, n) of the block before the first, then n each of the first three; the fourth's go to the front
        // afterwards
        for (; at <= length - 4 * n; at += 4 * n) {
            final int b1 = at + n;
            final int b2 = at + 2 * n;
            final int b3 = at + 3 * n;
            double t0 = 0.0;
            double t1 = 0.0;
            double t2 = 0.0;
            for (int j = n - 1; j > 0; j--) {
                t0 += xs[at + j];
                t1 += xs[b1 + j];
                t2 += xs[b2 + j];
                tails[n + j] = t0;
                tails[2 * n + j] = t1;
                tails[3 * n + j] = t2;
            }
            double h0 = 0.0;
            double h1 = 0.0;
            double h2 = 0.0;
            double h3 = 0.0;
            for (int j = 0; j < n - 1; j++) {
                h0 += xs[at + j];
                h1 += xs[b1 + j];
                h2 += xs[b2 + j];
                h3 += xs[b3 + j];
                out[at + j] = h0 + tails[j + 1];
                out[b1 + j] = h1 + tails[n + j + 1];
                out[b2 + j] = h2 + tails[2 * n + j + 1];
                out[b3 + j] = h3 + tails[3 * n + j + 1];
            }
            final int j = n - 1;
            out[at + j] = h0 + xs[at + j] + 0.0;
            out[b1 + j] = h1 + xs[b1 + j] + 0.0;
            out[b2 + j] = h2 + xs[b2 + j] + 0.0;
            out[b3 + j] = h3 + xs[b3 + j] + 0.0;
            double t3 = 0.0;
            for (int k = n - 1; k > 0; k--) {
                t3 += xs[b3 + k];
                tails[k] = t3;
            }
        }
        return at;
    }

    private static void run1(
            final double[] xs,
            final int n,
            final int from,
            final int length,
            final double[] tails,
            final double[] out) {
        for (int at = from; at < length; at += n) {
            final int end = Math.min(n, length - at);
            double head = 0.0;
            for (int j = 0; j < end; j++) {
                head += xs[at + j];
                out[at + j] = head + (j + 1 < n ? tails[j + 1] : 0.0);
            }
            double tail = 0.0;
            for (int j = end - 1; j > 0; j--) {
                tail += xs[at + j];
                tails[j] = tail;
            }
        }
    }
}
