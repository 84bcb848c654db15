package io.tiercel.marketdata.instrument;

/**
 * The two sides of a market as dense ints, so that they index arrays: bid and buy are 0, ask and sell are 1.
 * <p>
 * Stateless; equal to the codes of {@code SideCode} in the event schema.
 */
public final class Side {
    /** Bid side of a book; a buying order; a buying aggressor. */
    public static final int BUY = 0;

    /** Ask side of a book; a selling order; a selling aggressor. */
    public static final int SELL = 1;

    /** Not told by the source. */
    public static final int NONE = 2;

    private Side() {}

    /**
     * @param side {@link #BUY} or {@link #SELL}.
     * @return the other one.
     */
    public static int opposite(final int side) {
        return side ^ 1;
    }

    /**
     * @param side {@link #BUY} or {@link #SELL}.
     * @return +1 for buy, -1 for sell.
     */
    public static int sign(final int side) {
        return 1 - (side << 1);
    }

    /**
     * Whether a price is at least as good for its owner's counterparty as another one on the same side: a higher bid, a lower
     * ask, or equal.
     *
     * @param side  side of both prices.
     * @param price price tested.
     * @param other price compared with.
     * @return true when {@code price} stands in front of {@code other} in the book or beside it.
     */
    public static boolean isAtOrBetter(final int side, final long price, final long other) {
        return side == BUY ? price >= other : price <= other;
    }

    /**
     * Whether an order of {@code side} limited at {@code limit} may trade at {@code price}.
     *
     * @param side  side of the order.
     * @param limit its limit price.
     * @param price price on the opposite side.
     * @return true when the limit is at or through the price.
     */
    public static boolean reaches(final int side, final long limit, final long price) {
        return side == BUY ? limit >= price : limit <= price;
    }
}
