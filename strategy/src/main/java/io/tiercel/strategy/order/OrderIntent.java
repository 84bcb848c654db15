package io.tiercel.strategy.order;

import io.tiercel.marketdata.instrument.Prices;

/**
 * What a strategy wants to send: it becomes an order only if risk agrees.
 * <p>
 * Mutable and reused; owned by the core's thread; valid during the call it is passed to. Allocates nothing. Set every field through
 * {@link #limit} or {@link #market}.
 */
public final class OrderIntent {
    /** Client order id of an order that has none. */
    public static final long NO_CLIENT_ORDER_ID = Long.MIN_VALUE;

    private int strategyId;
    private int instrumentId;
    private int side;
    private OrderType type = OrderType.LIMIT;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private long price = Prices.NO_PRICE;
    private long stopPrice = Prices.NO_PRICE;
    private long qty;
    private boolean isPostOnly;
    private long clientOrderId = NO_CLIENT_ORDER_ID;

    /**
     * A limit order.
     *
     * @param strategyId   who asks.
     * @param instrumentId dense id.
     * @param side         {@code Side.BUY} or {@code Side.SELL}.
     * @param price        limit, in price units.
     * @param qty          in quantity units, positive.
     * @param timeInForce  how long.
     * @param isPostOnly   refuse rather than take.
     * @return this.
     */
    public OrderIntent limit(
            final int strategyId,
            final int instrumentId,
            final int side,
            final long price,
            final long qty,
            final TimeInForce timeInForce,
            final boolean isPostOnly) {
        this.strategyId = strategyId;
        this.instrumentId = instrumentId;
        this.side = side;
        this.type = OrderType.LIMIT;
        this.timeInForce = timeInForce;
        this.price = price;
        this.stopPrice = Prices.NO_PRICE;
        this.qty = qty;
        this.isPostOnly = isPostOnly;
        this.clientOrderId = NO_CLIENT_ORDER_ID;
        return this;
    }

    /**
     * A market order: immediate, never rests.
     *
     * @param strategyId   who asks.
     * @param instrumentId dense id.
     * @param side         {@code Side.BUY} or {@code Side.SELL}.
     * @param qty          in quantity units, positive.
     * @return this.
     */
    public OrderIntent market(final int strategyId, final int instrumentId, final int side, final long qty) {
        limit(strategyId, instrumentId, side, Prices.NO_PRICE, qty, TimeInForce.IOC, false);
        this.type = OrderType.MARKET;
        return this;
    }

    /**
     * Gives the intent just set an id of the strategy's own. Risk lets an id pass once in a session, whatever became of its order (check 104): a
     * strategy that may ask twice for the same order, after an answer that never came, cannot have it twice.
     *
     * @param id any value but {@link #NO_CLIENT_ORDER_ID}.
     * @return this.
     */
    public OrderIntent clientOrderId(final long id) {
        clientOrderId = id;
        return this;
    }

    /**
     * Turns the intent just set into a stop order (from a market order) or a stop-limit order (from a limit order).
     *
     * @param stopPrice price at or through which a trade must print.
     * @return this.
     */
    public OrderIntent stop(final long stopPrice) {
        this.stopPrice = stopPrice;
        if (type == OrderType.MARKET) {
            type = OrderType.STOP;
            timeInForce = TimeInForce.GTC;
        } else {
            type = OrderType.STOP_LIMIT;
        }
        return this;
    }

    /**
     * @return the strategy's own id of the order, or {@link #NO_CLIENT_ORDER_ID}.
     */
    public long clientOrderId() {
        return clientOrderId;
    }

    /**
     * @return who asks.
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
     * @return limit, or {@code Prices.NO_PRICE}.
     */
    public long price() {
        return price;
    }

    /**
     * @return stop price, or {@code Prices.NO_PRICE}.
     */
    public long stopPrice() {
        return stopPrice;
    }

    /**
     * @return in quantity units.
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
}
