package io.tiercel.factors.batch;

/**
 * Where the last span of time begins at each event. Immutable once made; O(1) amortised an event.
 *
 * @param spanNs      positive; an event exactly so old is out.
 * @param first       number of the first event within the span, by event.
 * @param firstPassed number of the first event at which so much time has passed since event 0; the number of events where it never has.
 */
@SuppressWarnings("ArrayRecordComponent") // as wide as the events: not copied
record SpanColumn(long spanNs, int[] first, int firstPassed) {
    static SpanColumn of(final long[] timesNs, final int size, final long spanNs) {
        return new SpanColumn(spanNs, begin(timesNs, size, spanNs), passed(timesNs, size, spanNs));
    }

    private static int[] begin(final long[] timesNs, final int size, final long spanNs) {
        final int[] first = new int[size];
        int from = 0;
        for (int i = 0; i < size; i++) {
            final long bound = timesNs[i] - spanNs;
            while (timesNs[from] <= bound) {
                from++;
            }
            first[i] = from;
        }
        return first;
    }

    /**
     * @param wholes whole numbers.
     * @param size   how many.
     * @return {@code [size + 1]}: sums of those before each place. They may wrap; differences that fit a long are right.
     */
    static long[] runningSums(final double[] wholes, final int size) {
        final long[] sums = new long[size + 1];
        for (int i = 0; i < size; i++) {
            sums[i + 1] = sums[i] + (long) wholes[i];
        }
        return sums;
    }

    private static int passed(final long[] timesNs, final int size, final long spanNs) {
        int i = 0;
        while (i < size && timesNs[i] - timesNs[0] < spanNs) {
            i++;
        }
        return i;
    }
}
