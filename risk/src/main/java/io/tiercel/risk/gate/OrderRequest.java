package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;

/**
 * A new order or a replace, as the checks look at it. One reused object of the gate, core's thread only; allocates nothing.
 */
final class OrderRequest {
    int strategyId;
    int instrumentId;
    int side;
    OrderType type = OrderType.LIMIT;
    TimeInForce timeInForce = TimeInForce.GTC;
    long price = Prices.NO_PRICE;
    long stopPrice = Prices.NO_PRICE;
    boolean isPostOnly;
    boolean isNew;
    boolean isLiquidation;
    long clientOrderId = OrderIntent.NO_CLIENT_ORDER_ID;

    /** The order that a replace amends; null for a new one. */
    WorkingOrder amended;

    /** What would be open at the venue if it passed: the size that is checked. */
    long leavesQty;

    /** How much of it is new exposure: all of a new order, the increase of a replace; the checks clip this. */
    long addedQty;

    /** The last check that lowered {@link #addedQty}. */
    RejectReason clipReason = RejectReason.NONE;

    void newOrder(final OrderIntent intent) {
        strategyId = intent.strategyId();
        instrumentId = intent.instrumentId();
        side = intent.side();
        type = intent.type();
        timeInForce = intent.timeInForce();
        price = intent.price();
        stopPrice = intent.stopPrice();
        isPostOnly = intent.isPostOnly();
        clientOrderId = intent.clientOrderId();
        amended = null;
        isNew = true;
        isLiquidation = false;
        leavesQty = intent.qty();
        addedQty = intent.qty();
        clipReason = RejectReason.NONE;
    }

    void liquidation(final int strategy, final int instrument, final int closingSide, final long qty) {
        strategyId = strategy;
        instrumentId = instrument;
        side = closingSide;
        type = OrderType.MARKET;
        timeInForce = TimeInForce.IOC;
        price = Prices.NO_PRICE;
        stopPrice = Prices.NO_PRICE;
        isPostOnly = false;
        clientOrderId = OrderIntent.NO_CLIENT_ORDER_ID;
        amended = null;
        isNew = true;
        isLiquidation = true;
        leavesQty = qty;
        addedQty = qty;
        clipReason = RejectReason.NONE;
    }

    void replace(final WorkingOrder order, final long newPrice, final long totalQty) {
        strategyId = order.strategyId;
        instrumentId = order.instrumentId;
        side = order.side;
        type = order.type;
        timeInForce = order.timeInForce;
        price = newPrice;
        stopPrice = order.stopPrice;
        isPostOnly = order.isPostOnly;
        clientOrderId = order.clientOrderId;
        amended = order;
        isNew = false;
        isLiquidation = order.isLiquidation;
        leavesQty = totalQty - order.cumQty;
        addedQty = totalQty - order.widestQty;
        clipReason = RejectReason.NONE;
    }

    void clip(final long qty, final RejectReason reason) {
        addedQty = qty;
        clipReason = reason;
    }
}
