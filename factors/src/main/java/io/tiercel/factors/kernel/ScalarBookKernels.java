package io.tiercel.factors.kernel;

import io.tiercel.factors.window.NaturalLog;
import java.util.Arrays;

/** {@link BookKernels} in plain loops, one event after the other. Stateless; allocates nothing. */
final class ScalarBookKernels implements BookKernels {
    @Override
    public void midSum(final BookColumns book, final double[] out) {
        final double[] bids = book.bidPrices()[0];
        final double[] asks = book.askPrices()[0];
        double carried = Double.NaN;
        for (int i = 0; i < book.length(); i++) {
            if (isValid(bids[i], asks[i])) {
                carried = bids[i] + asks[i] + 0.0;
            }
            out[i] = carried;
        }
    }

    @Override
    public void spread(final BookColumns book, final double tickSize, final double[] out) {
        final double[] bids = book.bidPrices()[0];
        final double[] asks = book.askPrices()[0];
        for (int i = 0; i < book.length(); i++) {
            out[i] = isValid(bids[i], asks[i]) ? (asks[i] - bids[i]) / tickSize : Double.NaN;
        }
    }

    @Override
    public void orderFlow(final BookColumns book, final int levels, final double[] out) {
        if (book.length() == 0) {
            return;
        }
        out[0] = 0.0;
        for (int i = 1; i < book.length(); i++) {
            double flow = 0.0;
            for (int level = 0; level < levels; level++) {
                flow += sideFlow(book.bidPrices()[level], book.bidQtys()[level], i, 1.0);
                flow -= sideFlow(book.askPrices()[level], book.askQtys()[level], i, -1.0);
            }
            out[i] = flow;
        }
    }

    private static double sideFlow(final double[] prices, final double[] qtys, final int i, final double sign) {
        final double key = sign * prices[i];
        final double lastKey = sign * prices[i - 1];
        return (key >= lastKey ? qtys[i] : 0.0) - (key <= lastKey ? qtys[i - 1] : 0.0);
    }

    @Override
    public void micropriceDeviation(final BookColumns book, final double tickSize, final double[] out) {
        final double[] bids = book.bidPrices()[0];
        final double[] asks = book.askPrices()[0];
        final double[] bidQtys = book.bidQtys()[0];
        final double[] askQtys = book.askQtys()[0];
        for (int i = 0; i < book.length(); i++) {
            final double halfSpread = 0.5 * ((asks[i] - bids[i]) / tickSize);
            out[i] = isValid(bids[i], asks[i]) ? halfSpread * imbalance(bidQtys[i], askQtys[i]) : Double.NaN;
        }
    }

    @Override
    public void depthImbalance(final BookColumns book, final int levels, final double[] out) {
        for (int i = 0; i < book.length(); i++) {
            double bidQty = 0.0;
            double askQty = 0.0;
            for (int level = 0; level < levels; level++) {
                bidQty += book.bidQtys()[level][i];
                askQty += book.askQtys()[level][i];
            }
            out[i] = imbalance(bidQty, askQty);
        }
    }

    @Override
    public void weightedDepthImbalance(final BookColumns book, final double[] weights, final double[] out) {
        for (int i = 0; i < book.length(); i++) {
            double bidQty = 0.0;
            double askQty = 0.0;
            for (int level = 0; level < weights.length; level++) {
                bidQty += weights[level] * book.bidQtys()[level][i];
                askQty += weights[level] * book.askQtys()[level][i];
            }
            out[i] = imbalance(bidQty, askQty);
        }
    }

    @Override
    public void depthSlope(
            final BookColumns book, final boolean isBid, final int levels, final double unit, final double[] out) {
        final double[][] prices = isBid ? book.bidPrices() : book.askPrices();
        final double[][] qtys = isBid ? book.bidQtys() : book.askQtys();
        for (int i = 0; i < book.length(); i++) {
            final double slope = isValid(book.bidPrices()[0][i], book.askPrices()[0][i])
                    ? slope(prices, qtys, isBid ? 1.0 : -1.0, levels, i)
                    : Double.NaN;
            out[i] = slope * unit + 0.0;
        }
    }

