package io.tiercel.factors.expression;

import java.util.Arrays;

/** The last rows of a value. Owned by one thread; allocates nothing after construction; O(1). */
final class History {
    private final double[] values;
    private final int mask;
    private int newest = -1;

    /** Remembers the newest row and {@code rows} before it. */
    History(final int rows) {
        values = new double[Integer.highestOneBit(rows) << 1];
        mask = values.length - 1;
        Arrays.fill(values, Double.NaN);
    }

    void add(final double value) {
        final int index = (newest + 1) & mask;
        values[index] = value;
        newest = index;
    }

    /** The value of {@code rows} rows ago as it was, 0 the newest; NaN before the first row. */
    double back(final int rows) {
        return values[(newest - rows) & mask];
    }
}
