package io.tiercel.strategy.order;

import io.tiercel.marketdata.instrument.Prices;

/**
 * What a strategy wants to send: it becomes an order only if risk agrees.
 * <p>
 * Mutable and reused; owned by the core's thread; valid during the call it is passed to. Allocates nothing. Set every field through
 * {@link #limit} or {@link #market}.
 */
public final class OrderIntent {
    private int strategyId;
    private int instrumentId;
    private int side;
    private OrderType type = OrderType.LIMIT;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private long price = Prices.NO_PRICE;
    private long stopPrice = Prices.NO_PRICE;
    private long qty;
    private boolean isPostOnly;

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
