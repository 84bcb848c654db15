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
 * Order flow compares keys: bid price, or minus the ask price, so that the greater key is the better price on either side. A missing level has
 * the price and the key {@code Prices.NO_PRICE}, worse than any price and equal to another missing one (its negation is itself), and quantity 0.
 */
final class SideDepth {
    private static final int DEPTH = BookView.DEPTH;
    private static final int FIVE = 5;

    /** Parts of the one array, which keeps the loops below on one base register. Prices stand at 0. */
    private static final int QTYS = DEPTH;

    private static final int LAST_PRICES = 2 * DEPTH;
    private static final int LAST_QTYS = 3 * DEPTH;

    private final int side;
    private final long keySign;
    private final double[] weights;
    private final long[] levels = new long[4 * DEPTH];

    /** Distances from the best price, in price units. */
    private final double[] distances = new double[DEPTH];

    private int count;
    private long bestFlow;
    private long flowOfFive;
    private long flow;
    private long qtyOfFive;
    private double weightedQty;
    private double sumX;
    private double spread;
    private double slope = Double.NaN;

    /**
     * @param side    bid or ask.
     * @param weights of the levels, best first, shared and read only.
     */
    SideDepth(final int side, final double[] weights) {
        this.side = side;
        this.weights = weights;
        keySign = Side.sign(side);
        Arrays.fill(levels, 0, QTYS, Prices.NO_PRICE);
        Arrays.fill(levels, LAST_PRICES, LAST_QTYS, Prices.NO_PRICE);
    }

    /**
     * Takes the levels of the book over and compares them with those before.
     *
     * @param book the book after the event.
     */
    void update(final BookView book) {
        count = book.copyLevels(side, levels);
        final long[] l = levels;
        long moved = 0L;
        for (int level = 0; level < DEPTH; level++) {
            moved |= l[level] ^ l[LAST_PRICES + level];
        }
        if (moved == 0L) {
            takeQtys();
        } else {
            takeFlow();
            takePrices();
        }
        fit();
    }

    /** All prices stand: flow is what quantities grew by. */
    private void takeQtys() {
        final long[] l = levels;
        bestFlow = l[QTYS] - l[LAST_QTYS];
        final long near = takeQtys(0, FIVE);
        flowOfFive = near;
        flow = near + takeQtys(FIVE, DEPTH);
    }

    private long takeQtys(final int first, final int end) {
        final long[] l = levels;
        long sum = 0L;
        for (int level = first; level < end; level++) {
            final long qty = l[QTYS + level];
            sum += qty - l[LAST_QTYS + level];
            l[LAST_QTYS + level] = qty;
        }
        return sum;
    }

    /** Flow at one level: all of it where its price got better, minus all of the old where it got worse, else the difference. */
    private void takeFlow() {
        final long deep = takeFlow(DEPTH, FIVE);
        final long near = takeFlow(FIVE, 0);
        flowOfFive = near;
        flow = deep + near;
    }

    /** Levels from {@code end} exclusive down to {@code first}; leaves the flow of that one in {@link #bestFlow}. */
    private long takeFlow(final int end, final int first) {
        final long[] l = levels;
        final long sign = keySign;
        long sum = 0L;
        long one = 0L;
        for (int level = end - 1; level >= first; level--) {
            final long price = l[level];
            final long key = sign * price;
            final long qty = l[QTYS + level];
            final long lastKey = sign * l[LAST_PRICES + level];
            one = (key >= lastKey ? qty : 0L) - (key <= lastKey ? l[LAST_QTYS + level] : 0L);
            sum += one;
            l[LAST_PRICES + level] = price;
            l[LAST_QTYS + level] = qty;
        }
        bestFlow = one;
        return sum;
    }

    /** What of the least squares below hangs on prices alone. */
    private void takePrices() {
        final long[] l = levels;
        final double[] d = distances;
        final int n = count;
        final long best = l[0];
        double sum = 0.0;
        double squares = 0.0;
        for (int level = 0; level < n; level++) {
            final double x = best - l[level];
            d[level] = x;
            sum += x;
            squares += x * x;
        }
        sumX = sum;
        spread = n * squares - sum * sum;
    }

    /**
     * Weighted quantity, and least squares of cumulative quantity y on distance x in price units. The slope does not change when x or y are
     * shifted, so both are counted from the best level: then all sums are of whole numbers (exact below 2^53) and their differences lose at
     * most a factor of the number of levels.
     */
    private void fit() {
        final long[] l = levels;
        final double[] d = distances;
        final double[] w = weights;
        final int n = count;
        double weighted = 0.0;
        double y = -l[QTYS];
        double sumY = 0.0;
        double sumXy = 0.0;
        for (int level = 0; level < n; level++) {
            final double qty = l[QTYS + level];
            weighted += w[level] * qty;
            y += qty;
            sumY += y;
            sumXy += d[level] * y;
        }
        qtyOfFive = l[QTYS] + l[QTYS + 1] + l[QTYS + 2] + l[QTYS + 3] + l[QTYS + 4];
        weightedQty = weighted;
        // Ask distances count downwards here, hence the sign.
        slope = spread == 0.0 ? Double.NaN : keySign * ((n * sumXy - sumX * sumY) / spread);
    }

    /**
     * @return levels present, 0 to 10.
     */
    int count() {
        return count;
    }

    /**
     * @return best price, {@code Prices.NO_PRICE} while there is no level.
     */
    long bestPrice() {
        return levels[0];
    }

    /**
     * @return quantity of the best level, 0 while there is none.
     */
    long bestQty() {
        return levels[QTYS];
    }

    /**
     * @return order flow of the last update at the best level: positive = this side grew or improved.
     */
    long bestFlow() {
        return bestFlow;
    }

    /**
     * @return order flow of the last update, best five levels.
     */
    long flowOfFive() {
        return flowOfFive;
    }

    /**
     * @return the levels: prices from place 0, quantities from place {@code BookView.DEPTH}, as {@link BookView#copyLevels} gives them; to be read
     *     only.
     */
    long[] levels() {
        return levels;
    }

    /**
     * @return quantity of all levels.
     */
    long qty() {
        long sum = 0L;
        for (int level = QTYS; level < QTYS + DEPTH; level++) {
            sum += levels[level];
        }
        return sum;
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
     * @return slope of cumulative quantity on distance from the mid, in quantity units per price unit; NaN below two levels.
     */
    double slope() {
        return slope;
    }
}
