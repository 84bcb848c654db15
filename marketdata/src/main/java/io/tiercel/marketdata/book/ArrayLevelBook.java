package io.tiercel.marketdata.book;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/**
 * The fast level book: sorted arrays a side.
 * <p>
 * Owned by one thread. Allocates only when more levels are there at once than ever before: then the arrays double.
 */
public final class ArrayLevelBook implements LevelBook {
    private static final int CAPACITY = 1024;

    private final PriceLevels bids = new PriceLevels(Side.BUY, CAPACITY);
    private final PriceLevels asks = new PriceLevels(Side.SELL, CAPACITY);
    private boolean isBestPriceChanged;
    private boolean isDepthChanged;
    private int orders;
    private long invalidChanges;

    /** An empty book. */
    public ArrayLevelBook() {}

    @Override
    public void set(final int side, final long price, final long qty, final int orderCount) {
        isBestPriceChanged = false;
        isDepthChanged = false;
        if (side == Side.NONE || qty < 0 || price == Prices.NO_PRICE) {
            invalidChanges++;
            return;
        }
        final PriceLevels levels = levelsOf(side);
        final long key = levels.flipped(price);
        final long bestBefore = levels.bestKey();
        int slot = levels.find(key);
        if (qty == 0) {
            if (slot != PriceLevels.NONE) {
                isDepthChanged = levels.isWithinDepth(key);
                orders -= Math.max(1, levels.count(slot));
                levels.remove(slot);
            }
        } else {
            if (slot == PriceLevels.NONE) {
                slot = levels.findOrInsert(key);
            } else {
                orders -= Math.max(1, levels.count(slot));
            }
            isDepthChanged = levels.isWithinDepth(key) && (levels.qty(slot) != qty || levels.count(slot) != orderCount);
            levels.addQty(slot, qty - levels.qty(slot));
            levels.addCount(slot, orderCount - levels.count(slot));
            orders += Math.max(1, orderCount);
        }
        isBestPriceChanged = bestBefore != levels.bestKey();
    }

    private PriceLevels levelsOf(final int side) {
        return side == Side.BUY ? bids : asks;
    }

    @Override
    public void clear() {
        bids.clear();
        asks.clear();
        orders = 0;
    }

    @Override
    public boolean isBestPriceChanged() {
        return isBestPriceChanged;
    }

    @Override
    public boolean isDepthChanged() {
        return isDepthChanged;
    }

    @Override
    public int levelCount(final int side) {
        return levelsOf(side).size();
    }

    @Override
    public long invalidChanges() {
        return invalidChanges;
    }

    @Override
    public int levels(final int side) {
        return Math.min(DEPTH, levelsOf(side).size());
    }

    @Override
    public long price(final int side, final int level) {
        return levelsOf(side).price(level);
    }

    @Override
    public long qty(final int side, final int level) {
        final PriceLevels levels = levelsOf(side);
        final int slot = levels.slot(level);
        return slot == PriceLevels.NONE ? 0 : levels.qty(slot);
    }

    @Override
    public int orderCount(final int side, final int level) {
        final PriceLevels levels = levelsOf(side);
        final int slot = levels.slot(level);
        return slot == PriceLevels.NONE ? 0 : levels.count(slot);
    }

    @Override
    public long qtyAt(final int side, final long price) {
        final PriceLevels levels = levelsOf(side);
        final int slot = levels.find(levels.flipped(price));
        return slot == PriceLevels.NONE ? 0 : levels.qty(slot);
    }

    @Override
    public long nextPrice(final int side, final long price) {
        return levelsOf(side).nextPrice(price);
    }

    @Override
    public void visitOrders(final int side, final long price, final OrderVisitor visitor) {
        // nobody tells them
    }

    @Override
    public long queueAhead(final long orderId) {
        return -1;
    }

    @Override
    public int copyLevels(final int side, final long[] target) {
        return levelsOf(side).copyBest(target);
    }

    /**
     * @return orders that the source told, {@link EventWriter#NOT_TOLD} levels counting as one.
     */
    @Override
    public int orderCount() {
        return orders;
    }
}
