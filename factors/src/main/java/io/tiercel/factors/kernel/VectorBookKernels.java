package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link BookKernels} with events as lanes. Each lane computes what {@link ScalarBookKernels} does, in the same order, so the bits are the same. The last
 * entries are computed as one full vector that overlaps the one before; columns shorter than a vector go to the scalar kernels. Stateless.
 */
final class VectorBookKernels implements BookKernels {
    private final ScalarBookKernels scalar = new ScalarBookKernels();

    @Override
    public void midSum(final BookColumns book, final double[] out) {
        final double[] bids = book.bidPrices()[0];
        final double[] asks = book.askPrices()[0];
        final int length = book.length();
        double carried = Double.NaN;
        int i = 0;
        for (; i <= length - COUNT; i += COUNT) {
            final DoubleVector bid = load(bids, i);
            final DoubleVector ask = load(asks, i);
            bid.add(ask).add(0.0).intoArray(out, i);
            if (!Lanes.isValid(bid, ask).allTrue()) {
                carry(bids, asks, carried, i, i + COUNT, out);
            }
            carried = out[i + COUNT - 1];
        }
        carry(bids, asks, carried, i, length, out);
    }

    private static void carry(
            final double[] bids,
            final double[] asks,
            final double before,
            final int from,
            final int to,
            final double[] out) {
        double carried = before;
        for (int i = from; i < to; i++) {
            carried = ScalarBookKernels.isValid(bids[i], asks[i]) ? bids[i] + asks[i] + 0.0 : carried;
            out[i] = carried;
        }
    }

    @Override
    public void spread(final BookColumns book, final double tickSize, final double[] out) {
        if (book.length() < COUNT) {
            scalar.spread(book, tickSize, out);
            return;
        }
        final double[] bids = book.bidPrices()[0];
        final double[] asks = book.askPrices()[0];
        final int last = book.length() - COUNT;
        for (int i = 0; i < last; i += COUNT) {
            spread(bids, asks, tickSize, i).intoArray(out, i);
        }
        spread(bids, asks, tickSize, last).intoArray(out, last);
    }

    private static DoubleVector spread(final double[] bids, final double[] asks, final double tickSize, final int i) {
        final DoubleVector bid = load(bids, i);
        final DoubleVector ask = load(asks, i);
        return all(Double.NaN).blend(ask.sub(bid).div(tickSize), Lanes.isValid(bid, ask));
    }

    @Override
    public void orderFlow(final BookColumns book, final int levels, final double[] out) {
        final int length = book.length();
        if (length <= COUNT) {
            scalar.orderFlow(book, levels, out);
            return;
        }
        final int last = length - COUNT;
        out[0] = 0.0;
        if (levels == 1) {
            final double[] bids = book.bidPrices()[0];
            final double[] bidQtys = book.bidQtys()[0];
            final double[] asks = book.askPrices()[0];
            final double[] askQtys = book.askQtys()[0];
            for (int i = 1; i < last; i += COUNT) {
                flow(bids, bidQtys, asks, askQtys, i).intoArray(out, i);
            }
            flow(bids, bidQtys, asks, askQtys, last).intoArray(out, last);
        } else {
            for (int i = 1; i < last; i += COUNT) {
                flow(book, levels, i).intoArray(out, i);
            }
            flow(book, levels, last).intoArray(out, last);
        }
    }

    private static DoubleVector flow(final BookColumns book, final int levels, final int i) {
        DoubleVector sum = all(0.0);
        for (int level = 0; level < levels; level++) {
            sum = sum.add(flow(
                    book.bidPrices()[level], book.bidQtys()[level], book.askPrices()[level], book.askQtys()[level], i));
        }
        return sum;
    }

    private static DoubleVector flow(
            final double[] bids, final double[] bidQtys, final double[] asks, final double[] askQtys, final int i) {
        final DoubleVector bid = load(bids, i);
        final DoubleVector lastBid = load(bids, i - 1);
        final DoubleVector ask = load(asks, i);
        final DoubleVector lastAsk = load(asks, i - 1);
        final DoubleVector zero = all(0.0);
        return zero.add(load(bidQtys, i), bid.compare(VectorOperators.GE, lastBid))
                .sub(load(bidQtys, i - 1), bid.compare(VectorOperators.LE, lastBid))
                .sub(load(askQtys, i), ask.compare(VectorOperators.LE, lastAsk))
                .add(load(askQtys, i - 1), ask.compare(VectorOperators.GE, lastAsk));
    }

