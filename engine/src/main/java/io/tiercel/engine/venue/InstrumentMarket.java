package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;

/**
 * One instrument at the simulated venue, whatever its market data are: own orders arrive, take, rest, wait as stops and end with the session. They lie
 * over the historical book, which follows the data exactly and never knows of them.
 * <p>
 * Core's thread only; allocates nothing after construction, apart from what the tables it uses do when they grow.
 */
final class InstrumentMarket {
    private static final long STALE = 1L << 32;

    private final OwnOrders orders;
    private final InstrumentOrders own;
    private final FillOnCross fillOnCross;
    private QueuePlaces places;
    private LiquidityWalk walk;
    private boolean isOfBars;
    private MarketStateCode state = MarketStateCode.OPEN;
    private boolean isStale;

    InstrumentMarket(final OwnOrders orders, final InstrumentOrders own, final FillOnCross fillOnCross) {
        this.orders = orders;
        this.own = own;
        this.fillOnCross = fillOnCross;
    }

    /** From now on arrivals take from and rest in a book. */
    void follow(final QueuePlaces bookPlaces, final LiquidityWalk bookWalk) {
        places = bookPlaces;
        walk = bookWalk;
        isOfBars = false;
    }

    /** From now on there is no book: arrivals wait for the next bar. */
    void followBars() {
        isOfBars = true;
    }

    MarketStateCode state() {
        return state;
    }

    boolean isMarketable(final int side, final long price) {
        return !isOfBars && walk.isMarketable(side, price);
    }

    /** An accepted or triggered order meets the market; nothing happens to a stop that waits. */
    void arrive(final OwnOrder order, final long timeNs) {
        if (order.isStop() || isOfBars) {
            return;
        }
        if (isFilling()) {
            if (order.timeInForce == TimeInForce.FOK && !walk.canFillWhole(order)) {
                orders.cancel(order, RejectReason.NONE, timeNs);
                return;
            }
            if (!walk.take(order, timeNs)) {
                return;
            }
        }
        if (order.type == OrderType.MARKET
                || order.timeInForce == TimeInForce.IOC
                || order.timeInForce == TimeInForce.FOK) {
            orders.cancel(order, RejectReason.NONE, timeNs);
        } else {
            own.side(order.side).insert(order);
            places.joinTail(order);
            order.joinedBehindQty = order.queueAhead == Long.MAX_VALUE ? ExecutionReport.NO_QUEUE : order.queueAhead;
        }
    }

    /** A live order of another price or with a larger total: to the tail, taking first what is marketable. */
    void rejoin(final OwnOrder order, final long price, final long orderQty, final long timeNs) {
        own.side(order.side).remove(order);
        orders.amend(order, price, orderQty, timeNs);
        arrive(order, timeNs);
    }

    void onMarketState(final MarketStateCode newState, final long timeNs) {
        final MarketStateCode oldState = state;
        if (newState == oldState) {
            return;
        }
        state = newState;
        if (newState == MarketStateCode.CLOSED) {
            expireDayOrders(timeNs);
        } else if (oldState == MarketStateCode.CLOSED) {
            places.rejoinTails();
        }
        if (isFilling()) {
            testAtOpen(timeNs);
        }
    }

    /** From a stale book the next whole one leads out; until then nothing fills and no place moves. */
    void onBookStale(final boolean stale) {
        isStale = stale;
        places.bookStale(stale);
    }

    boolean isStale() {
        return isStale;
    }

    boolean isOpen() {
        return state == MarketStateCode.OPEN;
    }

    /** Whether own orders may fill now. */
    boolean isFilling() {
        return state == MarketStateCode.OPEN && !isStale;
    }

    /** Whether some fill at or through their price, not only through it, or none is to be filled by quantity that enters: the rule of the session. */
    FillOnCross fillOnCross() {
        return fillOnCross;
    }

    /**
     * Historical quantity enters and reaches own orders of the other side: they fill in price-time order at their own prices.
     *
     * @param side  of the historical quantity.
     * @param price of it.
     * @param qty   what own orders can get of it.
     * @return what they got.
     */
    long fillCrossed(final int side, final long price, final long qty, final long timeNs) {
        if (fillOnCross == FillOnCross.NONE) {
            return 0;
        }
        long filledQty = 0;
        OwnOrder order = own.side(Side.opposite(side)).best();
        while (order != null && filledQty < qty && isReached(order, price)) {
            final OwnOrder next = order.worseOwn;
            if (order.queueAhead != QueuePlaces.UNKNOWN) {
                filledQty += fillResting(order, qty - filledQty, timeNs);
            }
            order = next;
        }
        return filledQty;
    }

    private boolean isReached(final OwnOrder order, final long price) {
        return Side.reaches(order.side, order.price, price)
                && (fillOnCross == FillOnCross.TOUCH || order.price != price);
    }

    /**
     * A resting order is met.
     *
     * @param reachQty what comes to it, positive.
     * @return what it got.
     */
    long fillResting(final OwnOrder order, final long reachQty, final long timeNs) {
        final long qty = Math.min(order.leavesQty(), reachQty);
        orders.fill(order, order.price, qty, true, timeNs);
        return qty;
    }

    /** Stops become orders that arrive now, in order of acceptance, after the print has been applied completely. */
    void triggerStops(final long lastPrice, final long timeNs) {
        if (!own.hasWaitingStops() || lastPrice == Prices.NO_PRICE) {
            return;
        }
        long acceptance = 0;
        for (OwnOrder order = own.acceptedAfter(0); order != null; order = own.acceptedAfter(acceptance)) {
            acceptance = order.acceptance;
            if (order.isStop() && Side.isAtOrBetter(order.side, lastPrice, order.stopPrice)) {
                orders.trigger(order, timeNs);
                if (order.isPostOnly && walk.isMarketable(order.side, order.price)) {
                    orders.cancel(order, RejectReason.VENUE_POST_ONLY_WOULD_CROSS, timeNs);
                } else {
                    arrive(order, timeNs);
                }
            }
        }
    }

    private void expireDayOrders(final long timeNs) {
        long acceptance = 0;
        for (OwnOrder order = own.acceptedAfter(0); order != null; order = own.acceptedAfter(acceptance)) {
            acceptance = order.acceptance;
            if (order.timeInForce == TimeInForce.DAY) {
                orders.expire(order, timeNs);
            }
        }
    }

    /** Own resting orders, in order of acceptance, take as arrivals would; what is left keeps its place. */
    private void testAtOpen(final long timeNs) {
        long acceptance = 0;
        for (OwnOrder order = own.acceptedAfter(0); order != null; order = own.acceptedAfter(acceptance)) {
            acceptance = order.acceptance;
            if (order.isResting && walk.isMarketable(order.side, order.price)) {
                if (order.isPostOnly) {
                    orders.cancel(order, RejectReason.VENUE_POST_ONLY_WOULD_CROSS, timeNs);
                } else {
                    walk.take(order, timeNs);
                }
            }
        }
    }

    long foldInto(final long digest) {
        return own.foldInto(StateHash.mix(digest, isStale ? STALE | state.value() : state.value()));
    }
}
