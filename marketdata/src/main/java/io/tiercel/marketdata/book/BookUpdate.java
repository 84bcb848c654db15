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
    BookAction action = BookAction.NULL_VAL;
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
        action = BookAction.NULL_VAL;
        orderId = Prices.NO_ORDER_ID;
        side = Side.NONE;
        price = Prices.NO_PRICE;
        executionPrice = Prices.NO_PRICE;
        qty = 0;
        leavesQty = 0;
        priority = 0;
        newOrderId = Prices.NO_ORDER_ID;
        newPrice = Prices.NO_PRICE;
        newQty = 0;
        newPriority = 0;
        isIgnored = false;
        isBestPriceChanged = false;
        isDepthChanged = false;
    }

    /**
     * @return the change: ADD, EXECUTE, REDUCE, DELETE or REPLACE.
     */
    public BookAction action() {
        return action;
    }

    /**
     * @return the resting order (for ADD the new one); negative for an anonymous quantity.
     */
    public long orderId() {
        return orderId;
    }

    /**
     * @return side of the resting order; {@code Side.NONE} when unknown.
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
     * @return quantity added (ADD), or as the feed told it taken off (EXECUTE, REDUCE), or left when it went (DELETE, REPLACE).
     */
    public long qty() {
        return qty;
    }

    /**
     * @return what is left of the order after the change.
     */
    public long leavesQty() {
        return leavesQty;
    }

    /**
     * @return arrival number of the order within the book.
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
     * @return REPLACE: arrival number of the entering order.
     */
    public long newPriority() {
        return newPriority;
    }

    /**
     * @return true when the book did not change: an unknown order without anonymous quantity, or a duplicate id.
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
     * @return true when anything within the best {@link BookView#DEPTH} levels of either side changed.
     */
    public boolean isDepthChanged() {
        return isDepthChanged;
    }
}
