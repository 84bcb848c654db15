package io.tiercel.engine.venue;

/** Folds values into 64-bit digests of the venue's state. Ours: exclusive or, multiply, shift. Stateless. */
final class Digest {
    /** First value of every digest. */
    static final long SEED = 0x243F6A8885A308D3L;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Digest() {}

    /**
     * @param digest so far.
     * @param value  to fold in; order matters.
     * @return the digest that includes it.
     */
    static long fold(final long digest, final long value) {
        final long mixed = (digest ^ value) * FACTOR;
        return mixed ^ (mixed >>> 32);
    }
}