    @Override
    public void micropriceDeviation(final BookColumns book, final double tickSize, final double[] out) {
        if (book.length() < COUNT) {
            scalar.micropriceDeviation(book, tickSize, out);
            return;
        }
        final double[] bids = book.bidPrices()[0];
        final double[] bidQtys = book.bidQtys()[0];
        final double[] asks = book.askPrices()[0];
        final double[] askQtys = book.askQtys()[0];
        final int last = book.length() - COUNT;
        for (int i = 0; i < last; i += COUNT) {
            deviation(bids, bidQtys, asks, askQtys, tickSize, i).intoArray(out, i);
        }
        deviation(bids, bidQtys, asks, askQtys, tickSize, last).intoArray(out, last);
    }

    private static DoubleVector deviation(
            final double[] bids,
            final double[] bidQtys,
            final double[] asks,
            final double[] askQtys,
            final double tickSize,
            final int i) {
        final DoubleVector bid = load(bids, i);
        final DoubleVector ask = load(asks, i);
        final DoubleVector imbalance = Lanes.imbalance(load(bidQtys, i), load(askQtys, i));
        final DoubleVector deviation =
                ask.sub(bid).div(tickSize).mul(0.5).mul(imbalance).add(0.0);
        return all(Double.NaN).blend(deviation, Lanes.isValid(bid, ask));
    }

    @Override
    public void depthImbalance(final BookColumns book, final int levels, final double[] out) {
        if (book.length() < COUNT) {
            scalar.depthImbalance(book, levels, out);
            return;
        }
        final double[][] bidQtys = book.bidQtys();
        final double[][] askQtys = book.askQtys();
        final int last = book.length() - COUNT;
        if (levels == 1) {
            final double[] bests = bidQtys[0];
            final double[] askBests = askQtys[0];
            for (int i = 0; i < last; i += COUNT) {
                Lanes.imbalance(load(bests, i), load(askBests, i)).intoArray(out, i);
            }
        } else {
            for (int i = 0; i < last; i += COUNT) {
                Lanes.imbalance(sum(bidQtys, levels, i), sum(askQtys, levels, i))
                        .intoArray(out, i);
            }
        }
        Lanes.imbalance(sum(bidQtys, levels, last), sum(askQtys, levels, last)).intoArray(out, last);
    }

    private static DoubleVector sum(final double[][] qtys, final int levels, final int i) {
        DoubleVector sum = load(qtys[0], i);
        for (int level = 1; level < levels; level++) {
            sum = sum.add(load(qtys[level], i));
        }
        return sum;
    }

    @Override
    public void weightedDepthImbalance(final BookColumns book, final double[] weights, final double[] out) {
        if (book.length() < COUNT) {
            scalar.weightedDepthImbalance(book, weights, out);
            return;
        }
        final double[][] bidQtys = book.bidQtys();
        final double[][] askQtys = book.askQtys();
        final int last = book.length() - COUNT;
        for (int i = 0; i < last; i += COUNT) {
            Lanes.imbalance(weighted(bidQtys, weights, i), weighted(askQtys, weights, i))
                    .intoArray(out, i);
        }
        Lanes.imbalance(weighted(bidQtys, weights, last), weighted(askQtys, weights, last))
                .intoArray(out, last);
    }

    private static DoubleVector weighted(final double[][] qtys, final double[] weights, final int i) {
        DoubleVector sum = all(0.0);
        for (int level = 0; level < weights.length; level++) {
            sum = sum.add(load(qtys[level], i).mul(weights[level]));
        }
        return sum;
    }

    @Override
    public void depthSlope(
            final BookColumns book, final boolean isBid, final int levels, final double unit, final double[] out) {
        if (book.length() < COUNT) {
            scalar.depthSlope(book, isBid, levels, unit, out);
            return;
        }
        final int last = book.length() - COUNT;
        for (int i = 0; i < last; i += COUNT) {
            slope(book, isBid, levels, unit, i).intoArray(out, i);
        }
        slope(book, isBid, levels, unit, last).intoArray(out, last);
    }

