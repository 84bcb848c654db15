package io.tiercel.risk.limits;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.strategy.StateHash;

/**
 * A rate limit: every request takes one token, tokens come back at a constant rate up to the capacity. Full at the start; time is event time.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. Levels are kept in 10^-9 tokens, so nothing is lost to rounding.
 */
public final class TokenBucket {
    private static final long TOKEN = 1_000_000_000L;

    private final long capacityNanos;
    private final long ratePerSecond;
    private final long fullAfterNs;
    private long levelNanos;
    private long filledAtNs = Prices.NO_TIMESTAMP;

    /**
     * @param capacity      tokens, 1 to 10^6.
     * @param ratePerSecond tokens that come back in a second, 1 to 10^6.
     */
    public TokenBucket(final int capacity, final int ratePerSecond) {
        capacityNanos = capacity * TOKEN;
        this.ratePerSecond = ratePerSecond;
        fullAfterNs = Math.ceilDiv(capacityNanos, (long) ratePerSecond);
        levelNanos = capacityNanos;
    }

    /**
     * Takes a token if there is one; a refused request takes none.
     *
     * @param nowNs not before the call before.
     * @return true when a token was taken.
     */
    public boolean take(final long nowNs) {
        if (filledAtNs == Prices.NO_TIMESTAMP) {
            filledAtNs = nowNs;
        }
        final long elapsedNs = nowNs - filledAtNs;
        // Below fullAfterNs the product stays under capacity + rate: no overflow.
        levelNanos = elapsedNs >= fullAfterNs
                ? capacityNanos
                : Math.min(capacityNanos, levelNanos + elapsedNs * ratePerSecond);
        filledAtNs = nowNs;
        if (levelNanos < TOKEN) {
            return false;
        }
        levelNanos -= TOKEN;
        return true;
    }

    /**
     * @return hash of all state that can change a later answer.
     */
    public long stateDigest() {
        return StateHash.mix(StateHash.mix(StateHash.START, levelNanos), filledAtNs);
    }
}
