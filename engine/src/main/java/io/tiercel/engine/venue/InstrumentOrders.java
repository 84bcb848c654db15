package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.StateHash;

/**
 * The live own orders of one instrument: all of them in order of acceptance, and those that rest in price-time order per side.
 * <p>
 * Core's thread only; links the orders themselves, allocates nothing after construction.
 */
final class InstrumentOrders {
    private final OwnSide bids = new OwnSide(Side.BUY);
    private final OwnSide asks = new OwnSide(Side.SELL);
    private OwnOrder first;
    private OwnOrder last;
    private int count;
    private int waitingStops;

    InstrumentOrders() {}

    boolean isEmpty() {
        return count == 0;
    }

    boolean hasWaitingStops() {
        return waitingStops > 0;
    }

    OwnSide side(final int side) {
        return side == Side.BUY ? bids : asks;
    }

    void accept(final OwnOrder order) {
        order.acceptedBefore = last;
        if (last == null) {
            first = order;
        } else {
            last.acceptedAfter = order;
        }
        last = order;
        count++;
        if (order.isStop()) {
            waitingStops++;
        }
    }

    /** A waiting stop is about to become another type of order. */
    void stopTriggered() {
        waitingStops--;
    }

    void remove(final OwnOrder order) {
        if (order.isResting) {
            side(order.side).remove(order);
        }
        if (order.isStop()) {
            waitingStops--;
        }
        if (order.acceptedBefore == null) {
            first = order.acceptedAfter;
        } else {
            order.acceptedBefore.acceptedAfter = order.acceptedAfter;
        }
        if (order.acceptedAfter == null) {
            last = order.acceptedBefore;
        } else {
            order.acceptedAfter.acceptedBefore = order.acceptedBefore;
        }
        count--;
    }

    /**
     * The next live order in order of acceptance. Finds its place anew, so any order may end between two calls.
     *
     * @param acceptance number after which to look; 0 for the first.
     * @return null when there is none.
     */
    OwnOrder acceptedAfter(final long acceptance) {
        OwnOrder order = first;
        while (order != null && order.acceptance <= acceptance) {
            order = order.acceptedAfter;
        }
        return order;
    }

    long foldInto(final long digest) {
        long folded = digest;
        for (OwnOrder order = first; order != null; order = order.acceptedAfter) {
            folded = order.foldInto(folded);
        }
        return StateHash.mix(folded, count);
    }
}
