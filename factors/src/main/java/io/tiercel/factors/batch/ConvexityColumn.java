package io.tiercel.factors.batch;

import io.tiercel.factors.streaming.ConvexityWeights;
import io.tiercel.marketdata.instrument.Side;

/**
 * Quadratic coefficient of the least squares fit of a side's cumulative quantity on distance. Distances are counted from the best price, which changes
 * nothing, in whole numbers; the coefficient is a weighted sum of the quantities, whose weights change with the prices only.
 * <p>
 * Owned by the thread that computes one instrument. O(levels) an event at which the side changed.
 */
final class ConvexityColumn {
    private static final int DEPTH = RecordedEvents.DEPTH;

    private final MarketColumns market;
    private final double[][] prices;
    private final double[][] qtys;
    private final double sign;
    private final double unit;
    private final double[] weights = new double[DEPTH];

    ConvexityColumn(final MarketColumns market, final int side) {
        this.market = market;
        prices = market.events().prices(side);
        qtys = market.events().qtys(side);
        sign = Side.sign(side);
        unit = market.tickSize() * market.tickSize() / market.qtyUnit();
    }

    void put(final double[] out) {
        final double[] spreads = market.spreads();
        final int side = sign > 0.0 ? Side.BUY : Side.SELL;
        final byte[] counts = market.counts(side);
        final byte[] changed = market.changedSides();
        double convexity = Double.NaN;
        for (int i = 0; i < out.length; i++) {
            if ((changed[i] >> side & 1) != 0) {
                if (counts[i] >= ConvexityWeights.FEWEST_LEVELS && (i == 0 || hasChanged(prices, i))) {
                    takeWeights(i, counts[i]);
                }
                convexity = counts[i] < ConvexityWeights.FEWEST_LEVELS ? Double.NaN : weighted(i) * unit + 0.0;
            }
            out[i] = !Double.isNaN(spreads[i]) ? convexity : Double.NaN;
        }
    }

    private static boolean hasChanged(final double[][] planes, final int i) {
        for (int level = 0; level < DEPTH; level++) {
            if (planes[level][i] != planes[level][i - 1]) {
                return true;
            }
        }
        return false;
    }

    private void takeWeights(final int i, final int n) {
        for (int level = 0; level < n; level++) {
            weights[level] = sign * (prices[0][i] - prices[level][i]);
        }
        ConvexityWeights.fromDistances(weights, n);
    }

    private double weighted(final int i) {
        double even = 0.0;
        double odd = 0.0;
        for (int level = 0; level < DEPTH; level += 2) {
            even += weights[level] * qtys[level][i];
            odd += weights[level + 1] * qtys[level + 1][i];
        }
        return even + odd;
    }
}
