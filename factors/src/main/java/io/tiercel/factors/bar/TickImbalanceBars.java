package io.tiercel.factors.bar;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Tick imbalance bars (2.3.2.1): a bar ends when its trades lean further to one side than expected.
 * <p>
 * {@code b_t = b_(t-1)} where the price is that of the trade before, else the sign of the change; {@code theta = sum b_t} over the bar, which ends with
 * the first trade at which {@code |theta| >= E[T] |2P[b=1] - 1|}. {@code E[T]} is an exponentially weighted mean of the lengths of earlier bars,
 * {@code 2P[b=1] - 1} one of b over their trades; neither changes within a bar. {@code E = E + a (x - E), a = 2 / (span + 1)}, from the given start.
 * <p>
 * Ours: E[T] is kept within bounds, because in a balanced market the threshold falls towards 0 and bars of single trades feed on themselves, in a
 * leaning one it grows without end; so is the imbalance, never below {@code 1 / sqrt(E[T])}, what chance alone makes of E[T] trades: a bar that ends on a coin
 * toss says nothing. Before the first change of price b is 0.
 * <p>
 * Owned by the core's thread; allocates nothing after construction.
 */
public final class TickImbalanceBars implements BarRule {
    private final double lengthWeight;
    private final double signWeight;
    private final double minTrades;
    private final double maxTrades;
    private double expectedTrades;
    private double expectedImbalance;
    private double imbalance;
    private long lastImbalance;
    private double threshold;

    /**
     * @param expectedTrades    E[T] of the first bar, within the bounds.
     * @param expectedImbalance 2P[b=1] - 1 of the first bar, -1 to 1.
     * @param barSpan           of the mean of lengths, in bars, 1 or more.
     * @param tradeSpan         of the mean of b, in trades, 1 or more.
     * @param minTrades         lower bound of E[T], 1 or more.
     * @param maxTrades         upper bound of E[T], at least the lower one.
     * @throws BadInputException naming what is out of range.
     */
    public TickImbalanceBars(
            final double expectedTrades,
            final double expectedImbalance,
            final int barSpan,
            final int tradeSpan,
            final double minTrades,
            final double maxTrades) {
        require(minTrades >= 1.0 && minTrades <= maxTrades, "minTrades", minTrades, "1 to maxTrades");
        require(maxTrades <= 1e12, "maxTrades", maxTrades, "up to 1e12");
        require(
                expectedTrades >= minTrades && expectedTrades <= maxTrades,
                "expectedTrades",
                expectedTrades,
                "minTrades to maxTrades");
        require(Math.abs(expectedImbalance) <= 1.0, "expectedImbalance", expectedImbalance, "-1 to 1");
        require(barSpan >= 1, "barSpan", barSpan, "1 or more");
        require(tradeSpan >= 1, "tradeSpan", tradeSpan, "1 or more");
        this.expectedTrades = expectedTrades;
        this.expectedImbalance = expectedImbalance;
        this.minTrades = minTrades;
        this.maxTrades = maxTrades;
        imbalance = expectedImbalance;
        lengthWeight = 2.0 / (barSpan + 1.0);
        signWeight = 2.0 / (tradeSpan + 1.0);
        setThreshold();
    }

    private static void require(final boolean holds, final String key, final double value, final String expected) {
        if (!holds) {
            throw new BadInputException("tick imbalance bars: " + key + " = " + value + ", expected " + expected);
        }
    }

    private void setThreshold() {
        final double leaning = Math.max(Math.abs(expectedImbalance), 1.0 / Math.sqrt(expectedTrades));
        threshold = expectedTrades * leaning;
    }

    @Override
    public boolean endsBefore(final Bar bar, final long eventTimeNs) {
        return false;
    }

    @Override
    public boolean endsWith(final Bar bar) {
        final long theta = bar.tickImbalance();
        imbalance += signWeight * (theta - lastImbalance - imbalance);
        lastImbalance = theta;
        if (Math.abs(theta) < threshold) {
            return false;
        }
        lastImbalance = 0;
        expectedTrades += lengthWeight * (bar.trades() - expectedTrades);
        expectedTrades = Math.clamp(expectedTrades, minTrades, maxTrades);
        expectedImbalance = imbalance;
        setThreshold();
        return true;
    }

    /**
     * @return what {@code |theta|} of the current bar has to reach.
     */
    public double threshold() {
        return threshold;
    }
}
