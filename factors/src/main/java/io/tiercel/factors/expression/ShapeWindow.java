package io.tiercel.factors.expression;

/**
 * Skewness and excess kurtosis of the defined values of the last rows, adjusted for the sample: {@code skew = n sqrt(n-1) / (n-2) M3 / M2^1.5},
 * {@code kurt = (n-1) / ((n-2)(n-3)) ((n+1) n M4 / M2^2 - 3 (n-1))}. Head and tail as in {@link SumWindow}, merged as {@link Moments} tells: no drift.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1) amortised, O(n) at the end of a block.
 */
final class ShapeWindow {
    private final double[] block;
    private final double[] tails;
    private final Moments head = new Moments();
    private final Moments tail = new Moments();
    private final Moments all = new Moments();
    private int position;

    ShapeWindow(final int rows) {
        block = new double[rows];
        tails = new double[(rows + 1) * Moments.FIELDS];
    }

    void add(final double value) {
        final double x = Arithmetic.finite(value);
        block[position] = x;
        position++;
        if (!Double.isNaN(x)) {
            head.push(x);
        }
        all.merge(head, tails, position * Moments.FIELDS);
        if (position == block.length) {
            startBlock();
        }
    }

    private void startBlock() {
        tail.clear();
        for (int i = block.length - 1; i >= 0; i--) {
            if (!Double.isNaN(block[i])) {
                tail.push(block[i]);
            }
            tail.write(tails, i * Moments.FIELDS);
        }
        position = 0;
        head.clear();
    }

    /** NaN below three defined values and where all are equal. */
    double skewness() {
        final double n = all.n();
        final double m2 = all.m2();
        if (n < 3.0 || m2 == 0.0) {
            return Double.NaN;
        }
        return n * Math.sqrt(n - 1.0) / (n - 2.0) * (all.m3() / (m2 * Math.sqrt(m2)));
    }

    /** NaN below four defined values and where all are equal. */
    double kurtosis() {
        final double n = all.n();
        final double m2 = all.m2();
        if (n < 4.0 || m2 == 0.0) {
            return Double.NaN;
        }
        final double fourth = (n + 1.0) * n * (all.m4() / (m2 * m2));
        return (n - 1.0) / ((n - 2.0) * (n - 3.0)) * (fourth - 3.0 * (n - 1.0));
    }
}
