package io.tiercel.strategy;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderVisitor;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/** A book of one level a side that a test sets. */
public final class QuotedBook implements BookView {
    private final long[] price = {Prices.NO_PRICE, Prices.NO_PRICE};
    private final long[] qty = new long[2];

    public void quote(final long bid, final long bidQty, final long ask, final long askQty) {
        price[Side.BUY] = bid;
        price[Side.SELL] = ask;
        qty[Side.BUY] = bidQty;
        qty[Side.SELL] = askQty;
    }

    @Override
    public int levels(final int side) {
        return price[side] == Prices.NO_PRICE ? 0 : 1;
    }

    @Override
    public long price(final int side, final int level) {
        return level == 0 ? price[side] : Prices.NO_PRICE;
    }

    @Override
    public long qty(final int side, final int level) {
        return level == 0 ? qty[side] : 0;
    }

    @Override
    public int orderCount(final int side, final int level) {
        return level == 0 ? levels(side) : 0;
    }

    @Override
    public long qtyAt(final int side, final long price) {
        return price == this.price[side] ? qty[side] : 0;
    }

    @Override
    public long nextPrice(final int side, final long price) {
        return price == Prices.NO_PRICE ? this.price[side] : Prices.NO_PRICE;
    }

    @Override
    public void visitOrders(final int side, final long price, final OrderVisitor visitor) {
        throw new UnsupportedOperationException("strategies do not walk queues");
    }

    @Override
    public long queueAhead(final long orderId) {
        return -1;
    }

    @Override
    public int orderCount() {
        return levels(Side.BUY) + levels(Side.SELL);
    }
}
