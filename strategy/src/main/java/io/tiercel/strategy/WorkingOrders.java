package io.tiercel.strategy;

import io.tiercel.strategy.order.OrderStatus;

/** Read-only view of orders that are not final; implemented by risk. Core's thread only, allocates nothing. */
public interface WorkingOrders {
    /**
     * @return number of orders that are not final.
     */
    int count();

    /**
     * @param instrumentId dense id.
     * @param side         {@code Side.BUY} or {@code Side.SELL}.
     * @return sum of their leaves on that side.
     */
    long openQty(int instrumentId, int side);

    /**
     * @param orderId engine's order id.
     * @return true while the order is not final.
     */
    boolean isOpen(long orderId);

    /**
     * @param orderId an open order.
     * @return its state as the engine knows it, pending states included.
     */
    OrderStatus status(long orderId);

    /**
     * @param orderId an open order.
     * @return its limit price.
     */
    long price(long orderId);

    /**
     * @param orderId an open order.
     * @return its open quantity.
     */
    long leavesQty(long orderId);
}
