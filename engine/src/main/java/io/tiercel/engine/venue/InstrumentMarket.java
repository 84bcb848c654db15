package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;

/**
 * One instrument at the simulated venue: own orders lie over the historical book, which follows the data exactly and never knows of them.
 * <p>
 * Core's thread only; allocates nothing after construction, apart from what the tables it uses do when they grow. An event costs a few
 * nanoseconds while no own order lives here, else the own orders at or better than its price.
 * <p>
 * <b>Places.</b> An own order stands behind everything that is in its level when it joins. Arrival numbers of the book tell who came later, so the
 * quantity in front is kept by subtracting what leaves from the front.
 */
final class InstrumentMarket {
    private static final long STALE = 1L << 32;

    private final OwnOrders orders;
    private final InstrumentOrders own;
    private final FillOnCross fillOnCross;
    private final UsedLedger used = new UsedLedger();
    private final QueuePlaces places;
    private final LiquidityWalk walk;
    private final SnapshotOverlay snapshot;
    private MarketStateCode state = MarketStateCode.OPEN;
    private boolean isStale;

    InstrumentMarket(
            final BookView book, final OwnOrders orders, final InstrumentOrders own, final VenueConfig config) {
        this.orders = orders;
        this.own = own;
        fillOnCross = config.fillOnCross();
        places = new QueuePlaces(book, own);
        walk = new LiquidityWalk(book, own, used, orders, config.selfTradePrevention());
        snapshot = new SnapshotOverlay(book, own, used, places, this);
    }

    MarketStateCode state() {
        return state;
    }

    boolean isStale() {
        return isStale;
    }

    boolean isMarketable(final int side, final long price) {
        return walk.isMarketable(side, price);
    }

    /** An accepted or triggered order meets the market; nothing happens to a stop that waits. */
    void arrive(final OwnOrder order, final long timeNs) {
        if (order.isStop()) {
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

    void onBookUpdate(final BookUpdate update, final long timeNs) {
        // the next whole book says anew what is in front of own orders
        if (isStale || (own.isEmpty() && used.isEmpty())) {
            return;
        }
        if (update.isIgnored()) {
            if (update.action() == BookAction.EXECUTE) {
                // An order the book does not know was executed: to own orders that is a print of a hidden order.
                onTrade(update.side(), update.executionPrice(), update.qty(), timeNs);
            }
            return;
        }
        switch (update.action()) {
            case ADD -> enter(update.orderId(), update.side(), update.price(), update.qty(), timeNs);
            case EXECUTE -> execute(update, timeNs);
            case REDUCE, DELETE -> {
                places.shrink(update);
                used.cap(update.orderId(), update.leavesQty());
            }
            case REPLACE -> {
                places.shrink(update);
                used.cap(update.orderId(), 0);
                enter(update.newOrderId(), update.side(), update.newPrice(), update.newQty(), timeNs);
            }
            case TRADE, CROSS, NULL_VAL -> {}
        }
    }

    /** A print without a book order: only own orders strictly better than its price can have been met first. */
    void onTrade(final int restingSide, final long price, final long qty, final long timeNs) {
        if (own.isEmpty() || !isFilling() || price == Prices.NO_PRICE || qty <= 0) {
            return;
        }
        if (restingSide == Side.BUY || restingSide == Side.SELL) {
            OwnOrder order = own.side(restingSide).best();
            long remainingQty = qty;
            while (order != null && remainingQty > 0 && !Side.isAtOrBetter(restingSide, price, order.price)) {
                final OwnOrder next = order.worseOwn;
                remainingQty -= fillResting(order, remainingQty, timeNs);
                order = next;
            }
        }
        triggerStops(price, timeNs);
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

    void onSnapshot(final long timeNs) {
        if (!own.isEmpty() || !used.isEmpty()) {
            snapshot.apply(isFilling(), timeNs);
        }
    }

    /** From a stale book the next one of {@link #onSnapshot} leads out; until then nothing fills and no place moves. */
    void onBookStale(final boolean stale) {
        isStale = stale;
        places.bookStale(stale);
    }

    private boolean isFilling() {
        return state == MarketStateCode.OPEN && !isStale;
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
            filledQty += fillResting(order, qty - filledQty, timeNs);
            order = next;
        }
        return filledQty;
    }

    private boolean isReached(final OwnOrder order, final long price) {
        return Side.reaches(order.side, order.price, price)
                && (fillOnCross == FillOnCross.TOUCH || order.price != price);
    }

    private void enter(final long orderId, final int side, final long price, final long qty, final long timeNs) {
        if (state == MarketStateCode.OPEN) {
            final long filledQty = fillCrossed(side, price, qty, timeNs);
            if (filledQty > 0) {
                used.add(orderId, side, price, filledQty);
            }
        }
    }

    private void execute(final BookUpdate update, final long timeNs) {
        if (state == MarketStateCode.OPEN) {
            fillInFrontOf(update, timeNs);
        }
        places.shrink(update);
        used.cap(update.orderId(), update.leavesQty());
        if (state == MarketStateCode.OPEN) {
            triggerStops(update.executionPrice(), timeNs);
        }
    }

    /** Own orders better than the executed order, or in front of it in its level, would have been hit first. */
    private void fillInFrontOf(final BookUpdate update, final long timeNs) {
        final int side = update.side();
        final long price = update.price();
        long remainingQty = update.qty();
        OwnOrder order = own.side(side).best();
        while (order != null && remainingQty > 0 && Side.isAtOrBetter(side, order.price, price)) {
            final boolean isInFront = order.price != price || order.aheadPriority < update.priority();
            final long reachQty = isInFront ? remainingQty : order.isEstimated ? remainingQty - order.queueAhead : 0;
            if (reachQty <= 0) {
                return;
            }
            final OwnOrder next = order.worseOwn;
            remainingQty -= fillResting(order, reachQty, timeNs);
            order = next;
        }
    }

    private long fillResting(final OwnOrder order, final long reachQty, final long timeNs) {
        final long qty = Math.min(order.leavesQty(), reachQty);
        orders.fill(order, order.price, qty, true, timeNs);
        return qty;
    }

    /** Stops become orders that arrive now, in order of acceptance, after the print has been applied completely. */
    private void triggerStops(final long lastPrice, final long timeNs) {
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
        return used.foldInto(own.foldInto(StateHash.mix(digest, isStale ? STALE | state.value() : state.value())));
    }
}
