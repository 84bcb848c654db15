package io.tiercel.marketdata.book;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;

/**
 * The order book of the engine: flat primitive arrays, any price, the best levels always in order.
 * <p>
 * Owned by the core's thread. Allocates nothing after construction until more orders or levels rest at once than the arrays hold; then the array in
 * question doubles (once per doubling, never shrinks). An idle book takes about 10 KiB.
 * <p>
 * A change costs O(1) for the order, and O(log levels + levels better than it) where a level comes or goes. {@link #queueAhead} walks the queue.
 */
public final class ArrayOrderBook implements OrderBook {
    /** Orders that an idle book has room for. */
    public static final int INITIAL_ORDERS = 64;

    /** Levels per side that an idle book has room for. */
    public static final int INITIAL_LEVELS = 32;

    private static final int NONE = OrderSlots.NONE;

    private final OrderSlots orders;
    private final PriceLevels bids;
    private final PriceLevels asks;
    private final BookUpdate update = new BookUpdate();
    private long arrivals;
    private long unknownOrders;
    private long duplicateOrders;
    private long invalidChanges;
    private long overruns;

    /** An empty book that grows from {@link #INITIAL_ORDERS} and {@link #INITIAL_LEVELS}. */
    public ArrayOrderBook() {
        this(INITIAL_ORDERS, INITIAL_LEVELS);
    }

    /**
     * An empty book.
     *
     * @param orders resting orders it holds before it grows, positive, at most 2^26.
     * @param levels levels per side it holds before it grows, positive, at most 2^26.
     */
    public ArrayOrderBook(final int orders, final int levels) {
        if (orders <= 0 || orders > BookLimits.MAX_ORDERS || levels <= 0 || levels > BookLimits.MAX_ORDERS) {
            throw new IllegalArgumentException("orders = " + orders + ", levels = " + levels + ", expected 1 to 2^26");
        }
        this.orders = new OrderSlots(orders);
        this.bids = new PriceLevels(Side.BUY, levels);
        this.asks = new PriceLevels(Side.SELL, levels);
    }

    @Override
    public void add(final long orderId, final int side, final long price, final long qty) {
        update.begin(BookAction.ADD, orderId, side, price, qty);
        if (orderId <= 0 || !BookLimits.isAdmissible(this, side, price, qty)) {
            invalidChanges++;
            update.isIgnored = true;
            return;
        }
        final int order = orders.insert(orderId, qty, arrivals + 1);
        if (order == NONE) {
            duplicateOrders++;
            update.isIgnored = true;
            return;
        }
        final PriceLevels levels = levelsOf(side);
        final long key = levels.flipped(price);
        update.isBestPriceChanged = key > levels.bestKey();
        append(levels, side, key, order, qty);
        update.leavesQty = qty;
        update.priority = arrivals;
        update.isDepthChanged = levels.isWithinDepth(key);
    }

    @Override
    public void addAnonymous(final int side, final long price, final long qty) {
        update.begin(BookAction.ADD, Prices.NO_ORDER_ID, side, price, qty);
        if (!BookLimits.isAnonymousAdmissible(this, side, price, qty)) {
            invalidChanges++;
            update.isIgnored = true;
            return;
        }
        final PriceLevels levels = levelsOf(side);
        final long key = levels.flipped(price);
        update.isBestPriceChanged = key > levels.bestKey();
        int order = anonymousAt(side, price);
        if (order == NONE) {
            order = orders.insert(-(arrivals + 1), qty, arrivals + 1);
            append(levels, side, key, order, qty);
            levels.setAnonymous(orders.level(order) >>> 1, order);
        } else {
            orders.setQty(order, orders.qty(order) + qty);
            levels.addQty(orders.level(order) >>> 1, qty);
        }
        update.orderId = orders.id(order);
        update.leavesQty = orders.qty(order);
        update.priority = orders.priority(order);
        update.isDepthChanged = levels.isWithinDepth(key);
    }

