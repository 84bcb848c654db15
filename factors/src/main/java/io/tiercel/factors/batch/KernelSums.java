package io.tiercel.factors.batch;

import io.tiercel.factors.window.Decay;

/**
 * Exponential kernel sums of buying and of selling trades (Hawkes 1971, unfitted: background 0, jump 1), and their imbalance. The sums are brought
 * forward at trades of known sign; between them both decay by one factor, which leaves the imbalance as it is until their total vanishes.
 * <p>
 * Owned by the thread that computes one instrument; O(1) an event.
 */
final class KernelSums {
    /** Total below which the imbalance counts as 0. */
    private static final double VANISHED = 1e-12;

    /** A trade leaves a total of at least 1; this many decay times later it is still above {@link #VANISHED} (e^-27.5 = 1.14e-12). */
    private static final double SURE_DECAY_TIMES = 27.5;

    private final MarketColumns market;
    private final double decayPerNs;
    private final long sureNs;
    private double buySum;
    private double sellSum;
    private long lastTradeNs;
    private boolean isVanished = true;

    KernelSums(final MarketColumns market, final double decayPerSecond) {
        this.market = market;
        decayPerNs = decayPerSecond / 1e9;
        // the cast takes a quotient beyond the longs to the greatest one
        sureNs = (long) (SURE_DECAY_TIMES / decayPerSecond * 1e9);
    }

    void put(final double[] buys, final double[] sells, final double[] imbalances) {
        final TradeColumns trades = market.trades();
        final int[] events = trades.tradeEvents();
        final long[] timesNs = market.timesNs();
        double imbalance = 0.0;
        int k = 0;
        for (int i = 0; i < market.size(); i++) {
            boolean isTraded = false;
            for (; k < trades.size() && events[k] == i; k++) {
                if (trades.signs()[k] != 0) {
                    onTrade(timesNs[i], trades.signs()[k]);
                    isTraded = true;
                }
            }
            if (isTraded) {
                imbalance = (buySum - sellSum) / (buySum + sellSum);
            } else if (hasVanished(timesNs[i])) {
                imbalance = 0.0;
            }
            final double factor = isTraded || buySum + sellSum == 0.0 ? 1.0 : decay(timesNs[i]);
            buys[i] = buySum * factor;
            sells[i] = sellSum * factor;
            imbalances[i] = imbalance;
        }
    }

    private void onTrade(final long timeNs, final int sign) {
        final double factor = decay(timeNs);
        buySum = buySum * factor + (sign > 0 ? 1.0 : 0.0);
        sellSum = sellSum * factor + (sign < 0 ? 1.0 : 0.0);
        lastTradeNs = timeNs;
        isVanished = false;
    }

    private boolean hasVanished(final long timeNs) {
        if (!isVanished && timeNs - lastTradeNs > sureNs && (buySum + sellSum) * decay(timeNs) < VANISHED) {
            isVanished = true;
        }
        return isVanished;
    }

    private double decay(final long timeNs) {
        return Decay.after(decayPerNs * (timeNs - lastTradeNs));
    }
}
