package io.tiercel.risk.killswitch;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.strategy.StateHash;
import java.util.Arrays;

/**
 * Counts rejects in a sliding window {@code (now - window, now]}.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. It keeps the times of the last {@code maxRejects + 1}: there are more than
 * {@code maxRejects} in the window exactly when the oldest of these lies in it.
 */
public final class RejectRate {
    private final long windowNs;
    private final long[] timesNs;
    private int oldest;

    /**
     * @param maxRejects rejects in the window that are still accepted, positive.
     * @param windowNs   length of the window, positive.
     */
    public RejectRate(final int maxRejects, final long windowNs) {
        this.windowNs = windowNs;
        timesNs = new long[maxRejects + 1];
        Arrays.fill(timesNs, Prices.NO_TIMESTAMP);
    }

    /**
     * @param nowNs when a reject was seen, not before the one before.
     * @return true when there are now too many.
     */
    public boolean onReject(final long nowNs) {
        timesNs[oldest] = nowNs;
        oldest = oldest + 1 == timesNs.length ? 0 : oldest + 1;
        return isExceeded(nowNs);
    }

    /**
     * @param nowNs not before the last reject.
     * @return true while there are too many.
     */
    public boolean isExceeded(final long nowNs) {
        final long oldestNs = timesNs[oldest];
        return oldestNs != Prices.NO_TIMESTAMP && nowNs - oldestNs < windowNs;
    }

    /**
     * @return hash of all state that can change a later answer; O(maxRejects).
     */
    public long stateDigest() {
        long digest = StateHash.START;
        for (int i = 0, at = oldest; i < timesNs.length; i++) {
            digest = StateHash.mix(digest, timesNs[at]);
            at = at + 1 == timesNs.length ? 0 : at + 1;
        }
        return digest;
    }
}
