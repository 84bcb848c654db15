package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderVisitor;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;

/**
 * Where own resting orders of one instrument stand in the queues of the historical book.
 * <p>
 * Core's thread only; allocates nothing after construction. Joining walks the level once; a change in a level where own orders rest costs O(own
 * orders at or better than its price).
 */
final class FollowedPlaces implements QueuePlaces, OrderVisitor {
    private static final long NOTHING_AHEAD = Long.MIN_VALUE;

    private final BookView book;
    private final InstrumentOrders own;
    private long countedUpTo;
    private long countedQty;
    private long lastPriority;
    private boolean isBookStale;

    FollowedPlaces(final BookView book, final InstrumentOrders own) {
        this.book = book;
        this.own = own;
    }

    @Override
    public void bookStale(final boolean isStale) {
        isBookStale = isStale;
    }

    @Override
    public void joinTail(final OwnOrder order) {
        if (isBookStale) {
            order.queueAhead = Long.MAX_VALUE;
            order.aheadPriority = NOTHING_AHEAD;
            order.isEstimated = false;
            return;
        }
        count(order.side, order.price, Long.MAX_VALUE);
        order.queueAhead = countedQty;
        order.aheadPriority = lastPriority;
        order.isEstimated = false;
    }

    @Override
    public void rejoinTails() {
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (OwnOrder order = own.side(side).best(); order != null; order = order.worseOwn) {
                joinTail(order);
            }
        }
    }

    /** A historical order lost quantity, or left: own orders behind it move up. */
    void shrink(final BookUpdate update) {
        final int side = update.side();
        final long price = update.price();
        OwnOrder order = own.side(side).best();
        while (order != null && order.price != price) {
            if (Side.isAtOrBetter(side, price, order.price)) {
                return;
            }
            order = order.worseOwn;
        }
        for (; order != null && order.price == price; order = order.worseOwn) {
            if (order.aheadPriority >= update.priority()) {
                moveUp(order, update);
            }
        }
    }

    /**
     * A snapshot replaced the level's orders by one anonymous quantity. It never resets a place: what was in front still is, as far as it is there.
     */
    void estimate(final OwnOrder order) {
        final long aheadQty = order.queueAhead;
        joinTail(order);
        order.isEstimated = order.queueAhead > 0;
        order.queueAhead = Math.min(aheadQty, order.queueAhead);
    }

    private void moveUp(final OwnOrder order, final BookUpdate update) {
        final boolean isExecution = update.action() == BookAction.EXECUTE;
        if (order.isEstimated) {
            final long frontQty = isExecution ? Math.max(0, order.queueAhead - update.qty()) : order.queueAhead;
            order.queueAhead = Math.min(frontQty, leavesQty(update));
        } else if (isExactlyTold(update)) {
            order.queueAhead -= update.qty();
        } else {
            // The feed may have taken off more than was there.
            count(order.side, order.price, order.aheadPriority);
            order.queueAhead = countedQty;
        }
    }

    private static long leavesQty(final BookUpdate update) {
        return update.action() == BookAction.REPLACE ? 0 : update.leavesQty();
    }

    /** Whether the quantity of the change is what the order lost: an execution or a cancel may name more than was there. */
    private static boolean isExactlyTold(final BookUpdate update) {
        return switch (update.action()) {
            case DELETE -> update.orderId() > 0 || update.leavesQty() > 0;
            case REPLACE -> true;
            case ADD, EXECUTE, REDUCE, TRADE, CROSS, NULL_VAL -> update.leavesQty() > 0;
        };
    }

    private void count(final int side, final long price, final long upToPriority) {
        countedUpTo = upToPriority;
        countedQty = 0;
        lastPriority = NOTHING_AHEAD;
        book.visitOrders(side, price, this);
    }

    @Override
    public boolean onOrder(final long orderId, final long qty, final long priority) {
        if (priority > countedUpTo) {
            return false;
        }
        countedQty += qty;
        lastPriority = priority;
        return true;
    }
}
