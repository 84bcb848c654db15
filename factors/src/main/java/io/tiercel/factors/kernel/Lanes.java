package io.tiercel.factors.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Width of the vector kernels and what several of them need. Only operations that give each lane what the same plain Java gives: never a sum over lanes in
 * an order of the machine's choice, never a lane-wise exponential or logarithm. Stateless.
 */
final class Lanes {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_512;
    static final int COUNT = SPECIES.length();

    private static final VectorShuffle<Double> BACK_1 = back(1);
    private static final VectorShuffle<Double> BACK_2 = back(2);
    private static final VectorShuffle<Double> BACK_4 = back(4);
    private static final VectorShuffle<Double> LAST = VectorShuffle.fromOp(SPECIES, lane -> COUNT - 1);
    private static final VectorMask<Double> FROM_1 = from(1);
    private static final VectorMask<Double> FROM_2 = from(2);
    private static final VectorMask<Double> FROM_4 = from(4);

    private Lanes() {}

    private static VectorShuffle<Double> back(final int lanes) {
        return VectorShuffle.fromOp(SPECIES, lane -> Math.max(lane - lanes, 0));
    }

    private static VectorMask<Double> from(final int lane) {
        return VectorMask.fromLong(SPECIES, -1L << lane & (1L << COUNT) - 1L);
    }

    static DoubleVector load(final double[] xs, final int at) {
        return DoubleVector.fromArray(SPECIES, xs, at);
    }

    static DoubleVector all(final double x) {
        return DoubleVector.broadcast(SPECIES, x);
    }

    /** Lane j becomes the sum of lanes 0 to j; for whole numbers, whose sums know no order. */
    static DoubleVector runningSum(final DoubleVector x) {
        DoubleVector sum = x.add(x.rearrange(BACK_1), FROM_1);
        sum = sum.add(sum.rearrange(BACK_2), FROM_2);
        return COUNT > 4 ? sum.add(sum.rearrange(BACK_4), FROM_4) : sum;
    }

    /** The last lane in all lanes. */
    static DoubleVector last(final DoubleVector x) {
        return x.rearrange(LAST);
    }

    /** Where a book with these best prices is valid. */
    static VectorMask<Double> isValid(final DoubleVector bid, final DoubleVector ask) {
        return bid.compare(VectorOperators.LT, ask)
                .and(bid.compare(VectorOperators.GT, Double.NEGATIVE_INFINITY))
                .and(ask.compare(VectorOperators.LT, Double.POSITIVE_INFINITY));
    }

    /** Distance from mid in ticks of a price that lies so far behind its own best; NaN where the book is not valid. */
    static DoubleVector distance(
            final DoubleVector bid, final DoubleVector ask, final DoubleVector fromBest, final double tickSize) {
        final DoubleVector distance = ask.sub(bid).mul(0.5).add(fromBest).div(tickSize);
        return all(Double.NaN).blend(distance, isValid(bid, ask));
    }

    /** {@code (bid - ask) / (bid + ask)}, NaN where the sum is 0. */
    static DoubleVector imbalance(final DoubleVector bidQty, final DoubleVector askQty) {
        final DoubleVector sum = bidQty.add(askQty);
        // 0 / 0 is NaN of itself; a sum of 0 has no other numerator, quantities being 0 or more
        return bidQty.sub(askQty).div(sum);
    }

    /** What is a number as it is, 0 for NaN. */
    static double known(final double x) {
        return Double.isNaN(x) ? 0.0 : x;
    }

    /** What is a number as it is, 0 for NaN. */
    static DoubleVector known(final DoubleVector x) {
        return all(0.0).blend(x, x.compare(VectorOperators.EQ, x));
    }

    /** Whether no entry is NaN or infinite. */
    static boolean areFinite(final double[] xs, final int from, final int to) {
        DoubleVector none = all(0.0);
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            final DoubleVector x = load(xs, i);
            none = none.add(x.sub(x));
        }
        boolean areFinite = none.compare(VectorOperators.EQ, 0.0).allTrue();
        for (; i < to; i++) {
            areFinite &= Math.abs(xs[i]) <= Double.MAX_VALUE;
        }
        return areFinite;
    }

    /**
     * @return the greatest size among the entries from {@code from} to before {@code to}, NaN as 0; infinite where one is not a whole number.
     */
    static double wholeBound(final double[] xs, final int from, final int to) {
        DoubleVector greatest = all(0.0);
        DoubleVector fractions = all(0.0);
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            final DoubleVector size = known(load(xs, i)).abs();
            // adding 2^52 leaves no place for a fraction; of an infinity it leaves NaN
            fractions = fractions.add(size.add(0x1p52).sub(0x1p52).sub(size).abs());
            greatest = greatest.blend(size, size.compare(VectorOperators.GT, greatest));
        }
        double bound = 0.0;
        for (int lane = 0; lane < COUNT; lane++) {
            bound = fractions.lane(lane) == 0.0 ? Math.max(bound, greatest.lane(lane)) : Double.POSITIVE_INFINITY;
        }
        for (; i < to; i++) {
            final double size = Double.isNaN(xs[i]) ? 0.0 : Math.abs(xs[i]);
            bound = size + 0x1p52 - 0x1p52 - size == 0.0 ? Math.max(bound, size) : Double.POSITIVE_INFINITY;
        }
        return bound;
    }
}
