package io.tiercel.factors.streaming;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderVisitor;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.Arrays;

/** Ten levels a side, set by the test. Counts how often a level is read. */
final class ArrayBookView implements BookView {
    private final long[] prices = new long[2 * DEPTH];
    private final long[] qtys = new long[2 * DEPTH];
    private final int[] levels = new int[2];
    private int reads;

    ArrayBookView() {
        clear();
    }

    void clear() {
        Arrays.fill(prices, Prices.NO_PRICE);
        Arrays.fill(qtys, 0L);
        Arrays.fill(levels, 0);
    }

    /** Sets one side: price, quantity, price, quantity, ... best first, at most ten levels. */
    ArrayBookView set(final int side, final long... pricesAndQtys) {
        final int count = pricesAndQtys.length / 2;
        for (int level = 0; level < DEPTH; level++) {
            prices[side * DEPTH + level] = level < count ? pricesAndQtys[2 * level] : Prices.NO_PRICE;
            qtys[side * DEPTH + level] = level < count ? pricesAndQtys[2 * level + 1] : 0L;
        }
        levels[side] = count;
        return this;
    }

    ArrayBookView bids(final long... pricesAndQtys) {
        return set(Side.BUY, pricesAndQtys);
    }

    ArrayBookView asks(final long... pricesAndQtys) {
        return set(Side.SELL, pricesAndQtys);
    }

    void copyOf(final BookView other) {
        for (int side = 0; side < 2; side++) {
            levels[side] = other.levels(side);
            for (int level = 0; level < DEPTH; level++) {
                prices[side * DEPTH + level] = other.price(side, level);
                qtys[side * DEPTH + level] = other.qty(side, level);
            }
        }
    }

    boolean isEqual(final ArrayBookView other) {
        return Arrays.equals(prices, other.prices) && Arrays.equals(qtys, other.qtys);
    }

    int reads() {
        return reads;
    }

    @Override
    public int levels(final int side) {
        return levels[side];
    }

    @Override
    public long price(final int side, final int level) {
        reads++;
        return prices[side * DEPTH + level];
    }

    @Override
    public long qty(final int side, final int level) {
        reads++;
        return qtys[side * DEPTH + level];
    }

    @Override
    public int orderCount(final int side, final int level) {
        throw new UnsupportedOperationException("the factors read levels only");
    }

    @Override
    public long qtyAt(final int side, final long price) {
        throw new UnsupportedOperationException("the factors read levels only");
    }

    @Override
    public long nextPrice(final int side, final long price) {
        throw new UnsupportedOperationException("the factors read levels only");
    }

    @Override
    public void visitOrders(final int side, final long price, final OrderVisitor visitor) {
        throw new UnsupportedOperationException("the factors read levels only");
    }

    @Override
    public long queueAhead(final long orderId) {
        throw new UnsupportedOperationException("the factors read levels only");
    }

    @Override
    public int orderCount() {
        throw new UnsupportedOperationException("the factors read levels only");
    }
}