    @Override
    public void execute(final long orderId, final int side, final long executionPrice, final long qty) {
        update.begin(BookAction.EXECUTE, orderId, side, Prices.NO_PRICE, qty);
        update.executionPrice = executionPrice;
        if (qty <= 0) {
            invalidChanges++;
            update.isIgnored = true;
            return;
        }
        final int order = findOrAnonymous(orderId, side, executionPrice);
        if (order != NONE) {
            takeOff(order, qty);
            if (executionPrice == Prices.NO_PRICE) {
                update.executionPrice = update.price;
            }
        }
    }

    @Override
    public void reduce(final long orderId, final int side, final long price, final long qty) {
        update.begin(BookAction.REDUCE, orderId, side, price, qty);
        if (qty <= 0) {
            invalidChanges++;
            update.isIgnored = true;
            return;
        }
        final int order = findOrAnonymous(orderId, side, price);
        if (order != NONE) {
            takeOff(order, qty);
        }
    }

    @Override
    public void delete(final long orderId, final int side, final long price, final long qty) {
        update.begin(BookAction.DELETE, orderId, side, price, qty);
        final int known = orders.find(orderId);
        if (known != NONE) {
            update.qty = orders.qty(known);
            takeOff(known, update.qty);
            return;
        }
        final int anonymous = findOrAnonymous(orderId, side, qty > 0 ? price : Prices.NO_PRICE);
        if (anonymous != NONE) {
            takeOff(anonymous, qty);
        }
    }

    @Override
    public void replace(final long orderId, final long newOrderId, final long price, final long qty) {
        update.begin(BookAction.REPLACE, orderId, Side.NONE, Prices.NO_PRICE, 0);
        update.newOrderId = newOrderId;
        update.newPrice = price;
        update.newQty = qty;
        final int old = orders.find(orderId);
        if (old == NONE) {
            unknownOrders++;
            update.isIgnored = true;
            return;
        }
        final int side = orders.level(old) & 1;
        final PriceLevels levels = levelsOf(side);
        final long oldKey = levels.key(orders.level(old) >>> 1);
        update.side = side;
        update.price = levels.flipped(oldKey);
        update.qty = orders.qty(old);
        update.priority = orders.priority(old);
        if (newOrderId <= 0 || !BookLimits.isAdmissible(this, side, price, qty)) {
            invalidChanges++;
            update.isIgnored = true;
        } else if (newOrderId != orderId && orders.find(newOrderId) != NONE) {
            duplicateOrders++;
            update.isIgnored = true;
        } else {
            final long bestKey = levels.bestKey();
            final long key = levels.flipped(price);
            final boolean wasWithinDepth = levels.isWithinDepth(oldKey);
            final int order;
            if (newOrderId == orderId) {
                // it keeps its slot: the table of ids stays as it is
                unlink(levels, old);
                orders.renew(old, qty, arrivals + 1);
                order = old;
            } else {
                leave(levels, old);
                order = orders.insert(newOrderId, qty, arrivals + 1);
            }
            append(levels, side, key, order, qty);
            update.newPriority = arrivals;
            update.isBestPriceChanged = levels.bestKey() != bestKey;
            update.isDepthChanged = wasWithinDepth || levels.isWithinDepth(key);
        }
    }

    @Override
    public void clear() {
        final boolean hadOrders = orders.size() > 0;
        if (hadOrders) {
            orders.clear();
            bids.clear();
            asks.clear();
        }
        update.clear();
        update.isBestPriceChanged = hadOrders;
        update.isDepthChanged = hadOrders;
    }

    private PriceLevels levelsOf(final int side) {
        return side == Side.BUY ? bids : asks;
    }

    /** Puts a new order at the tail of its level. */
    private void append(final PriceLevels levels, final int side, final long key, final int order, final long qty) {
        arrivals++;
        final int level = levels.findOrInsert(key);
        orders.setLevel(order, (level << 1) | side);
        final int last = levels.last(level);
        orders.setPrevious(order, last);
        orders.setNext(order, NONE);
        if (last == NONE) {
            levels.setFirst(level, order);
        } else {
            orders.setNext(last, order);
        }
        levels.setLast(level, order);
        levels.addQty(level, qty);
        levels.addCount(level, 1);
    }

    /** Takes an order with all that is left of it out of its level, and the level out of the book when it was the last. */
    private void leave(final PriceLevels levels, final int order) {
        unlink(levels, order);
        orders.remove(order);
    }

