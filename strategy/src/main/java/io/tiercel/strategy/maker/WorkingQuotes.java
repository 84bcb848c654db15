package io.tiercel.strategy.maker;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.RejectReason;
import java.util.Arrays;

/**
 * The one order a market maker may have on each side of each instrument, as its execution reports tell it.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1). A slot is addressed by {@link #slot(int, int)}. While a request is
 * under way the slot is pending and takes no other request, so a quote is never chased by two requests at once.
 */
final class WorkingQuotes {
    private final long[] orderId;
    private final long[] price;
    private final long[] requestedPrice;
    private final long[] leavesQty;
    private final long[] cumQty;
    private final boolean[] isPending;

    /**
     * @param instruments number of instruments.
     */
    WorkingQuotes(final int instruments) {
        final int slots = 2 * instruments;
        orderId = new long[slots];
        Arrays.fill(orderId, Prices.NO_ORDER_ID);
        price = new long[slots];
        Arrays.fill(price, Prices.NO_PRICE);
        requestedPrice = price.clone();
        leavesQty = new long[slots];
        cumQty = new long[slots];
        isPending = new boolean[slots];
    }

    /**
     * @param instrumentId dense id.
     * @param side         {@code Side.BUY} or {@code Side.SELL}.
     * @return index of the slot.
     */
    static int slot(final int instrumentId, final int side) {
        return 2 * instrumentId + side;
    }

    /**
     * @param slot index.
     * @return true when there is no order.
     */
    boolean isEmpty(final int slot) {
        return orderId[slot] == Prices.NO_ORDER_ID;
    }

    /**
     * @param slot index.
     * @return true while an answer of the venue is awaited.
     */
    boolean isPending(final int slot) {
        return isPending[slot];
    }

    /**
     * @param slot index, not empty.
     * @return the order.
     */
    long orderId(final int slot) {
        return orderId[slot];
    }

    /**
     * @param slot index, not empty.
     * @return the price that the venue last confirmed or that a new order was sent with.
     */
    long price(final int slot) {
        return price[slot];
    }

    /**
     * @param slot index, not empty.
     * @return open quantity.
     */
    long leavesQty(final int slot) {
        return leavesQty[slot];
    }

    /**
     * @param slot index, not empty.
     * @return filled so far.
     */
    long cumQty(final int slot) {
        return cumQty[slot];
    }

    /**
     * Whether a price of the other side would meet this order at the price it has or at the one it is moving to.
     *
     * @param slot       index of this order.
     * @param side       side of this order.
     * @param otherPrice a price on the other side.
     * @return true when the two orders could trade with each other.
     */
    boolean wouldMeet(final int slot, final int side, final long otherPrice) {
        return !isEmpty(slot)
                && (Side.reaches(side, price[slot], otherPrice)
                        || Side.reaches(side, requestedPrice[slot], otherPrice));
    }

    /** A new order was sent. */
    void onSubmitted(final int slot, final long newOrderId, final long newPrice, final long qty) {
        orderId[slot] = newOrderId;
        price[slot] = newPrice;
        requestedPrice[slot] = newPrice;
        leavesQty[slot] = qty;
        cumQty[slot] = 0;
        isPending[slot] = true;
    }

    /** A replace was sent. */
    void onReplaceSent(final int slot, final long newPrice) {
        requestedPrice[slot] = newPrice;
        isPending[slot] = true;
    }

    /** A cancel was sent. */
    void onCancelSent(final int slot) {
        isPending[slot] = true;
    }

    /**
     * Takes over what a report says; a report about another order than the slot's changes nothing.
     *
     * @param report of the instrument and side.
     */
    void onReport(final ExecutionReport report) {
        final int slot = slot(report.instrumentId, report.side);
        if (report.orderId != orderId[slot]) {
            return;
        }
        if (report.status.isFinal() || report.reason == RejectReason.VENUE_UNKNOWN_ORDER) {
            empty(slot);
            return;
        }
        cumQty[slot] = report.cumQty;
        leavesQty[slot] = report.leavesQty;
        switch (report.execType) {
            case NEW, REPLACED, CANCEL_REJECTED, REPLACE_REJECTED -> {
                price[slot] = report.price;
                requestedPrice[slot] = report.price;
                isPending[slot] = false;
            }
            case TRADE, CANCELED, REJECTED, EXPIRED, TRIGGERED -> {
                // A fill leaves a request that is under way as it is; the others are final and were handled above.
            }
        }
    }

    /**
     * @param hash so far.
     * @return hash that includes every slot.
     */
    long mixInto(final long hash) {
        long mixed = hash;
        for (int slot = 0; slot < orderId.length; slot++) {
            mixed = StateHash.mix(mixed, orderId[slot]);
            mixed = StateHash.mix(mixed, price[slot]);
            mixed = StateHash.mix(mixed, requestedPrice[slot]);
            mixed = StateHash.mix(mixed, leavesQty[slot]);
            mixed = StateHash.mix(mixed, cumQty[slot]);
            mixed = StateHash.mix(mixed, isPending[slot]);
        }
        return mixed;
    }

    private void empty(final int slot) {
        orderId[slot] = Prices.NO_ORDER_ID;
        price[slot] = Prices.NO_PRICE;
        requestedPrice[slot] = Prices.NO_PRICE;
        leavesQty[slot] = 0;
        cumQty[slot] = 0;
        isPending[slot] = false;
    }
}
