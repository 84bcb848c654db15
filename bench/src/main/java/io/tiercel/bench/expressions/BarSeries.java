package io.tiercel.bench.expressions;

import io.tiercel.factors.expression.RowEvaluator;
import java.util.SplittableRandom;

/** Seeded bars of a random walk, one in fifty values missing, and passes over them. Owned by one thread. */
final class BarSeries {
    private static final long SEED = 158;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final double[][] rows;

    BarSeries(final int count) {
        final SplittableRandom random = new SplittableRandom(SEED);
        rows = new double[count][];
        double price = 100;
        for (int i = 0; i < count; i++) {
            final double open = price;
            price = Math.max(1, price + Math.rint(random.nextDouble(-20, 20)) / 16);
            final double high = Math.max(open, price) + random.nextInt(4) / 16.0;
            final double low = Math.min(open, price) - random.nextInt(4) / 16.0;
            rows[i] = new double[] {open, high, low, price, (high + low + price) / 3, random.nextInt(1, 5_000)};
            if (random.nextInt(50) == 0) {
                rows[i][random.nextInt(6)] = Double.NaN;
            }
        }
    }

    int size() {
        return rows.length;
    }

    /** All rows through one evaluator. */
    void run(final RowEvaluator evaluator, final double[] out) {
        for (final double[] row : rows) {
            evaluator.onRow(row, out);
        }
    }

    /** All rows through several evaluators of one formula each, row by row. */
    void run(final RowEvaluator[] evaluators, final double[][] outs) {
        for (final double[] row : rows) {
            for (int i = 0; i < evaluators.length; i++) {
                evaluators[i].onRow(row, outs[i]);
            }
        }
    }

    /** Hash of the bits of all values of all rows. */
    long hash(final RowEvaluator evaluator, final int formulas) {
        final double[] out = new double[formulas];
        long hash = 0;
        for (final double[] row : rows) {
            evaluator.onRow(row, out);
            for (final double value : out) {
                hash = hash * MULTIPLIER + Double.doubleToLongBits(value);
            }
        }
        return hash;
    }
}