    private void unlink(final PriceLevels levels, final int order) {
        final int level = orders.level(order) >>> 1;
        if (levels.addCount(level, -1) == 0) {
            levels.remove(level);
        } else {
            levels.addQty(level, -orders.qty(order));
            final int previous = orders.previous(order);
            final int next = orders.next(order);
            if (previous == NONE) {
                levels.setFirst(level, next);
            } else {
                orders.setNext(previous, next);
            }
            if (next == NONE) {
                levels.setLast(level, previous);
            } else {
                orders.setPrevious(next, previous);
            }
            if (order == levels.anonymous(level)) {
                levels.setAnonymous(level, NONE);
            }
        }
    }

    private void takeOff(final int order, final long qty) {
        final int level = orders.level(order);
        final PriceLevels levels = levelsOf(level & 1);
        final long key = levels.key(level >>> 1);
        final long leavesQty = orders.qty(order);
        update.orderId = orders.id(order);
        update.side = level & 1;
        update.price = levels.flipped(key);
        update.priority = orders.priority(order);
        update.isDepthChanged = levels.isWithinDepth(key);
        if (qty >= leavesQty) {
            if (qty > leavesQty) {
                overruns++;
            }
            final long bestKey = levels.bestKey();
            leave(levels, order);
            update.isBestPriceChanged = levels.bestKey() != bestKey;
        } else {
            update.leavesQty = leavesQty - qty;
            orders.setQty(order, leavesQty - qty);
            levels.addQty(level >>> 1, -qty);
        }
    }

    private int findOrAnonymous(final long orderId, final int side, final long price) {
        final int known = orders.find(orderId);
        if (known != NONE) {
            return known;
        }
        unknownOrders++;
        final int anonymous = anonymousAt(side, price);
        update.isIgnored = anonymous == NONE;
        return anonymous;
    }

    private int anonymousAt(final int side, final long price) {
        final int level = levelAt(side, price);
        return level == NONE ? NONE : levelsOf(side).anonymous(level);
    }

    private int levelAt(final int side, final long price) {
        // NO_PRICE has no key: minus the smallest long is itself.
        if (side >>> 1 != 0 || price == Prices.NO_PRICE) {
            return NONE;
        }
        final PriceLevels levels = levelsOf(side);
        return levels.find(levels.flipped(price));
    }

    @Override
    public BookUpdate update() {
        return update;
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
        return slot == NONE ? 0 : levels.qty(slot);
    }

    @Override
    public int copyLevels(final int side, final long[] target) {
        return levelsOf(side).copyBest(target);
    }

    @Override
    public int orderCount(final int side, final int level) {
        final PriceLevels levels = levelsOf(side);
        final int slot = levels.slot(level);
        return slot == NONE ? 0 : levels.count(slot);
    }

    @Override
    public long qtyAt(final int side, final long price) {
        final int level = levelAt(side, price);
        return level == NONE ? 0 : levelsOf(side).qty(level);
    }

    @Override
    public long nextPrice(final int side, final long price) {
        return levelsOf(side).nextPrice(price);
    }

    @Override
    public void visitOrders(final int side, final long price, final OrderVisitor visitor) {
        final int level = levelAt(side, price);
        if (level == NONE) {
            return;
        }
        int order = levelsOf(side).first(level);
        while (order != NONE && visitor.onOrder(orders.id(order), orders.qty(order), orders.priority(order))) {
            order = orders.next(order);
        }
    }

    @Override
    public long queueAhead(final long orderId) {
        final int order = orders.find(orderId);
        if (order == NONE) {
            return -1;
        }
        long ahead = 0;
        for (int i = orders.previous(order); i != NONE; i = orders.previous(i)) {
            ahead += orders.qty(i);
        }
        return ahead;
    }

    @Override
    public int orderCount() {
        return orders.size();
    }

    @Override
    public long unknownOrders() {
        return unknownOrders;
    }

    @Override
    public long duplicateOrders() {
        return duplicateOrders;
    }

    @Override
    public long invalidChanges() {
        return invalidChanges;
    }

    @Override
    public long overruns() {
        return overruns;
    }
}
