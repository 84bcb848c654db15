package io.tiercel.factors.expression;

/**
 * Sample covariance (1/(n-1)) and correlation of two values over those of the last rows where both are defined. Head and tail as in {@link SumWindow},
 * merged as {@link PairMoments} tells: no drift.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1) amortised, O(n) at the end of a block.
 */
final class PairWindow {
    private final double[] blockX;
    private final double[] blockY;
    private final double[] tails;
    private final PairMoments head = new PairMoments();
    private final PairMoments tail = new PairMoments();
    private final PairMoments all = new PairMoments();
    private int position;

    PairWindow(final int rows) {
        blockX = new double[rows];
        blockY = new double[rows];
        tails = new double[(rows + 1) * PairMoments.FIELDS];
    }

    void add(final double first, final double second) {
        final double x = Arithmetic.finite(first);
        final double y = Arithmetic.finite(second);
        blockX[position] = x;
        blockY[position] = y;
        position++;
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            head.push(x, y);
        }
        all.merge(head, tails, position * PairMoments.FIELDS, 0.0);
        if (position == blockX.length) {
            startBlock();
        }
    }

    private void startBlock() {
        tail.clear();
        for (int i = blockX.length - 1; i >= 0; i--) {
            final double x = blockX[i];
            final double y = blockY[i];
            if (!Double.isNaN(x) && !Double.isNaN(y)) {
                tail.push(x, y);
            }
            tail.write(tails, i * PairMoments.FIELDS);
        }
        position = 0;
        head.clear();
    }

    /** NaN below two pairs. */
    double covariance() {
        return all.n() < 2.0 ? Double.NaN : all.xy() / (all.n() - 1.0);
    }

    /** -1 to 1; NaN below two pairs and where either value is constant. */
    double correlation() {
        if (all.n() < 2.0 || all.xx() == 0.0 || all.yy() == 0.0) {
            return Double.NaN;
        }
        return Math.clamp(all.xy() / (Math.sqrt(all.xx()) * Math.sqrt(all.yy())), -1.0, 1.0);
    }
}
