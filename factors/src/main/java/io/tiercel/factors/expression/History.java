package io.tiercel.factors.expression;

import java.util.Arrays;

/** The last rows of a value. Owned by one thread; allocates nothing after construction; O(1). */
public final class History {
    private final double[] values;
    private final int mask;
    private int newest = -1;

    /**
     * @param rows how many to remember before the newest, 1 or more.
     */
    public History(final int rows) {
        values = new double[Integer.highestOneBit(rows) << 1];
        mask = values.length - 1;
        Arrays.fill(values, Double.NaN);
    }

    /**
     * Takes in the next row.
     *
     * @param value any, kept as it is.
     */
    public void add(final double value) {
        final int index = (newest + 1) & mask;
        values[index] = value;
        newest = index;
    }

    /**
     * @param rows ago, 0 the newest, at most as many as are remembered.
     * @return the value then; NaN before the first row.
     */
    public double back(final int rows) {
        return values[(newest - rows) & mask];
    }
}
