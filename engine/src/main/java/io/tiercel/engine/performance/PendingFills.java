package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Prices;

/**
 * Fills whose horizons are not all past. Venue times must not fall: reports do not overtake each other.
 * <p>
 * One thread; allocates when more fills fall into half a minute than ever before.
 */
final class PendingFills {
    private static final Horizon[] HORIZONS = Horizon.values();
    private static final int FIRST_CAPACITY = 64;

    private final MidHistory[] mids;
    private final LongTable done;
    private final long[] cursors = new long[HORIZONS.length];
    private long[][] ring = new long[FIRST_CAPACITY][FillRow.WIDTH];
    private long tail;
    private long nextDueNs = Long.MAX_VALUE;
    private long nowNs = Long.MIN_VALUE;

    /**
     * @param mids by instrument.
     * @param done where fills go whose horizons are past.
     */
    PendingFills(final MidHistory[] mids, final LongTable done) {
        this.mids = mids;
        this.done = done;
    }

    /** A row to be filled in, then {@link #added}. */
    long[] next() {
        if (tail - head() == ring.length) {
            grow();
        }
        return ring[slot(tail)];
    }

    /** The row of {@link #next} is filled in, but for the horizons. */
    void added() {
        final long[] row = ring[slot(tail++)];
        for (int i = 0; i < HORIZONS.length; i++) {
            final long dueNs = row[FillRow.VENUE_TIME] + HORIZONS[i].lengthNs();
            row[FillRow.FIRST_HORIZON + i] = dueNs < nowNs ? midOr(row, dueNs) : Prices.NO_PRICE;
        }
        findNextDue();
    }

    private long midOr(final long[] row, final long timeNs) {
        final long midTwice = mids[(int) row[FillRow.INSTRUMENT]].atTwice(timeNs);
        return midTwice == Prices.NO_PRICE ? row[FillRow.MID] : midTwice;
    }

    /** Mids are about to change at a time: what was due before it is looked up. */
    void advanceTo(final long timeNs) {
        nowNs = timeNs;
        if (timeNs > nextDueNs) {
            settleBefore(timeNs);
        }
    }

    /** No mid follows: what is still open gets the last one. */
    void finish() {
        settleBefore(Long.MAX_VALUE);
    }

    private void settleBefore(final long timeNs) {
        for (int i = 0; i < HORIZONS.length; i++) {
            while (cursors[i] < tail && dueNs(i) < timeNs) {
                final long[] row = ring[slot(cursors[i]++)];
                if (row[FillRow.FIRST_HORIZON + i] == Prices.NO_PRICE) {
                    final long midTwice = mids[(int) row[FillRow.INSTRUMENT]].lastTwice();
                    row[FillRow.FIRST_HORIZON + i] = midTwice == Prices.NO_PRICE ? row[FillRow.MID] : midTwice;
                }
                if (i == HORIZONS.length - 1) {
                    done.append(row);
                }
            }
        }
        findNextDue();
    }

    private void findNextDue() {
        nextDueNs = Long.MAX_VALUE;
        for (int i = 0; i < HORIZONS.length; i++) {
            if (cursors[i] < tail) {
                nextDueNs = Math.min(nextDueNs, dueNs(i));
            }
        }
    }

    private long dueNs(final int horizon) {
        return ring[slot(cursors[horizon])][FillRow.VENUE_TIME] + HORIZONS[horizon].lengthNs();
    }

    private long head() {
        return cursors[HORIZONS.length - 1];
    }

    private int slot(final long index) {
        return (int) index & (ring.length - 1);
    }

    private void grow() {
        final long[][] larger = new long[2 * ring.length][];
        for (long i = head(); i < tail; i++) {
            larger[(int) i & (larger.length - 1)] = ring[slot(i)];
        }
        for (int i = 0; i < larger.length; i++) {
            larger[i] = larger[i] == null ? new long[FillRow.WIDTH] : larger[i];
        }
        ring = larger;
    }
}
