package io.tiercel.factors.expression;

import java.util.Arrays;

/**
 * Sum, mean and count of the defined values of the last n rows, without drift: nothing is ever subtracted from a sum.
 * <p>
 * Rows come in blocks of n, the first row of the history starting the first. A window is a head, the rows of the current block added from its first
 * on, and a tail, the last rows of the block before, added from its last backwards: {@code sum = head + tail}. All windows of this package that add up
 * are split that way.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1) amortised, O(n) at the end of a block.
 */
public final class SumWindow {
    private final double[] block;
    private final double[] tailSums;
    private int position;
    private double headSum;
    private double sum;
    private int count;

    /**
     * @param rows n, 1 or more.
     */
    public SumWindow(final int rows) {
        block = new double[rows];
        tailSums = new double[rows + 1];
        Arrays.fill(block, Double.NaN);
    }

    /**
     * Takes in the next row.
     *
     * @param value any; not finite counts as not defined.
     */
    public void add(final double value) {
        final double x = Arithmetic.finite(value);
        final double oldest = block[position];
        block[position] = x;
        position++;
        count += (!Double.isNaN(x) ? 1 : 0) - (!Double.isNaN(oldest) ? 1 : 0);
        headSum += !Double.isNaN(x) ? x : 0.0;
        sum = headSum + tailSums[position];
        if (position == block.length) {
            startBlock();
        }
    }

    private void startBlock() {
        final double[] values = block;
        final double[] sums = tailSums;
        double tail = 0.0;
        for (int i = values.length - 1; i >= 0; i--) {
            final double x = values[i];
            tail += !Double.isNaN(x) ? x : 0.0;
            sums[i] = tail;
        }
        position = 0;
        headSum = 0.0;
    }

    /**
     * @return sum; NaN where no value is defined.
     */
    public double sum() {
        return count == 0 ? Double.NaN : sum;
    }

    /**
     * @return mean; NaN where no value is defined.
     */
    public double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }

    /**
     * @return rows with a defined value, 0 to n.
     */
    public double count() {
        return count;
    }
}
