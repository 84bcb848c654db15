package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/** Imbalances of quantities summed over levels, for whole vectors from {@code from} to before {@code to}. Stateless. */
final class DepthSums {
    private DepthSums() {}

    /** Two vectors at a time: what it takes to get at a level counts as much as the level. */
    static void imbalance(
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

    static void weighted(
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
}
