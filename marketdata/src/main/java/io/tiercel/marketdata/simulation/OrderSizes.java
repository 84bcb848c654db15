package io.tiercel.marketdata.simulation;

/**
 * Sizes of orders: round lots of 100 dominate, with odd lots below and a few multiples above.
 * <p>
 * Owned by one thread; allocates nothing. Shares in a table of cumulative probability; the small odd lots are uniform within their band.
 * Source: ours, after the sizes of displayed orders in an hour of a heavily traded Nasdaq share.
 */
final class OrderSizes {
    private static final double ROUND_LOT = 0.54;
    private static final double TWO_LOTS = 0.62;
    private static final double TEN_LOTS = 0.65;
    private static final double UP_TO_FIVE_LOTS = 0.68;
    private static final double SMALL_ODD_LOT = 0.94;
    private static final int LOT = 100;

    private final SeededRandom random;

    /**
     * Draws from the given numbers.
     *
     * @param random used by these sizes among others.
     */
    OrderSizes(final SeededRandom random) {
        this.random = random;
    }

    /** Returns the size of an order, 1 to 1000 shares. */
    int next() {
        final double u = random.unit();
        if (u < ROUND_LOT) {
            return LOT;
        }
        if (u < TWO_LOTS) {
            return 2 * LOT;
        }
        if (u < TEN_LOTS) {
            return 10 * LOT;
        }
        if (u < UP_TO_FIVE_LOTS) {
            return LOT * (3 + random.below(3));
        }
        return u < SMALL_ODD_LOT ? 5 + random.below(21) : 1 + random.below(99);
    }
}
