package io.tiercel.factors.expression;

/**
 * Largest (or smallest) defined value of the last rows and its place, 1 the oldest row of the window; of equal values the oldest. Rows that a newer one
 * outdoes are dropped from a queue, whose front is the answer (ascending minima, Lemire 2006).
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1) amortised.
 */
final class ExtremeWindow {
    private final double sign;
    private final int rows;
    private final double[] values;
    private final long[] places;
    private final int mask;
    private long row = -1;
    private int front;
    private int size;

    /**
     * @param rows      length of the window.
     * @param isLargest false for the smallest.
     */
    ExtremeWindow(final int rows, final boolean isLargest) {
        this.rows = rows;
        sign = isLargest ? 1.0 : -1.0;
        final int capacity = Integer.highestOneBit(rows) << 1;
        values = new double[capacity];
        places = new long[capacity];
        mask = capacity - 1;
    }

    void add(final double value) {
        row++;
        if (size > 0 && places[front] <= row - rows) {
            front = (front + 1) & mask;
            size--;
        }
        final double x = sign * Arithmetic.finite(value);
        if (!Double.isNaN(x)) {
            while (size > 0 && values[(front + size - 1) & mask] < x) {
                size--;
            }
            final int end = (front + size) & mask;
            values[end] = x;
            places[end] = row;
            size++;
        }
    }

    /** NaN where no value is defined. */
    double value() {
        return size == 0 ? Double.NaN : sign * values[front];
    }

    /** 1 to n; NaN where no value is defined. */
    double place() {
        return size == 0 ? Double.NaN : places[front] - Math.max(-1L, row - rows);
    }
}
