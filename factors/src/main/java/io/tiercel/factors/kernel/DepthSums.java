package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/**
 * Imbalances of quantities summed over levels, from the best one on. Piece by piece: each side's sums stay near while its levels come by, four at a time,
 * so that what it takes to get at a level is paid once a piece.
 * <p>
 * Made for one call, by one thread.
 */
final class DepthSums {
    private static final int PIECE = 1024;
    private static final int FOUR = 4;

    private final double[] bidSums = new double[PIECE];
    private final double[] askSums = new double[PIECE];
    private final double[] weights;

    /**
     * @param weights of the levels, as many as are summed; null for none.
     */
    DepthSums(final double[] weights) {
        this.weights = weights;
    }

    /** For whole vectors from {@code from} on, the last one beginning before {@code to}. */
    void imbalance(
            final double[][] bidQtys,
            final double[][] askQtys,
            final int levels,
            final int from,
            final int to,
            final double[] out) {
        for (int at = from; at < to; at += PIECE) {
            final int end = Math.min(PIECE, to - at);
            sum(bidQtys, levels, at, end, bidSums);
            sum(askQtys, levels, at, end, askSums);
            for (int i = 0; i < end; i += COUNT) {
                Lanes.imbalance(load(bidSums, i), load(askSums, i)).intoArray(out, at + i);
            }
        }
    }

    private void sum(final double[][] qtys, final int levels, final int at, final int end, final double[] sums) {
        if (weights == null) {
            copy(qtys[0], at, end, sums);
        } else {
            scale(qtys[0], weights[0], at, end, sums);
        }
        int level = 1;
        for (; level + FOUR <= levels; level += FOUR) {
            addFour(qtys, level, at, end, sums);
        }
        for (; level < levels; level++) {
            add(qtys[level], weights == null ? 1.0 : weights[level], at, end, sums);
        }
    }

    private void addFour(final double[][] qtys, final int level, final int at, final int end, final double[] sums) {
        if (weights == null) {
            addFour(qtys[level], qtys[level + 1], qtys[level + 2], qtys[level + 3], at, end, sums);
        } else {
            addFour(
                    qtys[level],
                    weights[level],
                    qtys[level + 1],
                    weights[level + 1],
                    qtys[level + 2],
                    weights[level + 2],
                    qtys[level + 3],
                    weights[level + 3],
                    at,
                    end,
                    sums);
        }
    }

    private static void copy(final double[] qtys, final int at, final int end, final double[] sums) {
        for (int i = 0; i < end; i += COUNT) {
            load(qtys, at + i).intoArray(sums, i);
        }
    }

    private static void scale(
            final double[] qtys, final double weight, final int at, final int end, final double[] sums) {
        for (int i = 0; i < end; i += COUNT) {
            load(qtys, at + i).mul(weight).intoArray(sums, i);
        }
    }

    private static void add(
            final double[] qtys, final double weight, final int at, final int end, final double[] sums) {
        for (int i = 0; i < end; i += COUNT) {
            load(sums, i).add(load(qtys, at + i).mul(weight)).intoArray(sums, i);
        }
    }

    private static void addFour(
            final double[] a,
            final double[] b,
            final double[] c,
            final double[] d,
            final int at,
            final int end,
            final double[] sums) {
        for (int i = 0; i < end; i += COUNT) {
            final DoubleVector sum = load(sums, i)
                    .add(load(a, at + i))
                    .add(load(b, at + i))
                    .add(load(c, at + i))
                    .add(load(d, at + i));
            sum.intoArray(sums, i);
        }
    }

    private static void addFour(
            final double[] a,
            final double weightOfA,
            final double[] b,
            final double weightOfB,
            final double[] c,
            final double weightOfC,
            final double[] d,
            final double weightOfD,
            final int at,
            final int end,
            final double[] sums) {
        for (int i = 0; i < end; i += COUNT) {
            final DoubleVector sum = load(sums, i)
                    .add(load(a, at + i).mul(weightOfA))
                    .add(load(b, at + i).mul(weightOfB))
                    .add(load(c, at + i).mul(weightOfC))
                    .add(load(d, at + i).mul(weightOfD));
            sum.intoArray(sums, i);
        }
    }
}
