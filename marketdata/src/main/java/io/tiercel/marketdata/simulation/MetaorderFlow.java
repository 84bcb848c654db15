package io.tiercel.marketdata.simulation;

/**
 * Signs of trading orders: large hidden orders are worked off in pieces, so the same sign comes again and again.
 * <p>
 * Owned by one thread; allocates nothing after construction.
 * <p>
 * One metaorder is at work at a time. Its number of pieces L follows {@code P(L >= l) = (l / L0)^-alpha} for {@code L0 <= l <= Lmax}; then
 * the autocorrelation of its signs at lag tau is {@code E[max(L - tau, 0)] / E[L]}. A trading order is a piece of it with probability
 * {@code persistence}, else somebody else's coin toss. Source: Lillo, Mike and Farmer, "Theory for long memory in supply and demand",
 * Physical Review E 71, 2005; one metaorder at a time and the cut at Lmax are ours.
 */
final class MetaorderFlow {
    private static final double SHORTEST = 2.0;
    private static final double TAIL_EXPONENT = 1.7;
    private static final int LONGEST = 36;

    private final SeededRandom random;
    private final double persistence;
    private int sign = 1;
    private int pieces;
    private int piece;
    private boolean isPiece;

    /**
     * A flow without a metaorder at work yet.
     *
     * @param random      used by this flow among others.
     * @param persistence share of trading orders that are pieces of the metaorder, 0 (independent signs) to 1.
     */
    MetaorderFlow(final SeededRandom random, final double persistence) {
        this.random = random;
        this.persistence = persistence;
    }

    /** Returns the sign of the next trading order: +1 buys, -1 sells. */
    int nextSign() {
        isPiece = random.chance(persistence);
        if (!isPiece) {
            return coin();
        }
        if (piece == pieces) {
            final double length = SHORTEST * StrictMath.exp(random.exponential() / TAIL_EXPONENT);
            pieces = (int) Math.min(length, LONGEST);
            piece = 0;
            sign = coin();
        }
        piece++;
        return sign;
    }

    /** Returns the place of the last trading order in its metaorder, from 1; 1 when it was nobody's piece. */
    int piece() {
        return isPiece ? piece : 1;
    }

    private int coin() {
        return (random.bits() & 1L) == 0 ? 1 : -1;
    }
}
