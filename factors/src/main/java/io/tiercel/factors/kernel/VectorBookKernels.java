package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import jdk.incubator.vector.DoubleVector;
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
        final DepthSums sums = new DepthSums(null);
        sums.imbalance(book.bidQtys(), book.askQtys(), levels, 0, last, out);
        sums.imbalance(book.bidQtys(), book.askQtys(), levels, last, last + 1, out);
    }

    @Override
    public void weightedDepthImbalance(final BookColumns book, final double[] weights, final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.weightedDepthImbalance(book, weights, out);
            return;
        }
        final DepthSums sums = new DepthSums(weights);
        sums.imbalance(book.bidQtys(), book.askQtys(), weights.length, 0, last, out);
        sums.imbalance(book.bidQtys(), book.askQtys(), weights.length, last, last + 1, out);
    }

    @Override
    public void depthSlope(
            final BookColumns book, final boolean isBid, final int levels, final double unit, final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.depthSlope(book, isBid, levels, unit, out);
            return;
        }
        DepthShapes.slope(book, isBid, levels, unit, 0, last, out);
        DepthShapes.slope(book, isBid, levels, unit, last, last + 1, out);
    }

    @Override
    public void averageDistance(
            final BookColumns book, final boolean isBid, final int levels, final double tickSize, final double[] out) {
        final int last = book.length() - COUNT;
        if (last < 0) {
            scalar.averageDistance(book, isBid, levels, tickSize, out);
            return;
        }
        DepthShapes.average(book, isBid, levels, tickSize, 0, last, out);
        DepthShapes.average(book, isBid, levels, tickSize, last, last + 1, out);
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
        DepthShapes.sweep(book, isBid, levels, sweepQty, tickSize, 0, last, out);
        DepthShapes.sweep(book, isBid, levels, sweepQty, tickSize, last, last + 1, out);
    }

    /** By table, as the streaming factor does: no vector of logarithms comes near that. */
    @Override
    public void depthEntropy(final double[][] qtys, final int levels, final int length, final double[] out) {
        scalar.depthEntropy(qtys, levels, length, out);
    }
}
