package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;

/** Makes orders for tests of what stands behind risk: only this package can. One reused object, as in the engine. */
public final class OrderFixture {
    private final Order order = new Order();

    public OrderFixture() {}

    public Order limit(final long orderId, final int side, final long price, final long qty) {
        return order(orderId, side, OrderType.LIMIT, TimeInForce.GTC, price, Prices.NO_PRICE, qty, false);
    }

    public Order market(final long orderId, final int side, final long qty) {
        return order(orderId, side, OrderType.MARKET, TimeInForce.IOC, Prices.NO_PRICE, Prices.NO_PRICE, qty, false);
    }

    public Order postOnly(final long orderId, final int side, final long price, final long qty) {
        return order(orderId, side, OrderType.LIMIT, TimeInForce.GTC, price, Prices.NO_PRICE, qty, true);
    }

    public Order amended(final long orderId, final long price, final long qty) {
        return order(orderId, 0, OrderType.LIMIT, TimeInForce.GTC, price, Prices.NO_PRICE, qty, false);
    }

    public Order order(
            final long orderId,
            final int side,
            final OrderType type,
            final TimeInForce timeInForce,
            final long price,
            final long stopPrice,
            final long qty,
            final boolean isPostOnly) {
        order.orderId = orderId;
        order.strategyId = 7;
        order.instrumentId = 0;
        order.side = side;
        order.type = type;
        order.timeInForce = timeInForce;
        order.price = price;
        order.stopPrice = stopPrice;
        order.qty = qty;
        order.isPostOnly = isPostOnly;
        return order;
    }

    /** The order made last, sent to another instrument. */
    public Order on(final int instrumentId) {
        order.instrumentId = instrumentId;
        return order;
    }
}
