package io.tiercel.marketdata.book;

/**
 * Read-only face of one instrument's order book.
 * <p>
 * Valid on the book's own thread only; allocates nothing. {@code side} is {@code Side.BUY} (bids) or {@code Side.SELL} (asks);
 * {@code level} 0 is the best.
 */
public interface BookView {
    /** Levels per side that are kept ready. */
    int DEPTH = 10;

    /**
     * @param side bid or ask.
     * @return levels present among the best {@link #DEPTH}, 0 to {@link #DEPTH}.
     */
    int levels(int side);

    /**
     * @param side  bid or ask.
     * @param level 0 or more, at any depth.
     * @return price, or {@code Prices.NO_PRICE} when the level is missing.
     */
    long price(int side, int level);

    /**
     * @param side  bid or ask.
     * @param level 0 or more, at any depth.
     * @return displayed quantity; 0 when the level is missing.
     */
    long qty(int side, int level);

    /**
     * @param side  bid or ask.
     * @param level 0 or more, at any depth.
     * @return orders in the level (an anonymous quantity counts as one); 0 when the level is missing.
     */
    int orderCount(int side, int level);

    /**
     * @param side  bid or ask.
     * @param price any price.
     * @return displayed quantity at that price at any depth, 0 when there is none.
     */
    long qtyAt(int side, long price);

    /**
     * Walks the levels of one side from the best to the worst at any depth.
     *
     * @param side  bid or ask.
     * @param price a price of the side, or {@code Prices.NO_PRICE} to start.
     * @return the best price that is worse than {@code price} (the best of all to start), {@code Prices.NO_PRICE} at the end.
     */
    long nextPrice(int side, long price);

    /**
     * Visits the orders of one level in queue order, first in front. An anonymous quantity is one order with a negative id.
     *
     * @param side    bid or ask.
     * @param price   of the level; a price without a level visits nothing.
     * @param visitor must not change the book.
     */
    void visitOrders(int side, long price, OrderVisitor visitor);

    /**
     * @param orderId a resting order.
     * @return displayed quantity in front of it in its level, or -1 when the book does not know the order.
     */
    long queueAhead(long orderId);

    /**
     * Copies the best {@link #DEPTH} levels of one side at once: what many calls of {@link #price} and {@link #qty} would tell.
     *
     * @param side   bid or ask.
     * @param target prices, best first, from place 0, {@code Prices.NO_PRICE} where the level is missing; displayed quantities from place
     *               {@link #DEPTH}, 0 where it is missing. At least {@code 2 * DEPTH} long; the rest is left alone.
     * @return as {@link #levels}.
     */
    default int copyLevels(final int side, final long[] target) {
        for (int level = 0; level < DEPTH; level++) {
            target[level] = price(side, level);
            target[DEPTH + level] = qty(side, level);
        }
        return levels(side);
    }

    /**
     * @return resting orders the book knows, anonymous quantities included.
     */
    int orderCount();

    /**
     * @return true when both sides have a level and best bid &lt; best ask: neither one-sided nor locked nor crossed.
     */
    default boolean isValid() {
        return levels(0) > 0 && levels(1) > 0 && price(0, 0) < price(1, 0);
    }
}
