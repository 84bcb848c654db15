package io.tiercel.strategy.order;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/**
 * What the venue says about an order, in FIX terms (ExecutionReport, OrderCancelReject).
 * <p>
 * Mutable and reused; owned by the core's thread; valid during the call it is passed to. Fields are public to their writer, the venue, and read
 * by everyone else through the same names: a plain record of facts without behaviour.
 */
public final class ExecutionReport {
    /** Nobody knows what is, or was, in front of the order. */
    public static final long NO_QUEUE = -1;

    /** Engine's order id. */
    public long orderId;

    /** Strategy that asked for the order. */
    public int strategyId;

    /** Dense instrument id. */
    public int instrumentId;

    /** {@code Side.BUY} or {@code Side.SELL}. */
    public int side;

    /** What happened. */
    public ExecType execType = ExecType.NEW;

    /** State of the order after it, as the venue sees it. */
    public OrderStatus status = OrderStatus.NEW;

    /** TRADE: quantity of this fill, else 0. */
    public long lastQty;

    /** TRADE: price of this fill, else {@code Prices.NO_PRICE}. */
    public long lastPrice;

    /** TRADE: true when our order was resting (liquidity M), false when it took (T). */
    public boolean isMaker;

    /** TRADE: fee of this fill in micros of the currency; negative = rebate. */
    public long feeMicros;

    /** Filled so far. */
    public long cumQty;

    /** Open after it; 0 when the state is final. */
    public long leavesQty;

    /** Limit price of the order now, {@code Prices.NO_PRICE} for a market order. */
    public long price;

    /** Reason of a reject or of a venue's own cancel, else {@link RejectReason#NONE}. */
    public RejectReason reason = RejectReason.NONE;

    /** When it happened at the venue, ns since the epoch. */
    public long venueTimeNs;

    /** When the engine sees it, ns since the epoch. */
    public long seenTimeNs;

    /**
     * Bid + ask of the venue's last uncrossed book strictly before the event that made this report, price units; {@code Prices.NO_PRICE} while there was
     * none. A strategy must not look at it: with a feed that takes its time it tells of a book that is not seen yet.
     */
    public long midTwice;

    /** Quantity in front of the order when it last came to rest, quantity units; {@link #NO_QUEUE} before, or when nobody knows. */
    public long queueAhead;

    /** Sets every field to "nothing". */
    public void clear() {
        orderId = Prices.NO_ORDER_ID;
        strategyId = -1;
        instrumentId = -1;
        side = Side.NONE;
        execType = ExecType.NEW;
        status = OrderStatus.NEW;
        lastQty = 0;
        lastPrice = Prices.NO_PRICE;
        isMaker = false;
        feeMicros = 0;
        cumQty = 0;
        leavesQty = 0;
        price = Prices.NO_PRICE;
        reason = RejectReason.NONE;
        venueTimeNs = 0;
        seenTimeNs = 0;
        midTwice = Prices.NO_PRICE;
        queueAhead = NO_QUEUE;
    }

    /**
     * @param other whose fields are copied into this.
     */
    public void copyFrom(final ExecutionReport other) {
        orderId = other.orderId;
        strategyId = other.strategyId;
        instrumentId = other.instrumentId;
        side = other.side;
        execType = other.execType;
        status = other.status;
        lastQty = other.lastQty;
        lastPrice = other.lastPrice;
        isMaker = other.isMaker;
        feeMicros = other.feeMicros;
        cumQty = other.cumQty;
        leavesQty = other.leavesQty;
        price = other.price;
        reason = other.reason;
        venueTimeNs = other.venueTimeNs;
        seenTimeNs = other.seenTimeNs;
        midTwice = other.midTwice;
        queueAhead = other.queueAhead;
    }
}
