package io.tiercel.strategy;

/** Folds a strategy's state into 64 bits, field by field in a fixed order. Stateless, allocates nothing. Mixing function: ours. */
public final class StateHash {
    /** Where a hash starts. */
    public static final long START = 0x9E3779B97F4A7C15L;

    private static final long MULTIPLIER_1 = 0xBF58476D1CE4E5B9L;
    private static final long MULTIPLIER_2 = 0x94D049BB133111EBL;
    private static final long INVERSE_1 = inverse(MULTIPLIER_1);
    private static final long INVERSE_2 = inverse(MULTIPLIER_2);

    private StateHash() {}

    /**
     * @param hash  of the fields so far, {@link #START} before the first.
     * @param value next field.
     * @return hash that includes it; the order of the fields matters.
     */
    public static long mix(final long hash, final long value) {
        long mixed = (hash ^ value) * MULTIPLIER_1;
        mixed ^= mixed >>> 29;
        mixed *= MULTIPLIER_2;
        return mixed ^ (mixed >>> 32);
    }

    /**
     * @param hash  of the fields so far.
     * @param value next field; every NaN counts as the same one.
     * @return hash that includes it.
     */
    public static long mix(final long hash, final double value) {
        return mix(hash, Double.doubleToLongBits(value));
    }

    /**
     * @param hash  of the fields so far.
     * @param value next field.
     * @return hash that includes it.
     */
    public static long mix(final long hash, final boolean value) {
        return mix(hash, value ? 1L : 0L);
    }

    /**
     * Takes one mixing back: for whoever looks for what a hash was made of.
     *
     * @param mixed as {@link #mix(long, long)} returned it.
     * @return exclusive or of the hash before and the value that was mixed in: with one of them the other is known.
     */
    public static long unmix(final long mixed) {
        long value = (mixed ^ (mixed >>> 32)) * INVERSE_2;
        value ^= (value >>> 29) ^ (value >>> 58);
        return value * INVERSE_1;
    }

    /**
     * @param odd any odd number.
     * @return the number whose product with it is 1, modulo 2^64. Newton's iteration: each step doubles the bits that are right, from 3.
     */
    public static long inverse(final long odd) {
        long inverse = odd;
        for (int bits = 3; bits < Long.SIZE; bits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
