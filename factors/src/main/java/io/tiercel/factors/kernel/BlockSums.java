package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.load;

import java.util.Arrays;

/**
 * Sums over windows in the order of {@link io.tiercel.factors.window.DoubleSumWindow}: blocks of N from entry 0 on; a window is the end of a block, added from
 * its last entry to its first, and the start of the next, added from its first. Eight blocks are added side by side: one addition need not wait for the one
 * before.
 * <p>
 * Made for one call, by one thread.
 */
final class BlockSums {
    private static final int SIDE_BY_SIDE = 8;

    /** What is summed. */
    enum Term {
        /** Entries. */
        SELF,
        /** Their squares. */
        SQUARE,
        /** Sizes of their products with the entry before, 0 for the first. */
        NEIGHBOURS
    }

    private final double[] xs;
    private final Term term;
    private final int n;

    /** Terms of the blocks at hand. */
    private final double[] terms;

    /** Sums from each place to the end of its block; block 0 is the one before those at hand. */
    private final double[] tails;

    BlockSums(final double[] xs, final Term term, final int window) {
        this.xs = xs;
        this.term = term;
        n = window;
        terms = new double[SIDE_BY_SIDE * n];
        tails = new double[(SIDE_BY_SIDE + 1) * n];
    }

    void run(final double scale, final int first, final int length, final double[] out) {
        int at = 0;
        for (; at <= length - SIDE_BY_SIDE * n; at += SIDE_BY_SIDE * n) {
            take(at, SIDE_BY_SIDE * n);
            addTails(terms, tails, n);
            addHeads(terms, tails, n, scale, at, out);
            System.arraycopy(tails, SIDE_BY_SIDE * n, tails, 0, n);
        }
        for (; at < length; at += n) {
            runBlock(at, Math.min(n, length - at), scale, out);
        }
        Arrays.fill(out, 0, Math.min(first, length), Double.NaN);
    }

    private void take(final int from, final int count) {
        switch (term) {
            case SELF -> System.arraycopy(xs, from, terms, 0, count);
            case SQUARE -> squares(xs, from, count, terms);
            case NEIGHBOURS -> {
                terms[0] = from == 0 ? 0.0 : Math.abs(xs[from]) * Math.abs(xs[from - 1]);
                neighbours(xs, from + 1, count - 1, terms);
            }
        }
    }

    private static void squares(final double[] xs, final int from, final int count, final double[] terms) {
        int j = 0;
        for (; j <= count - COUNT; j += COUNT) {
            load(xs, from + j).mul(load(xs, from + j)).intoArray(terms, j);
        }
        for (; j < count; j++) {
            terms[j] = xs[from + j] * xs[from + j];
        }
    }

    /** From place 1 on. */
    private static void neighbours(final double[] xs, final int from, final int count, final double[] terms) {
        int j = 0;
        for (; j <= count - COUNT; j += COUNT) {
            load(xs, from + j).mul(load(xs, from + j - 1)).abs().intoArray(terms, j + 1);
        }
        for (; j < count; j++) {
            terms[j + 1] = Math.abs(xs[from + j] * xs[from + j - 1]);
        }
    }

    private static void addTails(final double[] x, final double[] tails, final int n) {
        double t0 = 0.0;
        double t1 = 0.0;
        double t2 = 0.0;
        double t3 = 0.0;
        double t4 = 0.0;
        double t5 = 0.0;
        double t6 = 0.0;
        double t7 = 0.0;
        for (int j = n - 1; j >= 0; j--) {
            t0 += x[j];
            t1 += x[n + j];
            t2 += x[2 * n + j];
            t3 += x[3 * n + j];
            t4 += x[4 * n + j];
            t5 += x[5 * n + j];
            t6 += x[6 * n + j];
            t7 += x[7 * n + j];
            tails[n + j] = t0;
            tails[2 * n + j] = t1;
            tails[3 * n + j] = t2;
            tails[4 * n + j] = t3;
            tails[5 * n + j] = t4;
            tails[6 * n + j] = t5;
            tails[7 * n + j] = t6;
            tails[8 * n + j] = t7;
        }
    }

    private static void addHeads(
            final double[] x, final double[] tails, final int n, final double scale, final int at, final double[] out) {
        double h0 = 0.0;
        double h1 = 0.0;
        double h2 = 0.0;
        double h3 = 0.0;
        double h4 = 0.0;
        double h5 = 0.0;
        double h6 = 0.0;
        double h7 = 0.0;
        for (int j = 0; j < n - 1; j++) {
            h0 += x[j];
            h1 += x[n + j];
            h2 += x[2 * n + j];
            h3 += x[3 * n + j];
            h4 += x[4 * n + j];
            h5 += x[5 * n + j];
            h6 += x[6 * n + j];
            h7 += x[7 * n + j];
            out[at + j] = scale * (h0 + tails[j + 1]);
            out[at + n + j] = scale * (h1 + tails[n + j + 1]);
            out[at + 2 * n + j] = scale * (h2 + tails[2 * n + j + 1]);
            out[at + 3 * n + j] = scale * (h3 + tails[3 * n + j + 1]);
            out[at + 4 * n + j] = scale * (h4 + tails[4 * n + j + 1]);
            out[at + 5 * n + j] = scale * (h5 + tails[5 * n + j + 1]);
            out[at + 6 * n + j] = scale * (h6 + tails[6 * n + j + 1]);
            out[at + 7 * n + j] = scale * (h7 + tails[7 * n + j + 1]);
        }
        out[at + n - 1] = scale * (h0 + x[n - 1]);
        out[at + 2 * n - 1] = scale * (h1 + x[2 * n - 1]);
        out[at + 3 * n - 1] = scale * (h2 + x[3 * n - 1]);
        out[at + 4 * n - 1] = scale * (h3 + x[4 * n - 1]);
        out[at + 5 * n - 1] = scale * (h4 + x[5 * n - 1]);
        out[at + 6 * n - 1] = scale * (h5 + x[6 * n - 1]);
        out[at + 7 * n - 1] = scale * (h6 + x[7 * n - 1]);
        out[at + 8 * n - 1] = scale * (h7 + x[8 * n - 1]);
    }

    private void runBlock(final int at, final int size, final double scale, final double[] out) {
        take(at, size);
        double head = 0.0;
        for (int j = 0; j < size; j++) {
            head += terms[j];
            out[at + j] = scale * (head + (j + 1 < n ? tails[j + 1] : 0.0));
        }
        double tail = 0.0;
        for (int j = size - 1; j >= 0; j--) {
            tail += terms[j];
            tails[j] = tail;
        }
    }
}