    /** The slope does not change when x or y are shifted: distances from the best price, quantities beyond the best level's, all whole numbers. */
    private static double slope(
            final double[][] prices, final double[][] qtys, final double sign, final int levels, final int i) {
        double n = 0.0;
        double y = -qtys[0][i];
        double sumX = 0.0;
        double sumY = 0.0;
        double sumXx = 0.0;
        double sumXy = 0.0;
        for (int level = 0; level < levels && qtys[level][i] > 0.0; level++) {
            final double x = sign * (prices[0][i] - prices[level][i]);
            y += qtys[level][i];
            n += 1.0;
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
        }
        final double spread = n * sumXx - sumX * sumX;
        return spread == 0.0 ? Double.NaN : (n * sumXy - sumX * sumY) / spread;
    }

    @Override
    public void averageDistance(
            final BookColumns book, final boolean isBid, final int levels, final double tickSize, final double[] out) {
        final double[][] prices = isBid ? book.bidPrices() : book.askPrices();
        final double[][] qtys = isBid ? book.bidQtys() : book.askQtys();
        final double sign = isBid ? 1.0 : -1.0;
        for (int i = 0; i < book.length(); i++) {
            double qty = 0.0;
            double weighted = 0.0;
            for (int level = 0; level < levels && qtys[level][i] > 0.0; level++) {
                qty += qtys[level][i];
                weighted += qtys[level][i] * (sign * (prices[0][i] - prices[level][i]));
            }
            out[i] = distance(book, i, weighted / qty, tickSize);
        }
    }

    @Override
    public void sweepCost(
            final BookColumns book,
            final boolean isBid,
            final int levels,
            final double sweepQty,
            final double tickSize,
            final double[] out) {
        final double[][] prices = isBid ? book.bidPrices() : book.askPrices();
        final double[][] qtys = isBid ? book.bidQtys() : book.askQtys();
        final double sign = isBid ? 1.0 : -1.0;
        for (int i = 0; i < book.length(); i++) {
            double left = sweepQty;
            double swept = 0.0;
            for (int level = 0; level < levels && qtys[level][i] > 0.0; level++) {
                final double taken = Math.min(left, qtys[level][i]);
                swept += taken * (sign * (prices[0][i] - prices[level][i]));
                left -= taken;
            }
            out[i] = left > 0.0 ? Double.NaN : distance(book, i, swept / sweepQty, tickSize);
        }
    }

    private static double distance(final BookColumns book, final int i, final double fromBest, final double tickSize) {
        final double bid = book.bidPrices()[0][i];
        final double ask = book.askPrices()[0][i];
        return isValid(bid, ask) ? (0.5 * (ask - bid) + fromBest) / tickSize : Double.NaN;
    }

    @Override
    public void depthEntropy(final double[][] qtys, final int levels, final int length, final double[] out) {
        Arrays.fill(out, 0, length, Double.NaN);
        for (int i = 0; i < length; i++) {
            int cells = 0;
            long total = 0L;
            double products = 0.0;
            for (int level = 0; level < levels; level++) {
                final long qty = (long) qtys[level][i];
                cells += qty > 0L ? 1 : 0;
                total += qty;
                products += NaturalLog.timesSelf(qty);
            }
            if (cells > 0) {
                out[i] = cells == 1 ? 0.0 : NaturalLog.of(total) - products / total;
            }
        }
    }

    static boolean isValid(final double bid, final double ask) {
        return bid < ask && bid > Double.NEGATIVE_INFINITY && ask < Double.POSITIVE_INFINITY;
    }

    private static double imbalance(final double bidQty, final double askQty) {
        return bidQty + askQty == 0.0 ? Double.NaN : (bidQty - askQty) / (bidQty + askQty);
    }
}
