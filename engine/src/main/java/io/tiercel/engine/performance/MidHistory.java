package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Prices;
import java.util.Arrays;

/**
 * The mids of one instrument in the last seconds. One thread; allocates when more of them fall into {@link #LOOKBACK_NS} than ever before, up to a bound.
 */
final class MidHistory {
    /** How late a fill may be seen and still be compared with the mid of its horizon. */
    static final long LOOKBACK_NS = 10_000_000_000L;

    private static final int FIRST_CAPACITY = 16;
    private static final int MOST = 1 << 16;

    private long[] timesNs = new long[FIRST_CAPACITY];
    private long[] midsTwice = new long[FIRST_CAPACITY];
    private long head;
    private long tail;

    /** The mid changed; in the order of time. */
    void add(final long timeNs, final long midTwice) {
        if (tail - head == timesNs.length) {
            if (timesNs.length < MOST && timesNs[(int) head & (timesNs.length - 1)] > timeNs - LOOKBACK_NS) {
                grow();
            } else {
                head++;
            }
        }
        final int at = (int) tail++ & (timesNs.length - 1);
        timesNs[at] = timeNs;
        midsTwice[at] = midTwice;
    }

    private void grow() {
        final int capacity = timesNs.length;
        final int first = (int) head & (capacity - 1);
        timesNs = unrolled(timesNs, first);
        midsTwice = unrolled(midsTwice, first);
        head = 0;
        tail = capacity;
    }

    private static long[] unrolled(final long[] ring, final int first) {
        final long[] larger = new long[2 * ring.length];
        System.arraycopy(ring, first, larger, 0, ring.length - first);
        System.arraycopy(ring, 0, larger, ring.length - first, first);
        return larger;
    }

    /** Last mid, {@code Prices.NO_PRICE} while there was none. */
    long lastTwice() {
        return tail == 0 ? Prices.NO_PRICE : midsTwice[(int) (tail - 1) & (midsTwice.length - 1)];
    }

    /** Last mid at or before a time; the oldest that is known where it is older than that. */
    long atTwice(final long timeNs) {
        for (long i = tail - 1; i >= head; i--) {
            final int at = (int) i & (timesNs.length - 1);
            if (timesNs[at] <= timeNs || i == head) {
                return midsTwice[at];
            }
        }
        return Prices.NO_PRICE;
    }

    static MidHistory[] of(final int instruments) {
        final MidHistory[] histories = new MidHistory[instruments];
        Arrays.setAll(histories, _ -> new MidHistory());
        return histories;
    }
}
