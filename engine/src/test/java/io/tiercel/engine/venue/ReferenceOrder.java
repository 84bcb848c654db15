package io.tiercel.engine.venue;

import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;

/** An own order of the {@link ReferenceVenue}. */
final class ReferenceOrder {
    final long id;
    final int side;
    final TimeInForce timeInForce;
    final boolean isPostOnly;
    final long stopPrice;
    OrderType type;
    long price;
    long qty;
    long cumQty;
    OrderStatus status = OrderStatus.PENDING_NEW;
    boolean isResting;

    /** A snapshot replaced the orders around it: it stands within an anonymous quantity. */
    boolean isWithinAnonymous;

    ReferenceOrder(
            final long id,
            final int side,
            final OrderType type,
            final TimeInForce timeInForce,
            final long price,
            final long stopPrice,
            final long qty,
            final boolean isPostOnly) {
        this.id = id;
        this.side = side;
        this.type = type;
        this.timeInForce = timeInForce;
        this.price = price;
        this.stopPrice = stopPrice;
        this.qty = qty;
        this.isPostOnly = isPostOnly;
    }

    long leavesQty() {
        return qty - cumQty;
    }

    boolean isStop() {
        return type == OrderType.STOP || type == OrderType.STOP_LIMIT;
    }
}
