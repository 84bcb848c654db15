package io.tiercel.strategy;

/** Folds a strategy's state into 64 bits, field by field in a fixed order. Stateless, allocates nothing. Mixing function: ours. */
public final class StateHash {
    /** Where a hash starts. */
    public static final long START = 0x9E3779B97F4A7C15L;

    private StateHash() {}

    /**
     * @param hash  of the fields so far, {@link #START} before the first.
     * @param value next field.
     * @return hash that includes it; the order of the fields matters.
     */
    public static long mix(final long hash, final long value) {
        long mixed = (hash ^ value) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 29;
        mixed *= 0x94D049BB133111EBL;
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
}
