package io.tiercel.engine.venue;

import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;

/** A report, as far as both venues must agree on it. */
record ReferenceReport(
        long orderId,
        ExecType execType,
        OrderStatus status,
        RejectReason reason,
        long lastPrice,
        long lastQty,
        boolean isMaker,
        long feeMicros,
        long cumQty,
        long leavesQty,
        long venueTimeNs,
        long seenTimeNs) {}
