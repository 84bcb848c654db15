package io.tiercel.strategy;

import io.tiercel.strategy.order.OrderIntent;

/**
 * The only way out of a strategy: every intent passes risk before it becomes an order.
 * <p>
 * Core's thread only, allocates nothing. Calls take effect at the core's {@code now}; answers come later as execution reports, except a refusal
 * by risk, which is the return value.
 */
public interface OrderIntents {
    /**
     * @param intent read during the call only.
     * @return id of the order that was sent, positive; or minus the code of the {@code RejectReason} when risk refused it.
     */
    long submit(OrderIntent intent);

    /**
     * Asks the venue to cancel; an order that is already final is left alone.
     *
     * @param orderId an order of this session.
     * @return 0, or minus the reason's code when it was not sent.
     */
    int cancel(long orderId);

    /**
     * Asks the venue to replace price and total quantity (FIX OrderQty, fills included).
     *
     * @param orderId  an order of this session.
     * @param price    new limit.
     * @param totalQty new total.
     * @return 0, or minus the reason's code when it was not sent.
     */
    int replace(long orderId, long price, long totalQty);

    /**
     * Asks for a call of {@link Strategy#onTimer} at a time of the core's clock.
     *
     * @param dueTimeNs not before now; an earlier time fires at now.
     * @param timerId   handed back; the strategy's own.
     */
    void schedule(long dueTimeNs, long timerId);

    /** Trips the kill switch: everything open is canceled and nothing new is sent until the operator's reset. No strategy can take it back. */
    void stopTrading();
}
