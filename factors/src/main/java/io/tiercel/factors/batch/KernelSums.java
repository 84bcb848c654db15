package io.tiercel.factors.batch;

import io.tiercel.factors.window.Decay;

/**
 * Exponential kernel sums of buying and of selling trades (Hawkes 1971, unfitted: background 0, jump 1), brought forward at each event, and their
 * imbalance. That one has sums of its own, brought forward at trades of known sign: between them both decay by one factor, which leaves it as it is
 * until their total vanishes.
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
        double buying = 0.0;
        double selling = 0.0;
        int k = 0;
        for (int i = 0; i < market.size(); i++) {
            int buyTrades = 0;
            int sellTrades = 0;
            for (; k < trades.size() && events[k] == i; k++) {
                final int sign = trades.signs()[k];
                if (sign != 0) {
                    onTrade(timesNs[i], sign);
                    buyTrades += sign > 0 ? 1 : 0;
                    sellTrades += sign < 0 ? 1 : 0;
                }
            }
            if (buyTrades + sellTrades > 0) {
                imbalance = (buySum - sellSum) / (buySum + sellSum);
            } else if (hasVanished(timesNs[i])) {
                imbalance = 0.0;
            }
            final double factor = i == 0 ? 1.0 : Decay.after(decayPerNs * (timesNs[i] - timesNs[i - 1]));
            buying = Decay.kept(buying * factor) + buyTrades;
            selling = Decay.kept(selling * factor) + sellTrades;
            buys[i] = buying;
            sells[i] = selling;
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
