package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.book.OrderVisitor;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.StateHash;

/**
 * The book of levels as an arrival finds it: what the levels were stated to hold, less what prints have taken since. Each level is one anonymous
 * quantity; one that prints have emptied still has its price until the source takes it away, and holds nothing.
 * <p>
 * Core's thread only; allocates nothing after construction, apart from what its table does when it grows. Before {@link #follow} it is empty.
 */
final class WorkingBook implements BookView {
    private final UsedLedger printed = new UsedLedger();
    private LevelBook stated;

    WorkingBook() {}

    /** The stated book from now on, kept by the caller. */
    void follow(final LevelBook book) {
        stated = book;
    }

    /** What stands for a level in a ledger of orders. */
    static long levelId(final int side, final long price) {
        return price << 1 | side;
    }

    LevelBook stated() {
        return stated;
    }

    /** Quantity that has printed at a price since its level was stated. */
    long printedQty(final int side, final long price) {
        return printed.usedQty(levelId(side, price));
    }

    /** A level was stated anew. */
    void restate(final int side, final long price) {
        printed.cap(levelId(side, price), 0);
    }

    /** All levels were stated anew. */
    void restateAll() {
        printed.clear();
    }

    /** A print takes from the level at its price, and all of those that are better. */
    void print(final int side, final long price, final long qty) {
        long levelPrice = stated.price(side, 0);
        while (levelPrice != Prices.NO_PRICE && Side.isAtOrBetter(side, levelPrice, price)) {
            final long statedQty = stated.qtyAt(side, levelPrice);
            final long printedQty = printedQty(side, levelPrice);
            if (levelPrice == price) {
                printed.add(levelId(side, price), side, price, qty);
            } else if (printedQty < statedQty) {
                printed.add(levelId(side, levelPrice), side, levelPrice, statedQty - printedQty);
            }
            levelPrice = stated.nextPrice(side, levelPrice);
        }
    }

    @Override
    public long qtyAt(final int side, final long price) {
        return Math.max(0, stated.qtyAt(side, price) - printedQty(side, price));
    }

    @Override
    public long nextPrice(final int side, final long price) {
        return stated == null ? Prices.NO_PRICE : stated.nextPrice(side, price);
    }

    @Override
    public void visitOrders(final int side, final long price, final OrderVisitor visitor) {
        final long qty = qtyAt(side, price);
        if (qty > 0) {
            visitor.onOrder(levelId(side, price), qty, 0);
        }
    }

    /** The level-th price that still holds something. */
    @Override
    public long price(final int side, final int level) {
        long price = nextPrice(side, Prices.NO_PRICE);
        int passed = 0;
        while (price != Prices.NO_PRICE) {
            if (qtyAt(side, price) > 0 && passed++ == level) {
                return price;
            }
            price = nextPrice(side, price);
        }
        return Prices.NO_PRICE;
    }

    @Override
    public long qty(final int side, final int level) {
        final long price = price(side, level);
        return price == Prices.NO_PRICE ? 0 : qtyAt(side, price);
    }

    @Override
    public int levels(final int side) {
        int count = 0;
        while (count < DEPTH && price(side, count) != Prices.NO_PRICE) {
            count++;
        }
        return count;
    }

    @Override
    public int orderCount(final int side, final int level) {
        return price(side, level) == Prices.NO_PRICE ? 0 : 1;
    }

    @Override
    public int orderCount() {
        return levels(Side.BUY) + levels(Side.SELL);
    }

    @Override
    public long queueAhead(final long orderId) {
        return -1;
    }

    long foldInto(final long digest) {
        return stated == null ? StateHash.mix(digest, 0) : printed.foldInto(digest);
    }
}
