package io.tiercel.factors.window;

/**
 * Counts of entries in bins of equal age: bin k holds those at least k and less than k + 1 widths old.
 * <p>
 * Owned by one thread; O(1) while no entry passes from one bin to the next, else O(bins). Entries of one time share a place. Room grows by doubling
 * when more times than ever fall within all bins: the only allocation after construction.
 */
public final class TimeBins {
    private final long widthNs;
    private final int bins;
    /** Place of the first entry younger than k widths, for k from 1 to the number of bins; places count on without wrapping. */
    private final long[] firstYounger;

    private long[] timesNs;
    /** Entries before those of each place. */
    private long[] countsBefore;

    private long tail;
    private long count;
    private long total;
    private long nextChangeNs = Long.MAX_VALUE;
    private long squareSum;

    /**
     * @param widthNs  of a bin, positive.
     * @param bins     at least 2.
     * @param capacity room at the start, at least 2, rounded up to a power of two.
     */
    public TimeBins(final long widthNs, final int bins, final int capacity) {
        this.widthNs = widthNs;
        this.bins = bins;
        firstYounger = new long[bins + 1];
        timesNs = new long[Integer.highestOneBit(capacity - 1) << 1];
        countsBefore = new long[timesNs.length];
    }

    /**
     * @param timeNs of the entry, never before that of an earlier call; {@link #advance} must follow.
     */
    public void add(final long timeNs) {
        count++;
        nextChangeNs = timeNs;
        final boolean hasEntry = tail != firstYounger[bins];
        if (hasEntry && timesNs[(int) (tail - 1) & timesNs.length - 1] == timeNs) {
            return;
        }
        if (tail - firstYounger[bins] == timesNs.length) {
            grow();
        }
        timesNs[(int) tail & timesNs.length - 1] = timeNs;
        countsBefore[(int) tail & timesNs.length - 1] = count - 1L;
        tail++;
    }

    /**
     * @param timeNs time of the last event, never before that of an earlier call.
     * @return true when a count may be another one than before.
     */
    public boolean advance(final long timeNs) {
        if (timeNs < nextChangeNs) {
            return false;
        }
        final long[] times = timesNs;
        final int mask = times.length - 1;
        long next = Long.MAX_VALUE;
        long younger = count;
        long squares = 0L;
        for (int k = 1; k <= bins; k++) {
            final long ageNs = k * widthNs;
            long first = firstYounger[k];
            while (first < tail && times[(int) first & mask] <= timeNs - ageNs) {
                first++;
            }
            firstYounger[k] = first;
            long older = count;
            if (first < tail) {
                next = Math.min(next, times[(int) first & mask] + ageNs);
                older = countsBefore[(int) first & mask];
            }
            final long inBin = younger - older;
            squares += inBin * inBin;
            younger = older;
        }
        squareSum = squares;
        total = count - younger;
        nextChangeNs = next;
        return true;
    }

    /**
     * @return entries in all bins.
     */
    public long total() {
        return total;
    }

    /**
     * @return sum of the squared counts.
     */
    public long squareSum() {
        return squareSum;
    }

    private void grow() {
        final long[] newTimesNs = new long[timesNs.length * 2];
        final long[] newCountsBefore = new long[newTimesNs.length];
        for (long at = firstYounger[bins]; at < tail; at++) {
            newTimesNs[(int) at & newTimesNs.length - 1] = timesNs[(int) at & timesNs.length - 1];
            newCountsBefore[(int) at & newTimesNs.length - 1] = countsBefore[(int) at & timesNs.length - 1];
        }
        timesNs = newTimesNs;
        countsBefore = newCountsBefore;
    }
}
