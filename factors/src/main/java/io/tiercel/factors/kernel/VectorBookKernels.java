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
    /** Entries of a column that stay in the nearest cache while the levels are added to them one after the other. */
    private static final int PIECE = 64 * COUNT;

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
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.spread(book, tickSize, out);
            return;
        }
        spread(book.bidPrices()[0], book.askPrices()[0], tickSize, 0, last, out);
        spread(book.bidPrices()[0], book.askPrices()[0], tickSize, last, last + 1, out);
    }

    private static void spread(
            final double[] bids,
            final double[] asks,
            final double tickSize,
            final int from,
            final int to,
            final double[] out) {
        for (int i = from; i < to; i += COUNT) {
            final DoubleVector bid = load(bids, i);
            final DoubleVector ask = load(asks, i);
            all(Double.NaN)
                    .blend(ask.sub(bid).div(tickSize), Lanes.isValid(bid, ask))
                    .intoArray(out, i);
        }
    }

    @Override
    public void orderFlow(final BookColumns book, final int levels, final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 1) {
            scalar.orderFlow(book, levels, out);
            return;
        }
        out[0] = 0.0;
        for (int from = 1; from < last; from += PIECE) {
            flow(book, levels, from, Math.min(from + PIECE, last), out);
        }
        flow(book, levels, last, last + 1, out);
    }

    private static void flow(
            final BookColumns book, final int levels, final int from, final int to, final double[] out) {
        firstFlow(book.bidPrices()[0], book.bidQtys()[0], book.askPrices()[0], book.askQtys()[0], from, to, out);
        for (int level = 1; level < levels; level++) {
            final double[] bids = book.bidPrices()[level];
            final double[] asks = book.askPrices()[level];
            addFlow(bids, book.bidQtys()[level], asks, book.askQtys()[level], from, to, out);
        }
    }

    private static void firstFlow(
            final double[] bids,
            final double[] bidQtys,
            final double[] asks,
            final double[] askQtys,
            final int from,
            final int to,
            final double[] out) {
        final DoubleVector zero = all(0.0);
        for (int i = from; i < to; i += COUNT) {
            final DoubleVector bid = load(bids, i);
            final DoubleVector lastBid = load(bids, i - 1);
            final DoubleVector ask = load(asks, i);
            final DoubleVector lastAsk = load(asks, i - 1);
            zero.blend(load(bidQtys, i), bid.compare(VectorOperators.GE, lastBid))
                    .sub(load(bidQtys, i - 1), bid.compare(VectorOperators.LE, lastBid))
                    .sub(load(askQtys, i), ask.compare(VectorOperators.LE, lastAsk))
                    .add(load(askQtys, i - 1), ask.compare(VectorOperators.GE, lastAsk))
                    .intoArray(out, i);
        }
    }

    private static void addFlow(
            final double[] bids,
            final double[] bidQtys,
            final double[] asks,
            final double[] askQtys,
            final int from,
            final int to,
            final double[] out) {
        for (int i = from; i < to; i += COUNT) {
            final DoubleVector bid = load(bids, i);
            final DoubleVector lastBid = load(bids, i - 1);
            final DoubleVector ask = load(asks, i);
            final DoubleVector lastAsk = load(asks, i - 1);
            load(out, i)
                    .add(load(bidQtys, i), bid.compare(VectorOperators.GE, lastBid))
                    .sub(load(bidQtys, i - 1), bid.compare(VectorOperators.LE, lastBid))
                    .sub(load(askQtys, i), ask.compare(VectorOperators.LE, lastAsk))
                    .add(load(askQtys, i - 1), ask.compare(VectorOperators.GE, lastAsk))
                    .intoArray(out, i);
        }
    }

    @Override
    public void micropriceDeviation(final BookColumns book, final double tickSize, final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.micropriceDeviation(book, tickSize, out);
            return;
        }
        deviation(book, tickSize, 0, last, out);
        deviation(book, tickSize, last, last + 1, out);
    }

    private static void deviation(
            final BookColumns book, final double tickSize, final int from, final int to, final double[] out) {
        final double[] bids = book.bidPrices()[0];
        final double[] bidQtys = book.bidQtys()[0];
        final double[] asks = book.askPrices()[0];
        final double[] askQtys = book.askQtys()[0];
        for (int i = from; i < to; i += COUNT) {
            final DoubleVector bid = load(bids, i);
            final DoubleVector ask = load(asks, i);
            final DoubleVector imbalance = Lanes.imbalance(load(bidQtys, i), load(askQtys, i));
            final DoubleVector deviation =
                    ask.sub(bid).div(tickSize).mul(0.5).mul(imbalance).add(0.0);
            all(Double.NaN).blend(deviation, Lanes.isValid(bid, ask)).intoArray(out, i);
        }
    }

    @Override
    public void depthImbalance(final BookColumns book, final int levels, final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.depthImbalance(book, levels, out);
            return;
        }
        imbalance(book.bidQtys(), book.askQtys(), levels, 0, last, out);
        imbalance(book.bidQtys(), book.askQtys(), levels, last, last + 1, out);
    }

    /** Two vectors at a time: what it takes to get at a level counts as much as the level. */
    private static void imbalance(
            final double[][] bidQtys,
            final double[][] askQtys,
            final int levels,
            final int from,
            final int to,
            final double[] out) {
        int i = from;
        for (; i + COUNT < to; i += 2 * COUNT) {
            DoubleVector bidQty = load(bidQtys[0], i);
            DoubleVector askQty = load(askQtys[0], i);
            DoubleVector nextBidQty = load(bidQtys[0], i + COUNT);
            DoubleVector nextAskQty = load(askQtys[0], i + COUNT);
            for (int level = 1; level < levels; level++) {
                final double[] bids = bidQtys[level];
                final double[] asks = askQtys[level];
                bidQty = bidQty.add(load(bids, i));
                askQty = askQty.add(load(asks, i));
                nextBidQty = nextBidQty.add(load(bids, i + COUNT));
                nextAskQty = nextAskQty.add(load(asks, i + COUNT));
            }
            Lanes.imbalance(bidQty, askQty).intoArray(out, i);
            Lanes.imbalance(nextBidQty, nextAskQty).intoArray(out, i + COUNT);
        }
        if (i < to) {
            DoubleVector bidQty = load(bidQtys[0], i);
            DoubleVector askQty = load(askQtys[0], i);
            for (int level = 1; level < levels; level++) {
                bidQty = bidQty.add(load(bidQtys[level], i));
                askQty = askQty.add(load(askQtys[level], i));
            }
            Lanes.imbalance(bidQty, askQty).intoArray(out, i);
        }
    }

    @Override
    public void weightedDepthImbalance(final BookColumns book, final double[] weights, final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.weightedDepthImbalance(book, weights, out);
            return;
        }
        weighted(book.bidQtys(), book.askQtys(), weights, 0, last, out);
        weighted(book.bidQtys(), book.askQtys(), weights, last, last + 1, out);
    }

    private static void weighted(
            final double[][] bidQtys,
            final double[][] askQtys,
            final double[] weights,
            final int from,
            final int to,
            final double[] out) {
        int i = from;
        for (; i + COUNT < to; i += 2 * COUNT) {
            DoubleVector bidQty = all(0.0);
            DoubleVector askQty = all(0.0);
            DoubleVector nextBidQty = all(0.0);
            DoubleVector nextAskQty = all(0.0);
            for (int level = 0; level < weights.length; level++) {
                final double[] bids = bidQtys[level];
                final double[] asks = askQtys[level];
                final DoubleVector weight = all(weights[level]);
                bidQty = bidQty.add(load(bids, i).mul(weight));
                askQty = askQty.add(load(asks, i).mul(weight));
                nextBidQty = nextBidQty.add(load(bids, i + COUNT).mul(weight));
                nextAskQty = nextAskQty.add(load(asks, i + COUNT).mul(weight));
            }
            Lanes.imbalance(bidQty, askQty).intoArray(out, i);
            Lanes.imbalance(nextBidQty, nextAskQty).intoArray(out, i + COUNT);
        }
        if (i < to) {
            DoubleVector bidQty = all(0.0);
            DoubleVector askQty = all(0.0);
            for (int level = 0; level < weights.length; level++) {
                bidQty = bidQty.add(load(bidQtys[level], i).mul(weights[level]));
                askQty = askQty.add(load(askQtys[level], i).mul(weights[level]));
            }
            Lanes.imbalance(bidQty, askQty).intoArray(out, i);
        }
    }

    @Override
    public void depthSlope(
            final BookColumns book, final boolean isBid, final int levels, final double unit, final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.depthSlope(book, isBid, levels, unit, out);
            return;
        }
        slope(book, isBid, levels, unit, 0, last, out);
        slope(book, isBid, levels, unit, last, last + 1, out);
    }

    private static void slope(
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

    @Override
    public void averageDistance(
            final BookColumns book, final boolean isBid, final int levels, final double tickSize, final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.averageDistance(book, isBid, levels, tickSize, out);
            return;
        }
        average(book, isBid, levels, tickSize, 0, last, out);
        average(book, isBid, levels, tickSize, last, last + 1, out);
    }

    private static void average(
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

    @Override
    public void sweepCost(
            final BookColumns book,
            final boolean isBid,
            final int levels,
            final double sweepQty,
            final double tickSize,
            final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.sweepCost(book, isBid, levels, sweepQty, tickSize, out);
            return;
        }
        sweep(book, isBid, levels, sweepQty, tickSize, 0, last, out);
        sweep(book, isBid, levels, sweepQty, tickSize, last, last + 1, out);
    }

    private static void sweep(
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

    /** By table, as the streaming factor does: no vector of logarithms comes near that. */
    @Override
    public void depthEntropy(final double[][] qtys, final int levels, final int length, final double[] out) {
        scalar.depthEntropy(qtys, levels, length, out);
    }
}
