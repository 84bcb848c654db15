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
    /**
     * The wider of the two widths of x86-64 that the JVM has; measured, eight lanes take 0.5 to 0.7 of the time of four. No result depends on it: where a
     * sum runs over lanes, its terms are whole numbers.
     */
    static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() >= 8 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;

    static final int COUNT = SPECIES.length();

    /** Sums with it of numbers below 2^51 lie where doubles are whole numbers. */
    private static final double NO_PLACE_FOR_FRACTIONS = 0x1.8p52;

    private static final VectorShuffle<Double> BACK_1 = back(1);
    private static final VectorShuffle<Double> BACK_2 = back(2);
    private static final VectorShuffle<Double> BACK_4 = back(4);
    private static final VectorShuffle<Double> LAST = VectorShuffle.fromOp(SPECIES, lane -> COUNT - 1);
    private static final VectorMask<Double> FROM_1 = from(1);
    private static final VectorMask<Double> FROM_2 = from(2);
    private static final VectorMask<Double> FROM_4 = from(4);

    private Lanes() {}

    /** Whether the processor has vectors of at least that width. */
    static boolean areFast() {
        return DoubleVector.SPECIES_PREFERRED.length() >= COUNT;
    }

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
     * @return sum of the sizes of the entries from {@code from} to before {@code to}, rounded; infinite or NaN where one is not a whole number below 2^51.
     */
    static double wholeSizes(final double[] xs, final int from, final int to) {
        DoubleVector sum = all(0.0);
        VectorMask<Double> isBroken = SPECIES.maskAll(false);
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            final DoubleVector x = load(xs, i);
            isBroken = isBroken.or(
                    x.add(NO_PLACE_FOR_FRACTIONS).sub(NO_PLACE_FOR_FRACTIONS).compare(VectorOperators.NE, x));
            sum = sum.add(x.abs());
        }
        double total = isBroken.anyTrue() ? Double.POSITIVE_INFINITY : 0.0;
        for (int lane = 0; lane < COUNT; lane++) {
            total += sum.lane(lane);
        }
        for (; i < to; i++) {
            total += isWhole(xs[i]) ? Math.abs(xs[i]) : Double.POSITIVE_INFINITY;
        }
        return total;
    }

    /**
     * @param areUnknownLeftOut whether NaN counts as 0; else as no whole number.
     * @return sum of the squares of the entries from {@code from} to before {@code to}, rounded; infinite or NaN where one is not a whole number below
     *         2^51.
     */
    static double wholeSquares(final double[] xs, final int from, final int to, final boolean areUnknownLeftOut) {
        DoubleVector sum = all(0.0);
        VectorMask<Double> isBroken = SPECIES.maskAll(false);
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            final DoubleVector loaded = load(xs, i);
            final DoubleVector x = areUnknownLeftOut ? known(loaded) : loaded;
            isBroken = isBroken.or(
                    x.add(NO_PLACE_FOR_FRACTIONS).sub(NO_PLACE_FOR_FRACTIONS).compare(VectorOperators.NE, x));
            sum = sum.add(x.mul(x));
        }
        double total = isBroken.anyTrue() ? Double.POSITIVE_INFINITY : 0.0;
        for (int lane = 0; lane < COUNT; lane++) {
            total += sum.lane(lane);
        }
        for (; i < to; i++) {
            final double x = areUnknownLeftOut ? known(xs[i]) : xs[i];
            total += isWhole(x) ? x * x : Double.POSITIVE_INFINITY;
        }
        return total;
    }

    private static boolean isWhole(final double x) {
        return x + NO_PLACE_FOR_FRACTIONS - NO_PLACE_FOR_FRACTIONS == x;
    }
}
