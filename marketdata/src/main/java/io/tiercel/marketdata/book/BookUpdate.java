package io.tiercel.marketdata.book;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;

/**
 * What one change did to a book, with everything resolved that the feed left out.
 * <p>
 * Owned by the book's thread, one per book, overwritten by every change. Allocates nothing.
 */
public final class BookUpdate {
    BookAction action;
    long orderId;
    int side;
    long price;
    long executionPrice;
    long qty;
    long leavesQty;
    long priority;
    long newOrderId;
    long newPrice;
    long newQty;
    long newPriority;
    boolean isIgnored;
    boolean isBestPriceChanged;
    boolean isDepthChanged;

    BookUpdate() {
        clear();
    }

    void clear() {
        begin(BookAction.NULL_VAL, Prices.NO_ORDER_ID, Side.NONE, Prices.NO_PRICE, 0);
    }

    /** Starts a change with what the event tells. */
    void begin(final BookAction action, final long orderId, final int side, final long price, final long qty) {
        this.action = action;
        this.orderId = orderId;
        this.side = side;
        this.price = price;
        this.executionPrice = Prices.NO_PRICE;
        this.qty = qty;
        this.leavesQty = 0;
        this.priority = 0;
        this.newOrderId = Prices.NO_ORDER_ID;
        this.newPrice = Prices.NO_PRICE;
        this.newQty = 0;
        this.newPriority = 0;
        this.isIgnored = false;
        this.isBestPriceChanged = false;
        this.isDepthChanged = false;
    }

    /**
     * @return the change: ADD, EXECUTE, REDUCE, DELETE or REPLACE; NULL_VAL before the first one and after {@code clear}.
     */
    public BookAction action() {
        return action;
    }

    /**
     * @return the resting order (for ADD the new one); negative for an anonymous quantity, also where the event named an unknown order and the
     *         anonymous quantity shrank for it. Ignored changes: as the feed told it.
     */
    public long orderId() {
        return orderId;
    }

    /**
     * @return side of the resting order, from the book where it knows the order; {@code Side.NONE} when unknown.
     */
    public int side() {
        return side;
    }

    /**
     * @return price at which the order rests (REPLACE: at which the old one rested); {@code Prices.NO_PRICE} when unknown.
     */
    public long price() {
        return price;
    }

    /**
     * @return EXECUTE: price of the trade, {@code Prices.NO_PRICE} when neither feed nor book know it.
     */
    public long executionPrice() {
        return executionPrice;
    }

    /**
     * @return quantity added (ADD); taken off as the feed told it, also where less was there (EXECUTE, REDUCE, DELETE of an unknown order);
     *         what the book had left of a known order (DELETE, REPLACE).
     */
    public long qty() {
        return qty;
    }

    /**
     * @return what is left of {@link #orderId()} after the change; above 0 after a DELETE only where that is an anonymous quantity.
     */
    public long leavesQty() {
        return leavesQty;
    }

    /**
     * @return arrival number of {@link #orderId()} within the book, from 1, growing with every entry; 0 when unknown.
     */
    public long priority() {
        return priority;
    }

    /**
     * @return REPLACE: the entering order.
     */
    public long newOrderId() {
        return newOrderId;
    }

    /**
     * @return REPLACE: price of the entering order.
     */
    public long newPrice() {
        return newPrice;
    }

    /**
     * @return REPLACE: quantity of the entering order.
     */
    public long newQty() {
        return newQty;
    }

    /**
     * @return REPLACE: arrival number of the entering order; 0 when ignored.
     */
    public long newPriority() {
        return newPriority;
    }

    /**
     * @return true when the book did not change: an unknown order without anonymous quantity, a duplicate id, or a change that no book can hold.
     */
    public boolean isIgnored() {
        return isIgnored;
    }

    /**
     * @return true when the best bid price or the best ask price is another one than before.
     */
    public boolean isBestPriceChanged() {
        return isBestPriceChanged;
    }

    /**
     * @return true when an order within the best {@link BookView#DEPTH} levels of either side came, changed or went, by the levels as they stood
     *         before or after the change.
     */
    public boolean isDepthChanged() {
        return isDepthChanged;
    }
}
