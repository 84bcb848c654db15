package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** How quantity lies over the levels of one side, for whole vectors from {@code from} to before {@code to}. Stateless. */
final class DepthShapes {
    private DepthShapes() {}

    static void slope(
            final BookColumns book,
            final boolean isBid,
            final int levels,
            final double unit,
            final int from,
            final int to,
            final double[] out) {
        final double[][] prices = isBid ? book.bidPrices() : book.askPrices();
        final double[][] qtys = isBid ? book.bidQtys() : book.askQtys();
        final double[] bids = book.bidPrices()[0];
        final double[] asks = book.askPrices()[0];
        final DoubleVector zero = all(0.0);
        final DoubleVector sign = all(isBid ? 1.0 : -1.0);
        for (int i = from; i < to; i += COUNT) {
            final DoubleVector best = load(prices[0], i);
            DoubleVector y = load(qtys[0], i).neg();
            DoubleVector n = zero;
            DoubleVector sumX = zero;
            DoubleVector sumY = zero;
            DoubleVector sumXx = zero;
            DoubleVector sumXy = zero;
            for (int level = 0; level < levels; level++) {
                final DoubleVector qty = load(qtys[level], i);
                final VectorMask<Double> isThere = qty.compare(VectorOperators.GT, 0.0);
                final DoubleVector x =
                        zero.blend(best.sub(load(prices[level], i)).mul(sign), isThere);
                y = y.add(qty);
                n = n.add(1.0, isThere);
                sumX = sumX.add(x);
                sumY = sumY.add(y, isThere);
                sumXx = sumXx.add(x.mul(x));
                sumXy = sumXy.add(x.mul(y));
            }
            final DoubleVector spread = n.mul(sumXx).sub(sumX.mul(sumX));
            final DoubleVector slope =
                    n.mul(sumXy).sub(sumX.mul(sumY)).div(spread).mul(unit).add(0.0);
            final VectorMask<Double> isDefined =
                    Lanes.isValid(load(bids, i), load(asks, i)).and(spread.compare(VectorOperators.NE, 0.0));
            all(Double.NaN).blend(slope, isDefined).intoArray(out, i);
        }
    }

    static void average(
            final BookColumns book,
            final boolean isBid,
            final int levels,
            final double tickSize,
            final int from,
            final int to,
            final double[] out) {
        final double[][] prices = isBid ? book.bidPrices() : book.askPrices();
        final double[][] qtys = isBid ? book.bidQtys() : book.askQtys();
        final double[] bids = book.bidPrices()[0];
        final double[] asks = book.askPrices()[0];
        final DoubleVector zero = all(0.0);
        final DoubleVector sign = all(isBid ? 1.0 : -1.0);
        for (int i = from; i < to; i += COUNT) {
            final DoubleVector best = load(prices[0], i);
            DoubleVector total = load(qtys[0], i);
            DoubleVector weighted = zero;
            for (int level = 1; level < levels; level++) {
                final DoubleVector qty = load(qtys[level], i);
                final DoubleVector x = best.sub(load(prices[level], i)).mul(sign);
                total = total.add(qty);
                weighted = weighted.add(qty.mul(x), qty.compare(VectorOperators.GT, zero));
            }
            Lanes.distance(load(bids, i), load(asks, i), weighted.div(total), tickSize)
                    .intoArray(out, i);
        }
    }

    static void sweep(
            final BookColumns book,
            final boolean isBid,
            final int levels,
            final double sweepQty,
            final double tickSize,
            final int from,
            final int to,
            final double[] out) {
        final double[][] prices = isBid ? book.bidPrices() : book.askPrices();
        final double[][] qtys = isBid ? book.bidQtys() : book.askQtys();
        final double[] bids = book.bidPrices()[0];
        final double[] asks = book.askPrices()[0];
        final DoubleVector zero = all(0.0);
        final DoubleVector sign = all(isBid ? 1.0 : -1.0);
        for (int i = from; i < to; i += COUNT) {
            final DoubleVector best = load(prices[0], i);
            DoubleVector left = all(sweepQty);
            DoubleVector swept = zero;
            boolean isSwept = false;
            for (int level = 0; level < levels && !isSwept; level++) {
                final DoubleVector qty = load(qtys[level], i);
                final DoubleVector taken = qty.blend(left, left.compare(VectorOperators.LT, qty));
                final DoubleVector x = best.sub(load(prices[level], i)).mul(sign);
                swept = swept.add(taken.mul(x), qty.compare(VectorOperators.GT, 0.0));
                left = left.sub(taken);
                isSwept = left.compare(VectorOperators.EQ, zero).allTrue();
            }
            Lanes.distance(load(bids, i), load(asks, i), swept.div(sweepQty), tickSize)
                    .blend(Double.NaN, left.compare(VectorOperators.GT, zero))
                    .intoArray(out, i);
        }
    }
}
