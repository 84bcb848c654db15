package io.tiercel.marketdata.book;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The plain level book, a map a side: what {@link ArrayLevelBook} is compared with. Owned by one thread; allocates freely. */
public final class ReferenceLevelBook implements LevelBook {
    private record Level(long qty, int orderCount) {}

    private final List<TreeMap<Long, Level>> sides =
            List.of(new TreeMap<>(Comparator.<Long>reverseOrder()), new TreeMap<>());
    private boolean isBestPriceChanged;
    private boolean isDepthChanged;
    private long invalidChanges;

    /** An empty book. */
    public ReferenceLevelBook() {}

    @Override
    public void set(final int side, final long price, final long qty, final int orderCount) {
        isBestPriceChanged = false;
        isDepthChanged = false;
        if (side == Side.NONE || qty < 0 || price == Prices.NO_PRICE) {
            invalidChanges++;
            return;
        }
        final long bestBefore = price(side, 0);
        final List<Map.Entry<Long, Level>> before = best(side);
        if (qty == 0) {
            sides.get(side).remove(price);
        } else {
            sides.get(side).put(price, new Level(qty, orderCount));
        }
        isBestPriceChanged = bestBefore != price(side, 0);
        isDepthChanged = !before.equals(best(side));
    }

    private List<Map.Entry<Long, Level>> best(final int side) {
        return sides.get(side).entrySet().stream()
                .limit(DEPTH)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void clear() {
        sides.forEach(Map::clear);
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
        return sides.get(side).size();
    }

    @Override
    public long invalidChanges() {
        return invalidChanges;
    }

    @Override
    public int levels(final int side) {
        return Math.min(DEPTH, levelCount(side));
    }

    @Override
    public long price(final int side, final int level) {
        return sides.get(side).keySet().stream().skip(level).findFirst().orElse(Prices.NO_PRICE);
    }

    @Override
    public long qty(final int side, final int level) {
        return sides.get(side).values().stream()
                .skip(level)
                .findFirst()
                .map(Level::qty)
                .orElse(0L);
    }

    @Override
    public int orderCount(final int side, final int level) {
        return sides.get(side).values().stream()
                .skip(level)
                .findFirst()
                .map(Level::orderCount)
                .orElse(0);
    }

    @Override
    public long qtyAt(final int side, final long price) {
        final Level level = sides.get(side).get(price);
        return level == null ? 0 : level.qty();
    }

    @Override
    public long nextPrice(final int side, final long price) {
        final TreeMap<Long, Level> levels = sides.get(side);
        final Long next =
                price == Prices.NO_PRICE ? (levels.isEmpty() ? null : levels.firstKey()) : levels.higherKey(price);
        return next == null ? Prices.NO_PRICE : next;
    }

    @Override
    public void visitOrders(final int side, final long price, final OrderVisitor visitor) {
        // nobody tells them
    }

    @Override
    public long queueAhead(final long orderId) {
        return -1;
    }

    /**
     * @return orders that the source told, {@link EventWriter#NOT_TOLD} levels counting as one.
     */
    @Override
    public int orderCount() {
        return sides.stream()
                .flatMap(levels -> levels.values().stream())
                .mapToInt(level -> Math.max(1, level.orderCount()))
                .sum();
    }
}
