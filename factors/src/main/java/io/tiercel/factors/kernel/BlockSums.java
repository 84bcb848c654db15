package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * Sums over windows in the order of {@link io.tiercel.factors.window.DoubleSumWindow}: blocks of N from entry 0 on; a window is the end of a block, added from
 * its last entry to its first, and the start of the next, added from its first. One block is one lane: the terms of as many blocks as there are lanes are
 * laid across, so that one vector holds the same place of each.
 * <p>
 * Made for one call, by one thread.
 */
final class BlockSums {
    /** Places of a row of tails: one per block at hand, and before them that of the block before. */
    private static final int ROW = COUNT + 1;

    private static final int FOUR = 4;

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

    /** Row of each place in a block: its terms, then its results, block by block. */
    private final double[] rows;

    /** Sums from each place to the end of its block; a last row of zeros for the place behind the block. */
    private final double[] tails;

    /** The entry before the blocks at hand, 0 if there is none, then theirs: read from memory in one go. */
    private final double[] entries;

    BlockSums(final double[] xs, final Term term, final int window) {
        this.xs = xs;
        this.term = term;
        n = window;
        rows = new double[COUNT * n];
        tails = new double[ROW * (n + 1)];
        entries = new double[COUNT * n + 1];
    }

    void run(final double scale, final int first, final int length, final double[] out) {
        int at = 0;
        for (; at <= length - COUNT * n; at += COUNT * n) {
            entries[0] = at == 0 ? 0.0 : xs[at - 1];
            System.arraycopy(xs, at, entries, 1, COUNT * n);
            for (int block = 0; block < COUNT; block += FOUR) {
                takeFour(block);
            }
            addTails(rows, tails, n);
            addHeads(rows, tails, n, scale);
            for (int block = 0; block < COUNT; block++) {
                give(rows, block, n, at + block * n, out);
            }
        }
        for (; at < length; at += n) {
            runBlock(at, Math.min(n, length - at), scale, out);
        }
        Arrays.fill(out, 0, Math.min(first, length), Double.NaN);
    }

    /** Lays the terms of four blocks across. Downwards: the sums begin at the last row, which must not be on its way to the cache any more. */
    private void takeFour(final int block) {
        switch (term) {
            case SELF -> takeEntries(entries, n, rows, block);
            case SQUARE -> takeSquares(entries, n, rows, block);
            case NEIGHBOURS -> takeNeighbours(entries, n, rows, block);
        }
    }

    private static void takeEntries(final double[] entries, final int n, final double[] rows, final int block) {
        final int a = block * n + 1;
        final int b = a + n;
        final int c = b + n;
        final int d = c + n;
        for (int j = n - 1; j >= 0; j--) {
            final int row = j * COUNT + block;
            rows[row] = entries[a + j];
            rows[row + 1] = entries[b + j];
            rows[row + 2] = entries[c + j];
            rows[row + 3] = entries[d + j];
        }
    }

    private static void takeSquares(final double[] entries, final int n, final double[] rows, final int block) {
        final int a = block * n + 1;
        final int b = a + n;
        final int c = b + n;
        final int d = c + n;
        for (int j = n - 1; j >= 0; j--) {
            final int row = j * COUNT + block;
            rows[row] = entries[a + j] * entries[a + j];
            rows[row + 1] = entries[b + j] * entries[b + j];
            rows[row + 2] = entries[c + j] * entries[c + j];
            rows[row + 3] = entries[d + j] * entries[d + j];
        }
    }

    private static void takeNeighbours(final double[] entries, final int n, final double[] rows, final int block) {
        final int a = block * n + 1;
        final int b = a + n;
        final int c = b + n;
        final int d = c + n;
        for (int j = n - 1; j >= 0; j--) {
            final int row = j * COUNT + block;
            rows[row] = Math.abs(entries[a + j] * entries[a + j - 1]);
            rows[row + 1] = Math.abs(entries[b + j] * entries[b + j - 1]);
            rows[row + 2] = Math.abs(entries[c + j] * entries[c + j - 1]);
            rows[row + 3] = Math.abs(entries[d + j] * entries[d + j - 1]);
        }
    }

    private double term(final int i) {
        return switch (term) {
            case SELF -> xs[i];
            case SQUARE -> xs[i] * xs[i];
            case NEIGHBOURS -> Math.abs(xs[i] * (i == 0 ? 0.0 : xs[i - 1]));
        };
    }

    private static void addTails(final double[] rows, final double[] tails, final int n) {
        DoubleVector tail = all(0.0);
        for (int j = n - 1; j >= 0; j--) {
            tail = tail.add(load(rows, j * COUNT));
            tails[j * ROW] = tails[j * ROW + COUNT];
            tail.intoArray(tails, j * ROW + 1);
        }
    }

    private static void addHeads(final double[] rows, final double[] tails, final int n, final double scale) {
        DoubleVector head = all(0.0);
        for (int j = 0; j < n; j++) {
            head = head.add(load(rows, j * COUNT));
            head.add(load(tails, (j + 1) * ROW)).mul(scale).intoArray(rows, j * COUNT);
        }
    }

    private static void give(final double[] rows, final int block, final int count, final int to, final double[] out) {
        for (int j = 0; j < count; j++) {
            out[to + j] = rows[block + j * COUNT];
        }
    }

    /** One block by itself, whole or not; the block before it is the last of the row. */
    private void runBlock(final int at, final int size, final double scale, final double[] out) {
        for (int j = 0; j < size; j++) {
            rows[j] = term(at + j);
        }
        double head = 0.0;
        for (int j = 0; j < size; j++) {
            head += rows[j];
            out[at + j] = scale * (head + tails[(j + 1) * ROW + COUNT]);
        }
        double tail = 0.0;
        for (int j = size - 1; j >= 0; j--) {
            tail += rows[j];
            tails[j * ROW + COUNT] = tail;
        }
    }
}
