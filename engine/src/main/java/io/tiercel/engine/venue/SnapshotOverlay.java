package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderVisitor;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/**
 * What happens to own orders when a full book of anonymous quantities replaces the one that was known order by order.
 * <p>
 * Core's thread only; allocates nothing after construction. Ours, after the rules of level data: places are kept as far as the level still holds
 * that much, what was taken stays taken at its price, and what stands at or through an own order fills it once.
 */
final class SnapshotOverlay {
    private final BookView book;
    private final InstrumentOrders own;
    private final UsedLedger used;
    private final InstrumentMarket market;
    private final FollowedPlaces places;
    private final OrderVisitor carryOver = this::carryOver;
    private final OrderVisitor cross = this::cross;
    private final UsedLedger.EntryVisitor carryEntry = this::carryEntry;
    private int side;
    private long price;
    private long qty;
    private long timeNs;

    SnapshotOverlay(
            final BookView book,
            final InstrumentOrders own,
            final UsedLedger used,
            final FollowedPlaces places,
            final InstrumentMarket market) {
        this.book = book;
        this.own = own;
        this.used = used;
        this.places = places;
        this.market = market;
    }

    /**
     * @param isOpen whether own orders may fill.
     * @param nowNs  venue time.
     */
    void apply(final boolean isOpen, final long nowNs) {
        timeNs = nowNs;
        used.drain(carryEntry);
        for (side = Side.BUY; side <= Side.SELL; side++) {
            for (OwnOrder order = own.side(side).best(); order != null; order = order.worseOwn) {
                places.estimate(order);
            }
        }
        if (isOpen) {
            for (side = Side.BUY; side <= Side.SELL; side++) {
                crossLevels();
            }
        }
    }

    private void carryEntry(final int usedSide, final long usedPrice, final long usedQty) {
        side = usedSide;
        price = usedPrice;
        qty = usedQty;
        book.visitOrders(side, price, carryOver);
    }

    private boolean carryOver(final long orderId, final long displayedQty, final long priority) {
        final long carriedQty = Math.min(qty, displayedQty - used.usedQty(orderId));
        if (carriedQty > 0) {
            used.add(orderId, side, price, carriedQty);
        }
        return false;
    }

    private void crossLevels() {
        price = book.nextPrice(side, Prices.NO_PRICE);
        OwnOrder opposite = own.side(Side.opposite(side)).best();
        while (price != Prices.NO_PRICE && opposite != null && Side.reaches(opposite.side, opposite.price, price)) {
            book.visitOrders(side, price, cross);
            price = book.nextPrice(side, price);
            opposite = own.side(Side.opposite(side)).best();
        }
    }

    private boolean cross(final long orderId, final long displayedQty, final long priority) {
        final long availableQty = displayedQty - used.usedQty(orderId);
        if (availableQty > 0) {
            final long filledQty = market.fillCrossed(side, price, availableQty, timeNs);
            if (filledQty > 0) {
                used.add(orderId, side, price, filledQty);
            }
        }
        return true;
    }
}
