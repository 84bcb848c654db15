package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.instrument.Side;

/**
 * Where own resting orders of one instrument stand in queues of which only the sums are told. Every order stands within one anonymous quantity.
 * <p>
 * Core's thread only; allocates nothing after construction. A change of a level costs the own orders at or better than its price.
 */
final class EstimatedPlaces implements QueuePlaces {
    private static final double ROUNDING = 1e-9;

    private final WorkingBook book;
    private final InstrumentOrders own;
    private final QueueModel model;
    private final double n;
    private final long lotSize;
    private boolean isBookStale;
    private boolean isAnyUnknown;

    EstimatedPlaces(
            final WorkingBook book, final InstrumentOrders own, final QueueModelConfig config, final long lotSize) {
        this.book = book;
        this.own = own;
        this.lotSize = lotSize;
        model = config.model();
        n = config.n();
    }

    @Override
    public void bookStale(final boolean isStale) {
        isBookStale = isStale;
    }

    @Override
    public void joinTail(final OwnOrder order) {
        order.isEstimated = true;
        // it never stands in front of the quantity of its level
        order.aheadPriority = Long.MAX_VALUE;
        if (isBookStale || !isShown(order.side, order.price)) {
            order.queueAhead = UNKNOWN;
            order.statedQty = 0;
            isAnyUnknown = true;
        } else {
            order.queueAhead = book.qtyAt(order.side, order.price);
            order.statedQty = book.stated().qtyAt(order.side, order.price);
        }
    }

    /** Whether the source would show a level at that price: no worse than the worst that it shows; of a side that it shows empty, at any price. */
    private boolean isShown(final int side, final long price) {
        final LevelBook stated = book.stated();
        final int levels = stated == null ? 0 : stated.levelCount(side);
        return stated != null && (levels == 0 || Side.isAtOrBetter(side, price, stated.price(side, levels - 1)));
    }

    @Override
    public void rejoinTails() {
        joinTails(Side.BUY);
        joinTails(Side.SELL);
    }

    private void joinTails(final int side) {
        for (OwnOrder order = own.side(side).best(); order != null; order = order.worseOwn) {
            joinTail(order);
        }
    }

    /** A level was stated: the places of the own orders in it, before what has printed there is forgotten. */
    void restate(final int side, final long price, final long qty) {
        OwnOrder order = own.side(side).best();
        while (order != null && order.price != price) {
            if (Side.isAtOrBetter(side, price, order.price)) {
                return;
            }
            order = order.worseOwn;
        }
        final long printedQty = order == null ? 0 : book.printedQty(side, price);
        for (; order != null && order.price == price; order = order.worseOwn) {
            restate(order, qty, printedQty);
        }
    }

    /** The whole book was stated. */
    void restateAll() {
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (OwnOrder order = own.side(side).best(); order != null; order = order.worseOwn) {
                restate(order, book.stated().qtyAt(side, order.price), book.printedQty(side, order.price));
            }
        }
    }

    private void restate(final OwnOrder order, final long qty, final long printedQty) {
        if (order.queueAhead != UNKNOWN) {
            order.queueAhead = frontQty(order, qty, printedQty);
            order.statedQty = qty;
        }
    }

    private long frontQty(final OwnOrder order, final long qty, final long printedQty) {
        final long front = order.queueAhead;
        final long canceledQty = order.statedQty - qty - printedQty;
        if (front == 0 || canceledQty <= 0 || model == QueueModel.RISK_AVERSE) {
            return Math.min(front, qty);
        }
        final long back = Math.max(0, order.statedQty - printedQty - front);
        final double behind =
                back == 0 ? 0 : model.probabilityBehind(front / (double) lotSize, back / (double) lotSize, n);
        final double estimate = front - (1 - behind) * canceledQty + Math.min(back - behind * canceledQty, 0);
        final long rounded = lotSize * (long) Math.ceil(estimate / lotSize - ROUNDING);
        return Math.clamp(rounded, 0, qty);
    }

    /** Levels that were beyond what the source showed may have come into sight: what they hold now is in front. */
    void look() {
        if (isAnyUnknown && !isBookStale) {
            isAnyUnknown = false;
            look(Side.BUY);
            look(Side.SELL);
        }
    }

    private void look(final int side) {
        for (OwnOrder order = own.side(side).best(); order != null; order = order.worseOwn) {
            if (order.queueAhead == UNKNOWN) {
                joinTail(order);
            }
        }
    }

    /** A trade at an order's own price, of which nobody knows whose it was: it took from the front. */
    static void advance(final OwnOrder order, final long qty) {
        if (order.queueAhead != UNKNOWN) {
            order.queueAhead = Math.max(0, order.queueAhead - qty);
        }
    }

    /** A trade beyond an order's price: nobody is left in front. */
    static void reachFront(final OwnOrder order) {
        if (order.queueAhead != UNKNOWN) {
            order.queueAhead = 0;
        }
    }
}
