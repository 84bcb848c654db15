package io.tiercel.marketdata.book;

/**
 * Order-by-order book of one instrument: exact FIFO per level.
 * <p>
 * Single writer: the thread that owns the core. Each change fills the one {@link BookUpdate}, which tells what the change did
 * (price, side and priority of a resting order that the feed names by its number only) and is overwritten by the next.
 * <p>
 * <b>Unknown orders.</b> Recorded files name orders older than themselves. Such a change is never an error and never guessed: when the
 * event itself tells side and price and an anonymous quantity from a snapshot stands there, that quantity shrinks (at most to zero); in every
 * other case nothing changes. Both are counted.
 */
public interface OrderBook extends BookView {
    /**
     * A new order at the tail of its level. An id that is already in the book is a feed error: nothing changes and
     * {@link BookUpdate#isIgnored()} tells.
     *
     * @param orderId positive reference number.
     * @param side    bid or ask.
     * @param price   in price units.
     * @param qty     positive.
     */
    void add(long orderId, int side, long price, long qty);

    /**
     * Execution against a resting order; the order keeps its place. More than its leaves takes all of it and is counted as an overrun.
     *
     * @param orderId        reference number.
     * @param side           side of the resting order, or {@code Side.NONE} if the feed does not tell.
     * @param executionPrice price of the trade, {@code Prices.NO_PRICE} if the feed does not tell: then the resting price.
     * @param qty            positive, taken off.
     */
    void execute(long orderId, int side, long executionPrice, long qty);

    /**
     * Partial cancel; the order keeps its place. More than its leaves takes all of it and is counted as an overrun.
     *
     * @param orderId reference number.
     * @param side    side of the resting order, or {@code Side.NONE}.
     * @param price   resting price, or {@code Prices.NO_PRICE}.
     * @param qty     positive, taken off.
     */
    void reduce(long orderId, int side, long price, long qty);

    /**
     * The rest of the order leaves.
     *
     * @param orderId reference number.
     * @param side    side of the resting order, or {@code Side.NONE}.
     * @param price   resting price, or {@code Prices.NO_PRICE}.
     * @param qty     what the feed says was left, 0 if it does not tell; used for unknown orders only.
     */
    void delete(long orderId, int side, long price, long qty);

    /**
     * Delete and add at the tail of the (new) level, on the same side, as one change. An unknown {@code orderId} changes nothing: the side
     * of the new order would be a guess.
     *
     * @param orderId    leaves.
     * @param newOrderId enters.
     * @param price      of the new order.
     * @param qty        of the new order, positive.
     */
    void replace(long orderId, long newOrderId, long price, long qty);

    /**
     * A level of a full book whose orders are unknown: one anonymous order in front of every later one at that price. Its id is minus its
     * priority. Where an anonymous order stands already it grows and keeps its place.
     *
     * @param side  bid or ask.
     * @param price in price units.
     * @param qty   positive.
     */
    void addAnonymous(int side, long price, long qty);

    /** Empties the book and forgets all orders; counts stay. */
    void clear();

    /**
     * @return what the last change did; one object, overwritten by the next change.
     */
    BookUpdate update();

    /**
     * @return changes so far that named an order the book did not know.
     */
    long unknownOrders();

    /**
     * @return adds so far whose id was already in the book.
     */
    long duplicateOrders();

    /**
     * @return changes so far that no book can hold: a quantity that is not positive, a reference number that is not positive, a missing side or
     *         price, a price beyond +-2^62, a quantity that would overflow its level, more than 2^26 orders. Nothing changes then.
     */
    long invalidChanges();

    /**
     * @return executions, reductions and deletions so far that took off more than was there.
     */
    long overruns();
}
