package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;

/**
 * Makes orders that no gate has looked at, even twice under one id: for worked cases of a venue, which must be seen to refuse them. It works only behind
 * {@link RiskRules#none()}.
 * <p>
 * One thread; one reused order, valid until the next call; allocates nothing after construction.
 */
public final class UncheckedOrders {
    private final Order order = new Order();

    /**
     * @param rules must be {@link RiskRules#none()}.
     * @throws IllegalArgumentException if they check anything.
     */
    public UncheckedOrders(final RiskRules rules) {
        if (!rules.isNone()) {
            throw new IllegalArgumentException("orders without a check need rules that check nothing");
        }
    }

    /**
     * @param orderId any id, one that was used before too.
     * @param intent  read during the call only.
     * @return what it asks for, as it is.
     */
    public Order order(final long orderId, final OrderIntent intent) {
        order.orderId = orderId;
        order.strategyId = intent.strategyId();
        order.instrumentId = intent.instrumentId();
        order.side = intent.side();
        order.type = intent.type();
        order.timeInForce = intent.timeInForce();
        order.price = intent.price();
        order.stopPrice = intent.stopPrice();
        order.qty = intent.qty();
        order.isPostOnly = intent.isPostOnly();
        order.isLiquidation = false;
        return order;
    }

    /**
     * @param orderId      of any order, an unknown one too.
     * @param instrumentId dense id.
     * @param price        new limit, or {@code Prices.NO_PRICE}.
     * @param totalQty     new total.
     * @return what a venue reads of a replace.
     */
    public Order amended(final long orderId, final int instrumentId, final long price, final long totalQty) {
        order.orderId = orderId;
        order.strategyId = 0;
        order.instrumentId = instrumentId;
        order.side = Side.BUY;
        order.type = OrderType.LIMIT;
        order.timeInForce = TimeInForce.GTC;
        order.price = price;
        order.stopPrice = Prices.NO_PRICE;
        order.qty = totalQty;
        order.isPostOnly = false;
        order.isLiquidation = false;
        return order;
    }
}
