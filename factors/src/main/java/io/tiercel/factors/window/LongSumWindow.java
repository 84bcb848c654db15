package io.tiercel.factors.window;

/**
 * Sum of the last N whole numbers. Exact: it adds what enters and takes off what leaves, so it cannot drift.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1).
 */
public final class LongSumWindow {
    private final long[] values;
    private int position;
    private long sum;

    /**
     * @param length N, at least 1; before N values have come the missing ones count as 0.
     */
    public LongSumWindow(final int length) {
        values = new long[length];
    }

    /**
     * Takes the newest value in and the oldest out.
     *
     * @param value the sum of any N of them must fit a long.
     * @return sum of the last N values.
     */
    public long add(final long value) {
        final int at = position;
        sum += value - values[at];
        values[at] = value;
        position = at + 1 == values.length ? 0 : at + 1;
        return sum;
    }

    /**
     * @return sum of the last N values.
     */
    public long sum() {
        return sum;
    }
}
