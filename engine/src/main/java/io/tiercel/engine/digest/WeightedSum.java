package io.tiercel.engine.digest;

import io.tiercel.strategy.StateHash;

/**
 * Order-free hash of a row of 64-bit values: the sum, modulo 2^64, of each value, spread over its bits, times an odd weight of its own. One-to-one in
 * each value: a single difference never cancels, and what a single value was can be worked out of another sum. The values do not wait for each other.
 * Stateless, allocates nothing. Ours; the constants are 64-bit primes of xxHash (Collet 2012).
 */
public final class WeightedSum {
    /** Weight of the first value. */
    static final long FIRST_WEIGHT = 0x9E3779B185EBCA87L;
    /** From one weight to the next; even, so that all are odd. */
    static final long WEIGHT_STEP = 2L * 0x165667B19E3779F9L;

    private static final int SPREAD = 29;

    private WeightedSum() {}

    /** What a value adds to the sum. */
    static long term(final long value, final long weight) {
        return (value ^ (value >>> SPREAD)) * weight;
    }

    /**
     * What one value of the row must be for another sum, the other values as they are.
     *
     * @param value      as it is.
     * @param index      of the value in the row.
     * @param difference wanted sum minus the sum as it is.
     * @return the value.
     */
    public static long valueFor(final long value, final int index, final long difference) {
        final long weight = FIRST_WEIGHT + index * WEIGHT_STEP;
        final long spread = (value ^ (value >>> SPREAD)) + difference * StateHash.inverse(weight);
        return spread ^ (spread >>> SPREAD) ^ (spread >>> (2 * SPREAD));
    }
}
