package io.tiercel.factors.expression;

/**
 * Sample variance (1/(n-1)) of the defined values of the last rows, without drift and without cancellation: head and tail as in {@link SumWindow}, each
 * with its count p, mean and sum M of squared distances (Welford 1962), merged (Chan, Golub, LeVeque 1979): with {@code d = mean_tail - mean_head}
 * and {@code e = d / n}, {@code M = M_head + M_tail + d e p q}.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1) amortised, O(n) at the end of a block.
 */
public final class VarianceWindow {
    private static final int FIELDS = 3;

    private final double[] block;
    private final double[] tails;
    private int position;
    private double headCount;
    private double headMean;
    private double headSquares;
    private double count;
    private double squares;

    /**
     * @param rows n, 1 or more.
     */
    public VarianceWindow(final int rows) {
        block = new double[rows];
        tails = new double[(rows + 1) * FIELDS];
    }

    /**
     * Takes in the next row.
     *
     * @param value any; not finite counts as not defined.
     */
    public void add(final double value) {
        final double x = Arithmetic.finite(value);
        block[position] = x;
        position++;
        if (!Double.isNaN(x)) {
            final double before = headCount;
            headCount = before + 1.0;
            final double d = x - headMean;
            final double e = d / headCount;
            headMean += e;
            headSquares += d * e * before;
        }
        merge(position * FIELDS);
        if (position == block.length) {
            startBlock();
        }
    }

    private void merge(final int offset) {
        final double p = headCount;
        final double q = tails[offset];
        count = p + q;
        if (q == 0.0) {
            squares = headSquares;
        } else if (p == 0.0) {
            squares = tails[offset + 2];
        } else {
            final double d = tails[offset + 1] - headMean;
            final double e = d / count;
            squares = headSquares + tails[offset + 2] + d * e * (p * q);
        }
    }

    private void startBlock() {
        final double[] values = block;
        final double[] target = tails;
        double n = 0.0;
        double mean = 0.0;
        double m2 = 0.0;
        for (int i = values.length - 1; i >= 0; i--) {
            final double x = values[i];
            if (!Double.isNaN(x)) {
                final double before = n;
                n = before + 1.0;
                final double d = x - mean;
                final double e = d / n;
                mean += e;
                m2 += d * e * before;
            }
            target[i * FIELDS] = n;
            target[i * FIELDS + 1] = mean;
            target[i * FIELDS + 2] = m2;
        }
        position = 0;
        headCount = 0.0;
        headMean = 0.0;
        headSquares = 0.0;
    }

    /**
     * @return variance; NaN below two defined values.
     */
    public double variance() {
        return count < 2.0 ? Double.NaN : squares / (count - 1.0);
    }

    /**
     * @return its root.
     */
    public double standardDeviation() {
        return Math.sqrt(variance());
    }
}