    private static DoubleVector slope(
            final BookColumns book, final boolean isBid, final int levels, final double unit, final int i) {
        final double[][] prices = isBid ? book.bidPrices() : book.askPrices();
        final double[][] qtys = isBid ? book.bidQtys() : book.askQtys();
        final DoubleVector zero = all(0.0);
        final DoubleVector sign = all(isBid ? 1.0 : -1.0);
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
            final DoubleVector x = zero.blend(best.sub(load(prices[level], i)).mul(sign), isThere);
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
        final VectorMask<Double> isDefined = Lanes.isValid(load(book.bidPrices()[0], i), load(book.askPrices()[0], i))
                .and(spread.compare(VectorOperators.NE, 0.0));
        return all(Double.NaN).blend(slope, isDefined);
    }

    @Override
    public void averageDistance(
            final BookColumns book, final boolean isBid, final int levels, final double tickSize, final double[] out) {
        if (book.length() < COUNT) {
            scalar.averageDistance(book, isBid, levels, tickSize, out);
            return;
        }
        final int last = book.length() - COUNT;
        for (int i = 0; i < last; i += COUNT) {
            average(book, isBid, levels, tickSize, i).intoArray(out, i);
        }
        average(book, isBid, levels, tickSize, last).intoArray(out, last);
    }

    private static DoubleVector average(
            final BookColumns book, final boolean isBid, final int levels, final double tickSize, final int i) {
        final double[][] prices = isBid ? book.bidPrices() : book.askPrices();
        final double[][] qtys = isBid ? book.bidQtys() : book.askQtys();
        final DoubleVector zero = all(0.0);
        final DoubleVector sign = all(isBid ? 1.0 : -1.0);
        final DoubleVector best = load(prices[0], i);
        DoubleVector total = zero;
        DoubleVector weighted = zero;
        for (int level = 0; level < levels; level++) {
            final DoubleVector qty = load(qtys[level], i);
            final DoubleVector x = best.sub(load(prices[level], i)).mul(sign);
            total = total.add(qty);
            weighted = weighted.add(qty.mul(x), qty.compare(VectorOperators.GT, 0.0));
        }
        return distance(book, weighted.div(total), tickSize, i);
    }

    private static DoubleVector distance(
            final BookColumns book, final DoubleVector fromBest, final double tickSize, final int i) {
        final DoubleVector bid = load(book.bidPrices()[0], i);
        final DoubleVector ask = load(book.askPrices()[0], i);
        final DoubleVector distance = ask.sub(bid).mul(0.5).add(fromBest).div(tickSize);
        return all(Double.NaN).blend(distance, Lanes.isValid(bid, ask));
    }

    @Override
    public void sweepCost(
            final BookColumns book,
            final boolean isBid,
            final int levels,
            final double sweepQty,
            final double tickSize,
            final double[] out) {
        if (book.length() < COUNT) {
            scalar.sweepCost(book, isBid, levels, sweepQty, tickSize, out);
            return;
        }
        final int last = book.length() - COUNT;
        for (int i = 0; i < last; i += COUNT) {
            sweep(book, isBid, levels, sweepQty, tickSize, i).intoArray(out, i);
        }
        sweep(book, isBid, levels, sweepQty, tickSize, last).intoArray(out, last);
    }

    private static DoubleVector sweep(
            final BookColumns book,
            final boolean isBid,
            final int levels,
            final double sweepQty,
            final double tickSize,
            final int i) {
        final double[][] prices = isBid ? book.bidPrices() : book.askPrices();
        final double[][] qtys = isBid ? book.bidQtys() : book.askQtys();
        final DoubleVector zero = all(0.0);
        final DoubleVector sign = all(isBid ? 1.0 : -1.0);
        final DoubleVector best = load(prices[0], i);
        DoubleVector left = all(sweepQty);
        DoubleVector swept = zero;
        for (int level = 0; level < levels; level++) {
            final DoubleVector qty = load(qtys[level], i);
            final DoubleVector taken = qty.blend(left, left.compare(VectorOperators.LT, qty));
            final DoubleVector x = best.sub(load(prices[level], i)).mul(sign);
            swept = swept.add(taken.mul(x), qty.compare(VectorOperators.GT, 0.0));
            left = left.sub(taken);
            if (level < levels - 1 && left.compare(VectorOperators.EQ, zero).allTrue()) {
                break;
            }
        }
        final DoubleVector cost = distance(book, swept.div(sweepQty), tickSize, i);
        return cost.blend(Double.NaN, left.compare(VectorOperators.GT, zero));
    }

    @Override
    public void depthEntropy(final double[][] qtys, final int levels, final int length, final double[] out) {
        scalar.depthEntropy(qtys, levels, length, out);
    }
}
