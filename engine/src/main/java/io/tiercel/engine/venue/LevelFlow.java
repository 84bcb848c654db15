package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/**
 * What level data do to the own orders of one instrument: places are estimated, prints are taken off the book until the levels are stated anew.
 * <p>
 * Core's thread only; allocates nothing after construction, apart from what the tables it uses do when they grow. An event costs a few nanoseconds
 * while no own order lives here, a print a little more, else the own orders at or better than its price.
 */
final class LevelFlow {
    private final InstrumentMarket market;
    private final InstrumentOrders own;
    private final UsedLedger used = new UsedLedger();
    private final WorkingBook book = new WorkingBook();
    private final EstimatedPlaces places;
    private final LiquidityWalk walk;
    private final UsedLedger.EntryVisitor carryEntry = this::carryEntry;
    private boolean isFollowed;

    LevelFlow(
            final OwnOrders orders,
            final InstrumentOrders own,
            final InstrumentMarket market,
            final VenueConfig config,
            final long lotSize) {
        this.market = market;
        this.own = own;
        places = new EstimatedPlaces(book, own, config.queueModel(), lotSize);
        walk = new LiquidityWalk(book, own, used, orders, config.selfTradePrevention());
    }

    /** The instrument's book is told by levels, none of which is known yet. */
    void begin(final LevelBook stated) {
        isFollowed = true;
        book.follow(stated);
        places.bookStale(true);
        market.follow(places, walk);
        places.rejoinTails();
        places.bookStale(market.isStale());
    }

    boolean isFollowed() {
        return isFollowed;
    }

    /** The stated book holds this at a price from now on; what no book can hold changes nothing here either. */
    void onLevel(final int side, final long price, final long qty) {
        if (market.isStale() || side > Side.SELL || qty < 0 || price == Prices.NO_PRICE) {
            return;
        }
        if (!own.isEmpty()) {
            places.restate(side, price, qty);
        }
        book.restate(side, price);
        used.cap(WorkingBook.levelId(side, price), qty);
    }

    /** A message has changed all of the levels that it changes. */
    void onLevelsChanged(final long timeNs) {
        if (!own.isEmpty() && !market.isStale()) {
            places.look();
            fillCrossed(timeNs);
        }
    }

    /** The whole book was stated: a set of level changes, in which those that are missing hold nothing. */
    void onBookStated(final long timeNs) {
        if (!own.isEmpty()) {
            places.restateAll();
        }
        book.restateAll();
        if (!used.isEmpty()) {
            used.drain(carryEntry);
        }
        onLevelsChanged(timeNs);
    }

    private void carryEntry(final int side, final long price, final long usedQty) {
        final long qty = Math.min(usedQty, book.qtyAt(side, price));
        if (qty > 0) {
            used.add(WorkingBook.levelId(side, price), side, price, qty);
        }
    }

    /**
     * A print.
     *
     * @param restingSide the side that it took from; where it is not told, the book tells by the price.
     */
    void onTrade(final int restingSide, final long price, final long qty, final long timeNs) {
        if (market.isStale() || price == Prices.NO_PRICE || qty <= 0) {
            return;
        }
        final int side = restingSide == Side.BUY || restingSide == Side.SELL ? restingSide : sideMet(price);
        if (side != Side.NONE) {
            if (!own.isEmpty()) {
                meetResting(side, price, qty, timeNs);
            }
            book.print(side, price, qty);
        }
        if (market.isOpen()) {
            market.triggerStops(price, timeNs);
        }
    }

    private int sideMet(final long price) {
        final long ask = book.stated().price(Side.SELL, 0);
        if (ask != Prices.NO_PRICE && price >= ask) {
            return Side.SELL;
        }
        final long bid = book.stated().price(Side.BUY, 0);
        return bid != Prices.NO_PRICE && price <= bid ? Side.BUY : Side.NONE;
    }

    private void meetResting(final int side, final long price, final long qty, final long timeNs) {
        long filledQty = 0;
        OwnOrder order = own.side(side).best();
        while (order != null && Side.isAtOrBetter(side, order.price, price)) {
            final OwnOrder next = order.worseOwn;
            final long frontQty = order.price == price ? order.queueAhead : 0;
            if (order.price == price) {
                EstimatedPlaces.advance(order, qty);
            } else {
                EstimatedPlaces.reachFront(order);
            }
            final boolean isKnown = order.queueAhead != QueuePlaces.UNKNOWN;
            final long reachQty = qty - frontQty - filledQty;
            if (isKnown && reachQty > 0 && market.isOpen()) {
                filledQty += market.fillResting(order, reachQty, timeNs);
            }
            order = next;
        }
    }

    /** What stands at or through own orders and was not used before fills them, best level first. */
    private void fillCrossed(final long timeNs) {
        if (market.isOpen() && market.fillOnCross() != FillOnCross.NONE) {
            fillCrossed(Side.BUY, timeNs);
            fillCrossed(Side.SELL, timeNs);
        }
    }

    private void fillCrossed(final int side, final long timeNs) {
        long price = book.nextPrice(side, Prices.NO_PRICE);
        OwnOrder opposite = own.side(Side.opposite(side)).best();
        while (price != Prices.NO_PRICE && opposite != null && Side.reaches(opposite.side, opposite.price, price)) {
            final long levelId = WorkingBook.levelId(side, price);
            final long availableQty = book.qtyAt(side, price) - used.usedQty(levelId);
            final long filledQty = availableQty > 0 ? market.fillCrossed(side, price, availableQty, timeNs) : 0;
            if (filledQty > 0) {
                used.add(levelId, side, price, filledQty);
            }
            price = book.nextPrice(side, price);
            opposite = own.side(Side.opposite(side)).best();
        }
    }

    long foldInto(final long digest) {
        return isFollowed ? book.foldInto(used.foldInto(digest)) : digest;
    }
}
