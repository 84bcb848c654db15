package io.tiercel.factors.expression;

import java.util.Arrays;

/**
 * The defined values of the last rows in order: median, quantiles, rank of the newest. A sorted array beside the ring; one row moves the values between
 * the place of the leaving and that of the coming one.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(log n) comparisons and at most n values moved as a block.
 */
final class OrderWindow {
    private final double[] ring;
    private final double[] sorted;
    private int position;
    private int size;
    private double newest = Double.NaN;

    OrderWindow(final int rows) {
        ring = new double[rows];
        sorted = new double[rows];
        Arrays.fill(ring, Double.NaN);
    }

    void add(final double value) {
        final double x = Arithmetic.finite(value);
        final double oldest = ring[position];
        ring[position] = x;
        position = position + 1 == ring.length ? 0 : position + 1;
        newest = x;
        if (Double.isNaN(oldest)) {
            if (!Double.isNaN(x)) {
                final int at = below(x);
                System.arraycopy(sorted, at, sorted, at + 1, size - at);
                sorted[at] = x;
                size++;
            }
        } else {
            final int from = below(oldest);
            if (!Double.isNaN(x)) {
                replace(from, x);
            } else {
                size--;
                System.arraycopy(sorted, from + 1, sorted, from, size - from);
            }
        }
    }

    private void replace(final int from, final double x) {
        final int at = below(x);
        if (at > from) {
            // the places between move down into the one that became free
            System.arraycopy(sorted, from + 1, sorted, from, at - 1 - from);
            sorted[at - 1] = x;
        } else {
            System.arraycopy(sorted, at, sorted, at + 1, from - at);
            sorted[at] = x;
        }
    }

    /** How many are below x. */
    private int below(final double x) {
        int low = 0;
        int high = size;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many are at or below x. */
    private int atMost(final double x) {
        int low = 0;
        int high = size;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Mean of the two middle ones for an even count; NaN where no value is defined. */
    double median() {
        if (size == 0) {
            return Double.NaN;
        }
        final int middle = size >>> 1;
        return (size & 1) == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    /**
     * Linear between neighbours: place {@code fraction (n - 1)} of the order from 0.
     *
     * @param fraction 0 to 1.
     * @return NaN where no value is defined.
     */
    double quantile(final double fraction) {
        if (size == 0) {
            return Double.NaN;
        }
        final double place = fraction * (size - 1);
        final int low = (int) place;
        final double lower = sorted[low];
        return low == place ? lower : lower + (place - low) * (sorted[low + 1] - lower);
    }

    /** Average rank of the newest value, from 1, over the count: above 0 to 1; NaN where the newest is not defined. */
    double rank() {
        if (Double.isNaN(newest)) {
            return Double.NaN;
        }
        return (below(newest) + atMost(newest) + 1) / 2.0 / size;
    }
}
