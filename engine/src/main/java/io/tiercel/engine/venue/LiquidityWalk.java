package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderVisitor;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.order.RejectReason;

/**
 * What an arriving own order finds on the other side: historical orders, less what own orders already took of them, and own resting orders between
 * them, level by level and in queue order.
 * <p>
 * Core's thread only, one per instrument; allocates nothing after construction. Cost: the orders it walks over.
 */
final class LiquidityWalk implements OrderVisitor {
    private final BookView book;
    private final InstrumentOrders own;
    private final UsedLedger used;
    private final OwnOrders orders;
    private final SelfTradePrevention selfTradePrevention;

    private OwnOrder taker;
    private int oppositeSide;
    private long limit;
    private long timeNs;
    private boolean isTaking;
    private boolean isStopped;
    private boolean shouldCancelTaker;
    private long remainingQty;
    private long levelPrice;
    private long levelQty;
    private OwnOrder nextOwn;

    LiquidityWalk(
            final BookView book,
            final InstrumentOrders own,
            final UsedLedger used,
            final OwnOrders orders,
            final SelfTradePrevention selfTradePrevention) {
        this.book = book;
        this.own = own;
        this.used = used;
        this.orders = orders;
        this.selfTradePrevention = selfTradePrevention;
    }

    /** Whether any displayed opposite quantity, taken from or not, or an own opposite order is at or through a limit. */
    boolean isMarketable(final int side, final long price) {
        final int opposite = Side.opposite(side);
        final long displayed = book.price(opposite, 0);
        final OwnOrder ownBest = own.side(opposite).best();
        return (displayed != Prices.NO_PRICE && Side.reaches(side, price, displayed))
                || (ownBest != null && Side.reaches(side, price, ownBest.price));
    }

    /** Whether all of an order could be taken now, stopping in front of the first own opposite order. */
    boolean canFillWhole(final OwnOrder order) {
        begin(order, 0, false);
        walk();
        taker = null;
        return remainingQty == 0;
    }

    /**
     * Takes what is available within the order's limit: one fill a level, at the level's price.
     *
     * @return true when the order still lives.
     */
    boolean take(final OwnOrder order, final long nowNs) {
        begin(order, nowNs, true);
        walk();
        final boolean isLive = remainingQty > 0;
        if (isLive && shouldCancelTaker) {
            orders.cancel(order, RejectReason.VENUE_SELF_TRADE, nowNs);
        }
        taker = null;
        nextOwn = null;
        return isLive && !shouldCancelTaker;
    }

    private void begin(final OwnOrder order, final long nowNs, final boolean shouldTake) {
        taker = order;
        oppositeSide = Side.opposite(order.side);
        limit = order.price;
        timeNs = nowNs;
        isTaking = shouldTake;
        isStopped = false;
        shouldCancelTaker = false;
        remainingQty = order.leavesQty();
        levelQty = 0;
        nextOwn = own.side(oppositeSide).best();
    }

    private void walk() {
        long historicalPrice = book.nextPrice(oppositeSide, Prices.NO_PRICE);
        while (remainingQty > 0 && !isStopped) {
            levelPrice = bestOf(historicalPrice);
            if (levelPrice == Prices.NO_PRICE
                    || (limit != Prices.NO_PRICE && !Side.reaches(taker.side, limit, levelPrice))) {
                return;
            }
            if (levelPrice == historicalPrice) {
                book.visitOrders(oppositeSide, levelPrice, this);
                historicalPrice = book.nextPrice(oppositeSide, historicalPrice);
            }
            while (remainingQty > 0 && !isStopped && isOwnNext()) {
                meetOwn();
            }
            fillLevel();
        }
    }

    private long bestOf(final long historicalPrice) {
        if (nextOwn == null) {
            return historicalPrice;
        }
        return historicalPrice != Prices.NO_PRICE && Side.isAtOrBetter(oppositeSide, historicalPrice, nextOwn.price)
                ? historicalPrice
                : nextOwn.price;
    }

    private boolean isOwnNext() {
        return nextOwn != null && nextOwn.price == levelPrice;
    }

    @Override
    public boolean onOrder(final long orderId, final long qty, final long priority) {
        long availableQty = Math.max(0, qty - used.usedQty(orderId));
        long passedQty = 0;
        while (isOwnNext() && (nextOwn.aheadPriority < priority || nextOwn.isEstimated)) {
            if (nextOwn.aheadPriority >= priority) {
                // The own order stands within this anonymous quantity.
                final long inFrontQty = Math.min(availableQty, Math.max(0, nextOwn.queueAhead - passedQty));
                takeHistorical(orderId, inFrontQty);
                availableQty -= inFrontQty;
                passedQty += inFrontQty;
            }
            if (remainingQty == 0) {
                return false;
            }
            meetOwn();
            if (isStopped) {
                return false;
            }
        }
        takeHistorical(orderId, availableQty);
        return remainingQty > 0;
    }

    private void takeHistorical(final long orderId, final long availableQty) {
        final long qty = Math.min(availableQty, remainingQty);
        if (qty > 0) {
            remainingQty -= qty;
            levelQty += qty;
            if (isTaking) {
                used.add(orderId, oppositeSide, levelPrice, qty);
            }
        }
    }

    /** The walk came to an own order: they never trade with each other. */
    private void meetOwn() {
        if (!isTaking) {
            isStopped = true;
            return;
        }
        fillLevel();
        final OwnOrder met = nextOwn;
        nextOwn = met.worseOwn;
        switch (selfTradePrevention) {
            case CANCEL_NEWEST -> shouldCancelTaker = true;
            case CANCEL_OLDEST -> orders.cancel(met, RejectReason.VENUE_SELF_TRADE, timeNs);
            case CANCEL_BOTH -> {
                orders.cancel(met, RejectReason.VENUE_SELF_TRADE, timeNs);
                shouldCancelTaker = true;
            }
        }
        isStopped = shouldCancelTaker;
    }

    private void fillLevel() {
        if (isTaking && levelQty > 0) {
            orders.fill(taker, levelPrice, levelQty, false, timeNs);
        }
        levelQty = 0;
    }
}
