package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;

/**
 * An order that passed risk. Only this package can make one and a venue accepts nothing else, so skipping risk does not compile.
 * <p>
 * One reused object: valid during the call it is passed to; a venue copies what it keeps. Core's thread only; allocates nothing.
 */
public final class Order {
    long orderId;
    int strategyId;
    int instrumentId;
    int side;
    OrderType type = OrderType.LIMIT;
    TimeInForce timeInForce = TimeInForce.GTC;
    long price = Prices.NO_PRICE;
    long stopPrice = Prices.NO_PRICE;
    long qty;
    boolean isPostOnly;
    boolean isLiquidation;
    long clientOrderId = OrderIntent.NO_CLIENT_ORDER_ID;

    /** Two times the price that an order without a limit counts at. */
    long wakingTwice;

    Order() {}

    /** Takes over what a request asks for. */
    void set(final OrderRequest request, final long id, final long totalQty) {
        orderId = id;
        strategyId = request.strategyId;
        instrumentId = request.instrumentId;
        side = request.side;
        type = request.type;
        timeInForce = request.timeInForce;
        price = request.price;
        stopPrice = request.stopPrice;
        qty = totalQty;
        isPostOnly = request.isPostOnly;
        isLiquidation = request.isLiquidation;
        clientOrderId = request.clientOrderId;
    }

    /**
     * @return engine's id, positive, a counter of the session.
     */
    public long orderId() {
        return orderId;
    }

    /**
     * @return the strategy's own id of it, or {@code OrderIntent.NO_CLIENT_ORDER_ID}.
     */
    public long clientOrderId() {
        return clientOrderId;
    }

    /**
     * @return strategy that asked for it.
     */
    public int strategyId() {
        return strategyId;
    }

    /**
     * @return dense id.
     */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * @return {@code Side.BUY} or {@code Side.SELL}.
     */
    public int side() {
        return side;
    }

    /**
     * @return order type.
     */
    public OrderType type() {
        return type;
    }

    /**
     * @return how long.
     */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /**
     * @return limit, {@code Prices.NO_PRICE} for market and stop orders.
     */
    public long price() {
        return price;
    }

    /**
     * @return stop price, {@code Prices.NO_PRICE} for orders without one.
     */
    public long stopPrice() {
        return stopPrice;
    }

    /**
     * @return total quantity (FIX OrderQty), in quantity units, positive; for a replace the new total.
     */
    public long qty() {
        return qty;
    }

    /**
     * @return refuse rather than take.
     */
    public boolean isPostOnly() {
        return isPostOnly;
    }

    /**
     * @return sent to close a position after the kill switch; exempt from some checks.
     */
    public boolean isLiquidation() {
        return isLiquidation;
    }
}
