package io.tiercel.factors.expression;

/**
 * Straight line with intercept, least squares, through the defined values of the last rows on their row numbers: slope per row, share of the variance
 * explained, and how far the newest value lies above the line. Head and tail as in {@link SumWindow}, merged as {@link PairMoments} tells, x being
 * the row's place in the current block (below 0 in the one before): no drift.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1) amortised, O(n) at the end of a block.
 */
final class TrendWindow {
    private final double[] block;
    private final double[] tails;
    private final PairMoments head = new PairMoments();
    private final PairMoments tail = new PairMoments();
    private final PairMoments all = new PairMoments();
    private int position;
    private double newestX;
    private double newestY;

    TrendWindow(final int rows) {
        block = new double[rows];
        tails = new double[(rows + 1) * PairMoments.FIELDS];
    }

    void add(final double value) {
        newestX = position;
        newestY = Arithmetic.finite(value);
        block[position] = newestY;
        position++;
        if (!Double.isNaN(newestY)) {
            head.push(newestX, newestY);
        }
        all.merge(head, tails, position * PairMoments.FIELDS, -block.length);
        if (position == block.length) {
            startBlock();
        }
    }

    private void startBlock() {
        tail.clear();
        for (int i = block.length - 1; i >= 0; i--) {
            if (!Double.isNaN(block[i])) {
                tail.push(i, block[i]);
            }
            tail.write(tails, i * PairMoments.FIELDS);
        }
        position = 0;
        head.clear();
    }

    /** Change per row; NaN below two defined values. */
    double slope() {
        return all.n() < 2.0 ? Double.NaN : all.xy() / all.xx();
    }

    /** 0 to 1; NaN below two defined values and where all are equal. */
    double explainedShare() {
        if (all.n() < 2.0 || all.yy() == 0.0) {
            return Double.NaN;
        }
        return Math.min(1.0, all.xy() / all.xx() * (all.xy() / all.yy()));
    }

    /** NaN below two defined values and where the newest is not defined. */
    double residual() {
        return newestY - (all.meanY() + slope() * (newestX - all.meanX()));
    }
}
