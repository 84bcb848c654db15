package io.tiercel.engine.report;

import java.util.Arrays;

/**
 * A figure over session time. Cold; the arrays are not to be changed.
 *
 * @param timesNs ascending, nanoseconds since the epoch.
 * @param values  as many.
 */
@SuppressWarnings("ArrayRecordComponent")
record TimeSeries(long[] timesNs, double[] values) {
    TimeSeries {
        if (timesNs.length != values.length) {
            throw new IllegalArgumentException(
                    timesNs.length + " times, " + values.length + " values, expected as many");
        }
    }

    int size() {
        return timesNs.length;
    }

    double lowest() {
        return Arrays.stream(values).min().orElse(0);
    }

    double highest() {
        return Arrays.stream(values).max().orElse(0);
    }

    /** Index of the last point at or before the time, or -1. */
    int indexAt(final long timeNs) {
        int low = 0;
        int high = timesNs.length - 1;
        while (low <= high) {
            final int middle = (low + high) >>> 1;
            if (timesNs[middle] <= timeNs) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /**
     * The same shape in fewer points: the points are cut into runs of equal number and of each run its lowest and its highest are kept, in the
     * order of their times, besides the very first and last. No peak is lost.
     *
     * @param most points wanted, at least 4; the result holds no more.
     */
    TimeSeries reducedTo(final int most) {
        final int size = size();
        if (size <= most) {
            return this;
        }
        final int runs = (most - 2) / 2;
        final long[] times = new long[2 * runs + 2];
        final double[] kept = new double[2 * runs + 2];
        int count = 0;
        times[count] = timesNs[0];
        kept[count++] = values[0];
        final int inner = size - 2;
        for (int run = 0; run < runs; run++) {
            final int start = 1 + (int) ((long) inner * run / runs);
            final int end = 1 + (int) ((long) inner * (run + 1) / runs);
            int lowest = start;
            int highest = start;
            for (int i = start + 1; i < end; i++) {
                lowest = values[i] < values[lowest] ? i : lowest;
                highest = values[i] > values[highest] ? i : highest;
            }
            count = keep(Math.min(lowest, highest), times, kept, count);
            if (lowest != highest) {
                count = keep(Math.max(lowest, highest), times, kept, count);
            }
        }
        count = keep(size - 1, times, kept, count);
        return new TimeSeries(Arrays.copyOf(times, count), Arrays.copyOf(kept, count));
    }

    private int keep(final int index, final long[] times, final double[] kept, final int count) {
        times[count] = timesNs[index];
        kept[count] = values[index];
        return count + 1;
    }
}
