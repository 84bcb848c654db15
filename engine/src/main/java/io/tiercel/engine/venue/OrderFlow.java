package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;

/**
 * What order-by-order market data do to the own orders of one instrument: exact places, and fills by what would have met them first.
 * <p>
 * Core's thread only; allocates nothing after construction, apart from what the tables it uses do when they grow. An event costs a few
 * nanoseconds while no own order lives here, else the own orders at or better than its price.
 * <p>
 * <b>Places.</b> An own order stands behind everything that is in its level when it joins. Arrival numbers of the book tell who came later, so the
 * quantity in front is kept by subtracting what leaves from the front.
 */
final class OrderFlow {
    private final InstrumentMarket market;
    private final InstrumentOrders own;
    private final UsedLedger used = new UsedLedger();
    private final FollowedPlaces places;
    private final LiquidityWalk walk;
    private final SnapshotOverlay snapshot;

    OrderFlow(
            final BookView book,
            final OwnOrders orders,
            final InstrumentOrders own,
            final InstrumentMarket market,
            final SelfTradePrevention selfTradePrevention) {
        this.market = market;
        this.own = own;
        places = new FollowedPlaces(book, own);
        walk = new LiquidityWalk(book, own, used, orders, selfTradePrevention);
        snapshot = new SnapshotOverlay(book, own, used, places, market);
    }

    /** The instrument's book is told order by order. */
    void begin() {
        market.follow(places, walk);
    }

    void onBookUpdate(final BookUpdate update, final long timeNs) {
        // the next whole book says anew what is in front of own orders
        if ((own.isEmpty() && used.isEmpty()) || market.isStale()) {
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
        if (own.isEmpty() || !market.isFilling() || price == Prices.NO_PRICE || qty <= 0) {
            return;
        }
        if (restingSide == Side.BUY || restingSide == Side.SELL) {
            OwnOrder order = own.side(restingSide).best();
            long remainingQty = qty;
            while (order != null && remainingQty > 0 && !Side.isAtOrBetter(restingSide, price, order.price)) {
                final OwnOrder next = order.worseOwn;
                remainingQty -= market.fillResting(order, remainingQty, timeNs);
                order = next;
            }
        }
        market.triggerStops(price, timeNs);
    }

    void onSnapshot(final long timeNs) {
        if (!own.isEmpty() || !used.isEmpty()) {
            snapshot.apply(market.isFilling(), timeNs);
        }
    }

    private void enter(final long orderId, final int side, final long price, final long qty, final long timeNs) {
        if (market.isOpen()) {
            final long filledQty = market.fillCrossed(side, price, qty, timeNs);
            if (filledQty > 0) {
                used.add(orderId, side, price, filledQty);
            }
        }
    }

    private void execute(final BookUpdate update, final long timeNs) {
        if (market.isOpen()) {
            fillInFrontOf(update, timeNs);
        }
        places.shrink(update);
        used.cap(update.orderId(), update.leavesQty());
        if (market.isOpen()) {
            market.triggerStops(update.executionPrice(), timeNs);
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
            remainingQty -= market.fillResting(order, reachQty, timeNs);
            order = next;
        }
    }

    long foldInto(final long digest) {
        return used.foldInto(digest);
    }
}
