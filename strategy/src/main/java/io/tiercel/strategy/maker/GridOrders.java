package io.tiercel.strategy.maker;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.RejectReason;
import java.util.Arrays;

/**
 * Several orders on each side of each instrument, and what is known of their places in the queues.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; a report is O(orders of a side). A slot is addressed by {@link #slot}.
 * <p>
 * The quantity in front of an order is not told by a feed: it is taken to be all that the level shows when the order is first seen in it, and only
 * ever falls to what the level shows later: an estimate that never flatters (what {@code RISK_AVERSE} is to the venue).
 */
final class GridOrders {
    private static final long UNKNOWN = -1;

    private final int levels;
    private final long[] orderId;
    private final long[] price;
    private final long[] leavesQty;
    private final long[] frontQty;
    private final boolean[] isPending;

    /**
     * @param instruments number of instruments.
     * @param levels      orders on each side.
     */
    GridOrders(final int instruments, final int levels) {
        this.levels = levels;
        final int slots = 2 * instruments * levels;
        orderId = new long[slots];
        Arrays.fill(orderId, Prices.NO_ORDER_ID);
        price = new long[slots];
        Arrays.fill(price, Prices.NO_PRICE);
        leavesQty = new long[slots];
        frontQty = new long[slots];
        isPending = new boolean[slots];
    }

    /** Index of order {@code i} of a side; those of a side follow one another. */
    int slot(final int instrumentId, final int side, final int i) {
        return (2 * instrumentId + side) * levels + i;
    }

    boolean isEmpty(final int slot) {
        return orderId[slot] == Prices.NO_ORDER_ID;
    }

    boolean isPending(final int slot) {
        return isPending[slot];
    }

    long orderId(final int slot) {
        return orderId[slot];
    }

    long price(final int slot) {
        return price[slot];
    }

    long frontQty(final int slot) {
        return frontQty[slot];
    }

    /** A slot of the side without an order, or -1. */
    int free(final int instrumentId, final int side) {
        return find(instrumentId, side, Prices.NO_ORDER_ID);
    }

    /** Whether the side has an order at the price. */
    boolean isAt(final int instrumentId, final int side, final long at) {
        for (int slot = slot(instrumentId, side, 0), i = 0; i < levels; i++) {
            if (!isEmpty(slot + i) && price[slot + i] == at) {
                return true;
            }
        }
        return false;
    }

    /** Whether an order of the other side would trade with one of this side. */
    boolean wouldMeet(final int instrumentId, final int side, final long otherPrice) {
        for (int slot = slot(instrumentId, side, 0), i = 0; i < levels; i++) {
            if (!isEmpty(slot + i) && Side.reaches(side, price[slot + i], otherPrice)) {
                return true;
            }
        }
        return false;
    }

    /** Open quantity of a side. */
    long openQty(final int instrumentId, final int side) {
        long sum = 0;
        for (int slot = slot(instrumentId, side, 0), i = 0; i < levels; i++) {
            sum += leavesQty[slot + i];
        }
        return sum;
    }

    /** A new order was sent. */
    void onSubmitted(final int slot, final long newOrderId, final long newPrice, final long qty) {
        orderId[slot] = newOrderId;
        price[slot] = newPrice;
        leavesQty[slot] = qty;
        frontQty[slot] = UNKNOWN;
        isPending[slot] = true;
    }

    /** A cancel was sent. */
    void onCancelSent(final int slot) {
        isPending[slot] = true;
    }

    /** Brings the places of an instrument's orders up to date. */
    void onBook(final int instrumentId, final BookView book) {
        for (int slot = slot(instrumentId, 0, 0), i = 0; i < 2 * levels; i++, slot++) {
            if (!isEmpty(slot) && !isPending[slot]) {
                final long shown = book.qtyAt(i / levels, price[slot]);
                frontQty[slot] = frontQty[slot] == UNKNOWN ? shown : Math.min(frontQty[slot], shown);
            }
        }
    }

    /** Takes over what a report says; a report about another order changes nothing. */
    void onReport(final ExecutionReport report) {
        final int slot = find(report.instrumentId, report.side, report.orderId);
        if (slot < 0) {
            return;
        }
        if (report.status.isFinal() || report.reason == RejectReason.VENUE_UNKNOWN_ORDER) {
            orderId[slot] = Prices.NO_ORDER_ID;
            price[slot] = Prices.NO_PRICE;
            leavesQty[slot] = 0;
            frontQty[slot] = 0;
            isPending[slot] = false;
            return;
        }
        leavesQty[slot] = report.leavesQty;
        if (report.execType == ExecType.NEW || report.execType == ExecType.CANCEL_REJECTED) {
            isPending[slot] = false;
        }
    }

    private int find(final int instrumentId, final int side, final long wanted) {
        for (int slot = slot(instrumentId, side, 0), i = 0; i < levels; i++) {
            if (orderId[slot + i] == wanted) {
                return slot + i;
            }
        }
        return -1;
    }

    /** Hash that includes every slot. */
    long mixInto(final long hash) {
        long mixed = hash;
        for (int slot = 0; slot < orderId.length; slot++) {
            mixed = StateHash.mix(mixed, orderId[slot]);
            mixed = StateHash.mix(mixed, price[slot]);
            mixed = StateHash.mix(mixed, leavesQty[slot]);
            mixed = StateHash.mix(mixed, frontQty[slot]);
            mixed = StateHash.mix(mixed, isPending[slot]);
        }
        return mixed;
    }
}
