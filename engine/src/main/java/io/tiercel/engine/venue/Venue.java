package io.tiercel.engine.venue;

import io.tiercel.risk.gate.Order;

/**
 * Where orders that passed risk are sent. Answers come back as execution reports, never as a return value.
 * <p>
 * Core's thread only; no call allocates in a steady state.
 */
public interface Venue {
    /**
     * Sends a new order.
     *
     * @param order  copied before the call returns.
     * @param sentNs when the engine sends, ns since the epoch; never before an earlier call's.
     */
    void submit(Order order, long sentNs);

    /**
     * Asks for the cancel of what is left of an order.
     *
     * @param orderId the engine's id.
     * @param sentNs  when the engine sends, ns since the epoch; never before an earlier call's.
     */
    void cancel(long orderId, long sentNs);

    /**
     * Asks for another price or total quantity of an order; it keeps its id.
     *
     * @param amended id, the total quantity wanted (FIX OrderQty) and the limit price ({@code Prices.NO_PRICE} = as it is); nothing else
     *                of it is read. Copied before the call returns.
     * @param sentNs  when the engine sends, ns since the epoch; never before an earlier call's.
     */
    void replace(Order amended, long sentNs);
}
