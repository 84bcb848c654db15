package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Side;

/**
 * Own resting orders of one side of one instrument in price-time order: the best first, at one price the one that joined first.
 * <p>
 * Core's thread only. Links the orders themselves; allocates nothing. Inserting walks from the worst order.
 */
final class OwnSide {
    private final int side;
    private OwnOrder best;
    private OwnOrder worst;

    OwnSide(final int side) {
        this.side = side;
    }

    OwnOrder best() {
        return best;
    }

    /** Enters an order behind every own order at its price. */
    void insert(final OwnOrder order) {
        OwnOrder before = worst;
        while (before != null && !Side.isAtOrBetter(side, before.price, order.price)) {
            before = before.betterOwn;
        }
        final OwnOrder after = before == null ? best : before.worseOwn;
        order.betterOwn = before;
        order.worseOwn = after;
        if (before == null) {
            best = order;
        } else {
            before.worseOwn = order;
        }
        if (after == null) {
            worst = order;
        } else {
            after.betterOwn = order;
        }
        order.isResting = true;
    }

    void remove(final OwnOrder order) {
        final OwnOrder before = order.betterOwn;
        final OwnOrder after = order.worseOwn;
        if (before == null) {
            best = after;
        } else {
            before.worseOwn = after;
        }
        if (after == null) {
            worst = before;
        } else {
            after.betterOwn = before;
        }
        order.betterOwn = null;
        order.worseOwn = null;
        order.leaveQueue();
    }
}
