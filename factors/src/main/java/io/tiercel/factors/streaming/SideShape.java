package io.tiercel.factors.streaming;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.window.NaturalLog;
import io.tiercel.marketdata.book.BookView;
import java.util.Arrays;

/**
 * How quantity lies over the levels of one side, as far as one side alone tells it; distances are counted from the best price, in price units.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; one update is O(levels).
 */
final class SideShape {
    private static final int DEPTH = BookView.DEPTH;

    private final double[] values;
    private final double tickSize;
    private final double qtyUnit;
    private final long keySign;
    private final long sweepQty;
    private final int firstDepth;
    private final int gapColumn;
    private final int meanGapColumn;
    private final int totalColumn;
    private final boolean hasLevels;
    private final boolean hasGaps;
    private final boolean hasConvexity;
    private final boolean hasEntropy;
    private final boolean hasCost;
    private final long[] lastQtys = new long[DEPTH];
    private final double[] products = new double[DEPTH];
    private final long[] lastPrices = new long[DEPTH];
    private final double[] weights = new double[DEPTH];
    private int lastCount;

    private long qty;
    private long qtyOfThree;
    private double productSum;
    private double entropy;
    private double averageDistance;
    private double sweepDistance;
    private double convexity;

    /**
     * @param values   the instrument's factor values, written in place.
     * @param isBid    which side.
     * @param choice   of the factors.
     * @param tickSize price units of a tick.
     * @param qtyUnit  quantity units of one whole unit.
     * @param sweepQty of the sweep costs, in quantity units.
     */
    SideShape(
            final double[] values,
            final boolean isBid,
            final Choice choice,
            final double tickSize,
            final double qtyUnit,
            final long sweepQty) {
        this.values = values;
        this.tickSize = tickSize;
        this.qtyUnit = qtyUnit;
        this.sweepQty = sweepQty;
        keySign = isBid ? 1 : -1;
        final Factor first = isBid ? Factor.BID_DEPTH_L1 : Factor.ASK_DEPTH_L1;
        final Factor last = isBid ? Factor.BID_DEPTH_L10 : Factor.ASK_DEPTH_L10;
        final Factor gap = isBid ? Factor.BID_GAP_1 : Factor.ASK_GAP_1;
        final Factor meanGap = isBid ? Factor.BID_GAP_MEAN_10 : Factor.ASK_GAP_MEAN_10;
        firstDepth = first.index();
        gapColumn = gap.index();
        meanGapColumn = meanGap.index();
        totalColumn = (isBid ? Factor.CUM_BID_DEPTH_10 : Factor.CUM_ASK_DEPTH_10).index();
        hasLevels = choice.hasAny(first, last);
        hasGaps = choice.hasAnyOf(gap, meanGap);
        hasConvexity = choice.has(isBid ? Factor.BID_CONVEXITY_10 : Factor.ASK_CONVEXITY_10);
        hasEntropy = choice.hasAnyOf(Factor.BID_ENTROPY_10, Factor.ASK_ENTROPY_10, Factor.BOOK_ENTROPY_10);
        hasCost = choice.hasAnyOf(
                Factor.BID_WAP_DIST_10, Factor.ASK_WAP_DIST_10, Factor.SWEEP_COST_BUY_500, Factor.SWEEP_COST_SELL_500);
    }

    /**
     * @param side after a change.
     */
    void update(final SideDepth side) {
        final long[] l = side.levels();
        final int count = side.count();
        long sum = 0L;
        for (int level = DEPTH; level < 2 * DEPTH; level++) {
            sum += l[level];
        }
        qty = sum;
        qtyOfThree = l[DEPTH] + l[DEPTH + 1] + l[DEPTH + 2];
        values[totalColumn] = WholeUnits.of(sum, qtyUnit);
        if (hasLevels) {
            putLevels(l);
        }
        if (hasGaps) {
            putGaps(l, count);
        }
        if (hasConvexity) {
            convexity = convexity(l, count);
        }
        if (hasEntropy) {
            takeEntropy(l, count);
        }
        if (hasCost) {
            takeCosts(l, count);
        }
    }

