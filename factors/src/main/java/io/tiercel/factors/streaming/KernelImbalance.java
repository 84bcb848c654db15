package io.tiercel.factors.streaming;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.window.Decay;

/**
 * Imbalance of the exponential kernel sums of buying and of selling trades (Hawkes 1971, unfitted: background 0, jump 1).
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1).
 * <p>
 * Between trades both sums decay by one factor, which leaves their imbalance as it is. So the sums are brought forward at trades only;
 * a quiet market is watched just for the time when their total falls below {@link #VANISHED} and the imbalance becomes 0.
 */
final class KernelImbalance {
    private static final int HAWKES_IMB = Factor.HAWKES_IMB.index();

    /** Total below which the imbalance counts as 0. */
    static final double VANISHED = 1e-12;

    /** A trade leaves a total of at least 1; this many decay times later it is still above {@link #VANISHED} (e^-27.5 = 1.14e-12). */
    private static final double SURE_DECAY_TIMES = 27.5;

    private final double[] values;
    private final double decayPerNs;
    private final long sureNs;
    private double buySum;
    private double sellSum;
    private long lastTradeNs;
    private boolean isVanished = true;

    /**
     * @param values         the instrument's factor values, written in place.
     * @param decayPerSecond beta, positive.
     */
    KernelImbalance(final double[] values, final double decayPerSecond) {
        this.values = values;
        decayPerNs = decayPerSecond / 1e9;
        // The cast takes a quotient beyond the longs to the greatest one.
        sureNs = (long) (SURE_DECAY_TIMES / decayPerSecond * 1e9);
        values[HAWKES_IMB] = 0.0;
    }

    /**
     * @param timeNs time of the trade.
     * @param sign   +1 buying aggressor, -1 selling.
     */
    void onTrade(final long timeNs, final int sign) {
        final double factor = decay(timeNs);
        buySum = buySum * factor + (sign > 0 ? 1.0 : 0.0);
        sellSum = sellSum * factor + (sign < 0 ? 1.0 : 0.0);
        lastTradeNs = timeNs;
        isVanished = false;
        values[HAWKES_IMB] = (buySum - sellSum) / (buySum + sellSum);
    }

    /**
     * @param timeNs time of an event that is no trade of known sign.
     */
    void onQuiet(final long timeNs) {
        if (!isVanished && timeNs - lastTradeNs > sureNs && (buySum + sellSum) * decay(timeNs) < VANISHED) {
            isVanished = true;
            values[HAWKES_IMB] = 0.0;
        }
    }

    private double decay(final long timeNs) {
        return Decay.after(decayPerNs * (timeNs - lastTradeNs));
    }
}
