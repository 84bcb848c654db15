package io.tiercel.factors.expression;

/**
 * Mean of the defined values of the last rows, the row's place in the window, 1 the oldest, being its weight. Head and tail as in {@link SumWindow};
 * a sum by place is the sum of sums: {@code A += x; B += A} from the last row of a block back gives the tail's, {@code A += x; B += k x} with k the
 * place in the block gives the head's, raised by A for every row of the tail.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1) amortised, O(n) at the end of a block.
 */
final class WeightedWindow {
    private final double[] block;
    private final double[] tails;
    private final long[] tailWeights;
    private int position;
    private boolean isFirstBlock = true;
    private double headSum;
    private double headByPlace;
    private long headCount;
    private long headWeight;
    private double mean = Double.NaN;

    WeightedWindow(final int rows) {
        block = new double[rows];
        tails = new double[rows + 1];
        tailWeights = new long[rows + 1];
    }

    void add(final double value) {
        final double x = Arithmetic.finite(value);
        block[position] = x;
        position++;
        if (!Double.isNaN(x)) {
            headSum += x;
            headByPlace += position * x;
            headCount++;
            headWeight += position;
        }
        final int tailRows = isFirstBlock ? 0 : block.length - position;
        final long weight = headWeight + headCount * tailRows + tailWeights[position];
        mean = (headByPlace + tailRows * headSum + tails[position]) / weight;
        if (position == block.length) {
            startBlock();
        }
    }

    private void startBlock() {
        double sum = 0.0;
        double byPlace = 0.0;
        long count = 0;
        long weight = 0;
        for (int i = block.length - 1; i >= 0; i--) {
            final double x = block[i];
            if (!Double.isNaN(x)) {
                sum += x;
                count++;
            }
            byPlace += sum;
            weight += count;
            tails[i] = byPlace;
            tailWeights[i] = weight;
        }
        position = 0;
        isFirstBlock = false;
        headSum = 0.0;
        headByPlace = 0.0;
        headCount = 0;
        headWeight = 0;
    }

    /** NaN where no value is defined: 0 / 0. */
    double value() {
        return mean;
    }
}
