package io.tiercel.factors.window;

/**
 * Sum of the last N doubles without drift: nothing is ever subtracted.
 * <p>
 * The values come in blocks of N. The window covers a head, the values of the current block so far, added up as they come, and a tail, the
 * last values of the block before, whose sums from each place to the block's end were added up once when that block was full. Each
 * result is thus the sum of at most N additions whatever came before: with values of one sign it is off by at most N roundings, and a NaN
 * leaves with its value.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1) amortised, O(N) at the end of a block.
 */
public final class DoubleSumWindow {
    private final double[] block;
    private final double[] tailSums;
    private int position;
    private double headSum;

    /**
     * @param length N, at least 1; before N values have come the missing ones count as 0.
     */
    public DoubleSumWindow(final int length) {
        block = new double[length];
        tailSums = new double[length + 1];
    }

    /**
     * Takes the newest value in and the oldest out.
     *
     * @param value any.
     * @return sum of the last N values: head from its first to its last, plus tail added from its last to its first.
     */
    public double add(final double value) {
        final double head = headSum + value;
        block[position] = value;
        position++;
        final double sum = head + tailSums[position];
        if (position == block.length) {
            startBlock();
        } else {
            headSum = head;
        }
        return sum;
    }

    private void startBlock() {
        final double[] values = block;
        final double[] sums = tailSums;
        double sum = 0.0;
        for (int i = values.length - 1; i >= 0; i--) {
            sum += values[i];
            sums[i] = sum;
        }
        position = 0;
        headSum = 0.0;
    }
}
