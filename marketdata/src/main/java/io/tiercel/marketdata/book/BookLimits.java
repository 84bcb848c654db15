package io.tiercel.marketdata.book;

/**
 * What a book takes: the one rule of both implementations, so that every sum of quantities stays within a {@code long}. Stateless.
 * <p>
 * Why no level can overflow: an order of at most {@link #PLAIN_QTY} units is always taken, and {@link #MAX_ORDERS} of them hold less than 2^62. A
 * bigger one is taken only while the level's total with it stays at or below 2^62. What stood in the level at the last bigger order and what came
 * after it are each at most 2^62, and one of the two is less.
 */
final class BookLimits {
    /** Resting orders of one book at most. */
    static final int MAX_ORDERS = 1 << 26;

    /** Quantity up to which no sum has to be looked at: 2^36 - 1 units. */
    static final long PLAIN_QTY = (1L << 36) - 1;

    /** Displayed quantity of one level at most, where an order of more than {@link #PLAIN_QTY} comes in: 2^62. */
    static final long MAX_LEVEL_QTY = 1L << 62;

    private BookLimits() {}

    /**
     * @param book  as it is before the order comes in; before the old order leaves on a replace.
     * @param side  of the order.
     * @param price of the order.
     * @param qty   of the order.
     * @return true when side is bid or ask, -2^62 &lt;= price &lt; 2^62, qty is positive, and the book has room.
     */
    static boolean isAdmissible(final BookView book, final int side, final long price, final long qty) {
        final boolean isPlain =
                side >>> 1 == 0 && ((price << 1) >> 1) == price && qty > 0 && book.orderCount() < MAX_ORDERS;
        return isPlain && (qty <= PLAIN_QTY || qty <= MAX_LEVEL_QTY - book.qtyAt(side, price));
    }

    /** The same for an anonymous quantity: many may be merged into one order, so the total is looked at each time. */
    static boolean isAnonymousAdmissible(final BookView book, final int side, final long price, final long qty) {
        return isAdmissible(book, side, price, qty) && qty <= MAX_LEVEL_QTY - book.qtyAt(side, price);
    }
}
