package io.tiercel.factors.streaming;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.Arrays;

/**
 * The best levels of one side as the last event left them, and what the factors need of them.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; one update is O(levels).
 * <p>
 * Prices are kept as keys: bid price, or minus the ask price, so that the greater key is the better price on either side. A missing level has
 * key {@link #MISSING}, worse than any price and equal to another missing one, and quantity 0.
 */
final class SideDepth {
    /** Key of a missing level: minus infinity. */
    static final long MISSING = Prices.NO_PRICE;

    private static final int DEPTH = BookView.DEPTH;

    private final int side;
    private final long keySign;
    private final double[] weights;
    private final long[] keys = new long[DEPTH];
    private final long[] qtys = new long[DEPTH];

    private int levels;
    private long bestFlow;
    private long flow;
    private long qtyOfFive;
    private double weightedQty;
    private double slope = Double.NaN;

    /**
     * @param side    bid or ask.
     * @param weights of the levels, best first, shared and read only.
     */
    SideDepth(final int side, final double[] weights) {
        this.side = side;
        this.weights = weights;
        keySign = Side.sign(side);
        Arrays.fill(keys, MISSING);
    }

    /**
     * Takes the levels of the book over and compares them with those before.
     *
     * @param book the book after the event.
     */
    void update(final BookView book) {
        levels = book.levels(side);
        bestFlow = take(book, 0);
        long sum = bestFlow;
        for (int level = 1; level < DEPTH; level++) {
            sum += take(book, level);
        }
        flow = sum;
        sumQtys();
        fitSlope();
    }

    /** Flow at one level: all of it where its price got better, minus all of the old where it got worse, else the difference. */
    private long take(final BookView book, final int level) {
        // Negation leaves NO_PRICE as it is, so a missing ask has the same key as a missing bid.
        final long key = keySign * book.price(side, level);
        final long qty = book.qty(side, level);
        final long oldKey = keys[level];
        final long oldQty = qtys[level];
        keys[level] = key;
        qtys[level] = qty;
        return (key >= oldKey ? qty : 0L) - (key <= oldKey ? oldQty : 0L);
    }

    private void sumQtys() {
        final long[] q = qtys;
        final double[] w = weights;
        qtyOfFive = q[0] + q[1] + q[2] + q[3] + q[4];
        double even = 0.0;
        double odd = 0.0;
        for (int level = 0; level < DEPTH; level += 2) {
            even += w[level] * q[level];
            odd += w[level + 1] * q[level + 1];
        }
        weightedQty = even + odd;
    }

    /**
     * Least squares of cumulative quantity y on distance x, in price units. The slope does not change when x or y are shifted, so both are
     * counted from the best level: then all sums are of whole numbers (exact below 2^53) and their differences lose at most a factor of
     * the number of levels.
     */
    private void fitSlope() {
        final int n = levels;
        if (n < 2) {
            slope = Double.NaN;
            return;
        }
        final long best = keys[0];
        double x = 0.0;
        double y = 0.0;
        double sumX = 0.0;
        double sumY = 0.0;
        double sumXx = 0.0;
        double sumXy = 0.0;
        for (int level = 1; level < n; level++) {
            x = best - keys[level];
            y += qtys[level];
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
        }
        final double spread = n * sumXx - sumX * sumX;
        slope = spread == 0.0 ? Double.NaN : (n * sumXy - sumX * sumY) / spread;
    }

    /**
     * @return levels present, 0 to 10.
     */
    int levels() {
        return levels;
    }

    /**
     * @return best price; meaningless while there is no level.
     */
    long bestPrice() {
        return keySign * keys[0];
    }

    /**
     * @return quantity of the best level, 0 while there is none.
     */
    long bestQty() {
        return qtys[0];
    }

    /**
     * @return order flow of the last update at the best level: positive = this side grew or improved.
     */
    long bestFlow() {
        return bestFlow;
    }

    /**
     * @return order flow of the last update, all levels.
     */
    long flow() {
        return flow;
    }

    /**
     * @return quantity of the best five levels.
     */
    long qtyOfFive() {
        return qtyOfFive;
    }

    /**
     * @return weighted quantity of all levels.
     */
    double weightedQty() {
        return weightedQty;
    }

    /**
     * @return slope of cumulative quantity on distance, in quantity units per price unit; NaN below two levels.
     */
    double slope() {
        return slope;
    }
}
