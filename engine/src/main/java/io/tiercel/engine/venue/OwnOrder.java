package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;

/**
 * An order of ours that lives at the simulated venue: resting in the queue of its level, or a stop that waits.
 * <p>
 * Core's thread only. Pooled by {@link OwnOrders} and linked into the lists of its {@link InstrumentMarket}; allocates nothing.
 */
final class OwnOrder {
    long orderId;
    int strategyId;
    int instrumentId;
    int side;
    OrderType type = OrderType.LIMIT;
    TimeInForce timeInForce = TimeInForce.GTC;
    long price;
    long stopPrice;
    long orderQty;
    long cumQty;
    boolean isPostOnly;

    /** Number of its acceptance at the venue, from 1; kept through replaces and triggering. */
    long acceptance;

    /** Whether it stands in its side's queue; a stop that waits does not. */
    boolean isResting;

    /** Historical quantity in front of it in its level. */
    long queueAhead;

    /** The quantity in front of it when it last came to rest, told with its reports; {@code ExecutionReport.NO_QUEUE} before. */
    long joinedBehindQty;

    /** Largest arrival number of a historical order in front of it: later arrivals stand behind. */
    long aheadPriority;

    /**
     * Whether the quantity in front is a part of one anonymous quantity: a snapshot replaced the orders whose places were known. Then executions
     * take from the front of the anonymous quantity, and cancels are taken to happen behind us as long as there is something behind us.
     */
    boolean isEstimated;

    /** Of level data: what was last stated of its level; 0 on order-by-order data. */
    long statedQty;

    /** When the engine sent it, or its last replace, ns since the epoch: a bar that began before fills nothing of it. */
    long sentNs;

    OwnOrder betterOwn;
    OwnOrder worseOwn;
    OwnOrder acceptedBefore;
    OwnOrder acceptedAfter;

    OwnOrder() {
        clear();
    }

    void clear() {
        orderId = Prices.NO_ORDER_ID;
        strategyId = -1;
        instrumentId = -1;
        side = Side.NONE;
        type = OrderType.LIMIT;
        timeInForce = TimeInForce.GTC;
        price = Prices.NO_PRICE;
        stopPrice = Prices.NO_PRICE;
        orderQty = 0;
        cumQty = 0;
        isPostOnly = false;
        acceptance = 0;
        sentNs = Long.MIN_VALUE;
        joinedBehindQty = ExecutionReport.NO_QUEUE;
        leaveQueue();
        betterOwn = null;
        worseOwn = null;
        acceptedBefore = null;
        acceptedAfter = null;
    }

    void leaveQueue() {
        isResting = false;
        queueAhead = 0;
        aheadPriority = Long.MIN_VALUE;
        isEstimated = false;
        statedQty = 0;
    }

    long leavesQty() {
        return orderQty - cumQty;
    }

    boolean isStop() {
        return type == OrderType.STOP || type == OrderType.STOP_LIMIT;
    }

    /** State while it lives; the final states are told by whoever ends it. */
    OrderStatus status() {
        return cumQty == 0 ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
    }

    long foldInto(final long digest) {
        long folded = StateHash.mix(digest, orderId);
        folded = StateHash.mix(folded, ((long) strategyId << 32) | (instrumentId & 0xFFFF_FFFFL));
        folded = StateHash.mix(
                folded,
                side
                        | (type.ordinal() << 2)
                        | (timeInForce.ordinal() << 6)
                        | (isPostOnly ? 1 << 10 : 0)
                        | (isResting ? 1 << 11 : 0)
                        | (isEstimated ? 1 << 12 : 0));
        folded = StateHash.mix(folded, price);
        folded = StateHash.mix(folded, stopPrice);
        folded = StateHash.mix(folded, orderQty);
        folded = StateHash.mix(folded, cumQty);
        folded = StateHash.mix(folded, acceptance);
        folded = StateHash.mix(folded, queueAhead);
        folded = StateHash.mix(folded, statedQty);
        folded = StateHash.mix(folded, sentNs);
        return StateHash.mix(folded, aheadPriority);
    }
}