    private void putLevels(final long[] l) {
        final double[] v = values;
        final int first = firstDepth;
        if (qtyUnit == 1.0) {
            for (int level = 0; level < DEPTH; level++) {
                v[first + level] = l[DEPTH + level];
            }
        } else {
            for (int level = 0; level < DEPTH; level++) {
                v[first + level] = l[DEPTH + level] / qtyUnit;
            }
        }
    }

    private void putGaps(final long[] l, final int count) {
        if (count < 2) {
            values[gapColumn] = Double.NaN;
            values[meanGapColumn] = Double.NaN;
        } else {
            values[gapColumn] = keySign * (l[0] - l[1]) / tickSize;
            values[meanGapColumn] = keySign * (l[0] - l[count - 1]) / (tickSize * (count - 1));
        }
    }

    /** See {@link ConvexityWeights}. */
    private double convexity(final long[] l, final int n) {
        if (n < ConvexityWeights.FEWEST_LEVELS) {
            return Double.NaN;
        }
        if (n != lastCount || !Arrays.equals(l, 0, n, lastPrices, 0, n)) {
            System.arraycopy(l, 0, lastPrices, 0, n);
            lastCount = n;
            takeWeights(l, n);
        }
        final double[] w = weights;
        double even = 0.0;
        double odd = 0.0;
        for (int level = 0; level < DEPTH; level += 2) {
            even += w[level] * l[DEPTH + level];
            odd += w[level + 1] * l[DEPTH + level + 1];
        }
        return even + odd;
    }

    private void takeWeights(final long[] l, final int n) {
        for (int level = 0; level < n; level++) {
            weights[level] = keySign * (l[0] - l[level]);
        }
        ConvexityWeights.fromDistances(weights, n);
    }

    /** {@code -sum f ln f = ln Q - (1/Q) sum q ln q}; a product is taken again only where the quantity is another one. */
    private void takeEntropy(final long[] l, final int count) {
        final long[] last = lastQtys;
        final double[] p = products;
        double sum = 0.0;
        for (int level = 0; level < DEPTH; level++) {
            final long levelQty = l[DEPTH + level];
            if (levelQty != last[level]) {
                last[level] = levelQty;
                p[level] = NaturalLog.timesSelf(levelQty);
            }
            sum += p[level];
        }
        productSum = sum;
        entropy = entropy(count, qty, sum);
    }

    /**
     * @param cells      with a quantity.
     * @param total      quantity of all.
     * @param productSum of {@code q ln q} over them.
     * @return entropy of the shares of the total; NaN without a cell, exactly 0 for one.
     */
    static double entropy(final int cells, final long total, final double productSum) {
        if (cells < 2) {
            return cells == 0 ? Double.NaN : 0.0;
        }
        return NaturalLog.of(total) - productSum / total;
    }

    private void takeCosts(final long[] l, final int count) {
        final long best = l[0];
        double weighted = 0.0;
        double swept = 0.0;
        long left = sweepQty;
        for (int level = 0; level < count; level++) {
            final long levelQty = l[DEPTH + level];
            final double distance = keySign * (best - l[level]);
            weighted += levelQty * distance;
            final long taken = Math.min(left, levelQty);
            swept += taken * distance;
            left -= taken;
        }
        averageDistance = weighted / qty;
        sweepDistance = left > 0L ? Double.NaN : swept / sweepQty;
    }

    /**
     * @return quantity of all levels.
     */
    long qty() {
        return qty;
    }

    /**
     * @return quantity of the best three levels.
     */
    long qtyOfThree() {
        return qtyOfThree;
    }

    /**
     * @return sum of {@code q ln q} over the levels.
     */
    double productSum() {
        return productSum;
    }

    /**
     * @return entropy of the levels, NaN for an empty side.
     */
    double entropy() {
        return entropy;
    }

    /**
     * @return mean distance of the quantity from the best price, in price units; NaN for an empty side.
     */
    double averageDistance() {
        return averageDistance;
    }

    /**
     * @return mean distance from the best price of the quantity to sweep; NaN where less is there.
     */
    double sweepDistance() {
        return sweepDistance;
    }

    /**
     * @return quadratic coefficient, in quantity units per square of price units; NaN below three levels.
     */
    double convexity() {
        return convexity;
    }
}
