package io.tiercel.marketdata.simulation;

/**
 * Pseudo-random numbers that are the same on every machine: xoshiro256++ in {@code long} arithmetic, logarithms by {@link StrictMath}.
 * <p>
 * Owned by one thread; allocates nothing after construction.
 * <p>
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021; the state is filled by SplitMix64
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 */
final class SeededRandom {
    private static final double UNIT = 0x1.0p-53;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /**
     * Streams of one seed start from different states, whatever the seed.
     *
     * @param seed   any.
     * @param stream number of the stream within the seed, 0 or more.
     */
    @SuppressWarnings("ConstantOverflow") // the multiples of the increment are meant to wrap
    SeededRandom(final long seed, final int stream) {
        long position = mix(seed) + stream * 4L * GOLDEN_GAMMA;
        position += GOLDEN_GAMMA;
        s0 = mix(position);
        position += GOLDEN_GAMMA;
        s1 = mix(position);
        position += GOLDEN_GAMMA;
        s2 = mix(position);
        position += GOLDEN_GAMMA;
        s3 = mix(position);
    }

    private SeededRandom(final long s0, final long s1, final long s2, final long s3) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /**
     * A generator in a given state, for comparison with published sequences.
     *
     * @param s0 first word.
     * @param s1 second word.
     * @param s2 third word.
     * @param s3 fourth word; not all four may be 0.
     * @return the generator.
     */
    static SeededRandom ofState(final long s0, final long s1, final long s2, final long s3) {
        return new SeededRandom(s0, s1, s2, s3);
    }

    private static long mix(final long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns 64 random bits. */
    long bits() {
        final long result = Long.rotateLeft(s0 + s3, 23) + s0;
        final long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Returns a uniform number, 0 &lt;= u &lt; 1, a multiple of 2^-53. */
    double unit() {
        return (bits() >>> 11) * UNIT;
    }

    /**
     * Tosses a coin.
     *
     * @param probability of true, 0 to 1.
     */
    boolean chance(final double probability) {
        return unit() < probability;
    }

    /**
     * Returns a uniform index, 0 to {@code bound} - 1; biased by less than 2^-32 for every bound.
     *
     * @param bound positive.
     */
    int below(final int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** Returns an exponential number of mean 1, never infinite. */
    double exponential() {
        return -StrictMath.log(((bits() >>> 11) | 1L) * UNIT);
    }
}
