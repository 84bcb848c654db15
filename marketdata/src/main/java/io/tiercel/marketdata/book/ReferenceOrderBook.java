package io.tiercel.marketdata.book;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order book written to be read: JDK collections, one object an order. It says what {@link ArrayOrderBook} has to answer.
 * <p>
 * Owned by one thread. Allocates on every change: for tests and checks, not for a running engine. A change costs O(log levels + orders of its level).
 */
public final class ReferenceOrderBook implements OrderBook {
    private static final class Order {
        final long id;
        final int side;
        final long price;
        final long priority;
        long leavesQty;

        Order(final long id, final int side, final long price, final long priority, final long qty) {
            this.id = id;
            this.side = side;
            this.price = price;
            this.priority = priority;
            this.leavesQty = qty;
        }
    }

    /** By side, then by price with the best first; a level is its queue with the first order in front, and is never empty. */
    private final List<TreeMap<Long, List<Order>>> sides =
            List.of(new TreeMap<>(Comparator.reverseOrder()), new TreeMap<>());

    private final Map<Long, Order> ordersById = new HashMap<>();
    private final BookUpdate update = new BookUpdate();
    private long arrivals;
    private long unknownOrders;
    private long duplicateOrders;
    private long invalidChanges;
    private long overruns;

    /** An empty book. */
    public ReferenceOrderBook() {}

    @Override
    public void add(final long orderId, final int side, final long price, final long qty) {
        update.begin(BookAction.ADD, orderId, side, price, qty);
        if (orderId <= 0 || !BookLimits.isAdmissible(this, side, price, qty)) {
            invalidChanges++;
            update.isIgnored = true;
        } else if (ordersById.containsKey(orderId)) {
            duplicateOrders++;
            update.isIgnored = true;
        } else {
            final long bestPrice = price(side, 0);
            final Order order = enter(orderId, side, price, qty);
            update.leavesQty = qty;
            update.priority = order.priority;
            update.isBestPriceChanged = price(side, 0) != bestPrice;
            update.isDepthChanged = isWithinDepth(side, price);
        }
    }

    @Override
    public void addAnonymous(final int side, final long price, final long qty) {
        update.begin(BookAction.ADD, Prices.NO_ORDER_ID, side, price, qty);
        if (!BookLimits.isAnonymousAdmissible(this, side, price, qty)) {
            invalidChanges++;
            update.isIgnored = true;
            return;
        }
        final long bestPrice = price(side, 0);
        Order order = anonymousAt(side, price);
        if (order == null) {
            order = enter(-(arrivals + 1), side, price, qty);
        } else {
            order.leavesQty += qty;
        }
        update.orderId = order.id;
        update.leavesQty = order.leavesQty;
        update.priority = order.priority;
        update.isBestPriceChanged = price(side, 0) != bestPrice;
        update.isDepthChanged = isWithinDepth(side, price);
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
        final Order order = findOrAnonymous(orderId, side, executionPrice);
        if (order != null) {
            takeOff(order, qty);
            if (executionPrice == Prices.NO_PRICE) {
                update.executionPrice = order.price;
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
        final Order order = findOrAnonymous(orderId, side, price);
        if (order != null) {
            takeOff(order, qty);
        }
    }

    @Override
    public void delete(final long orderId, final int side, final long price, final long qty) {
        update.begin(BookAction.DELETE, orderId, side, price, qty);
        final Order known = ordersById.get(orderId);
        if (known != null) {
            update.qty = known.leavesQty;
            takeOff(known, known.leavesQty);
            return;
        }
        final Order anonymous = findOrAnonymous(orderId, side, qty > 0 ? price : Prices.NO_PRICE);
        if (anonymous != null) {
            takeOff(anonymous, qty);
        }
    }

    @Override
    public void replace(final long orderId, final long newOrderId, final long price, final long qty) {
        update.begin(BookAction.REPLACE, orderId, Side.NONE, Prices.NO_PRICE, 0);
        update.newOrderId = newOrderId;
        update.newPrice = price;
        update.newQty = qty;
        final Order old = ordersById.get(orderId);
        if (old == null) {
            unknownOrders++;
            update.isIgnored = true;
            return;
        }
        update.side = old.side;
        update.price = old.price;
        update.qty = old.leavesQty;
        update.priority = old.priority;
        if (newOrderId <= 0 || !BookLimits.isAdmissible(this, old.side, price, qty)) {
            invalidChanges++;
            update.isIgnored = true;
        } else if (newOrderId != orderId && ordersById.containsKey(newOrderId)) {
            duplicateOrders++;
            update.isIgnored = true;
        } else {
            final long bestPrice = price(old.side, 0);
            final boolean wasWithinDepth = isWithinDepth(old.side, old.price);
            leave(old);
            update.newPriority = enter(newOrderId, old.side, price, qty).priority;
            update.isBestPriceChanged = price(old.side, 0) != bestPrice;
            update.isDepthChanged = wasWithinDepth || isWithinDepth(old.side, price);
        }
    }

    @Override
    public void clear() {
        final boolean hadOrders = !ordersById.isEmpty();
        sides.forEach(TreeMap::clear);
        ordersById.clear();
        update.clear();
        update.isBestPriceChanged = hadOrders;
        update.isDepthChanged = hadOrders;
    }

    private Order enter(final long orderId, final int side, final long price, final long qty) {
        arrivals++;
        final Order order = new Order(orderId, side, price, arrivals, qty);
        ordersById.put(orderId, order);
        sides.get(side).computeIfAbsent(price, absent -> new ArrayList<>()).add(order);
        return order;
    }

    private void leave(final Order order) {
        final List<Order> queue = sides.get(order.side).get(order.price);
        queue.remove(order);
        if (queue.isEmpty()) {
            sides.get(order.side).remove(order.price);
        }
        ordersById.remove(order.id);
    }

    private void takeOff(final Order order, final long qty) {
        final long bestPrice = price(order.side, 0);
        final boolean wasWithinDepth = isWithinDepth(order.side, order.price);
        if (qty > order.leavesQty) {
            overruns++;
        }
        order.leavesQty = Math.max(0, order.leavesQty - qty);
        if (order.leavesQty == 0) {
            leave(order);
        }
        update.orderId = order.id;
        update.side = order.side;
        update.price = order.price;
        update.leavesQty = order.leavesQty;
        update.priority = order.priority;
        update.isBestPriceChanged = price(order.side, 0) != bestPrice;
        update.isDepthChanged = wasWithinDepth;
    }

    /** The order by its id, else the anonymous quantity that the event's own side and price point at, else null. */
    private Order findOrAnonymous(final long orderId, final int side, final long price) {
        final Order known = ordersById.get(orderId);
        if (known != null) {
            return known;
        }
        unknownOrders++;
        final Order anonymous = anonymousAt(side, price);
        update.isIgnored = anonymous == null;
        return anonymous;
    }

    private Order anonymousAt(final int side, final long price) {
        for (final Order order : queue(side, price)) {
            if (order.id < 0) {
                return order;
            }
        }
        return null;
    }

    private List<Order> queue(final int side, final long price) {
        return side == Side.BUY || side == Side.SELL ? sides.get(side).getOrDefault(price, List.of()) : List.of();
    }

    private List<Order> queueOfLevel(final int side, final int level) {
        int i = 0;
        for (final List<Order> queue : sides.get(side).values()) {
            if (i++ == level) {
                return queue;
            }
        }
        return List.of();
    }

    private boolean isWithinDepth(final int side, final long price) {
        int better = 0;
        for (final long other : sides.get(side).keySet()) {
            if (other == price || better == DEPTH) {
                break;
            }
            better++;
        }
        return better < DEPTH;
    }

    private static long sum(final List<Order> queue) {
        long qty = 0;
        for (final Order order : queue) {
            qty += order.leavesQty;
        }
        return qty;
    }

    @Override
    public BookUpdate update() {
        return update;
    }

    @Override
    public int levels(final int side) {
        return Math.min(DEPTH, sides.get(side).size());
    }

    @Override
    public long price(final int side, final int level) {
        final List<Order> queue = queueOfLevel(side, level);
        return queue.isEmpty() ? Prices.NO_PRICE : queue.getFirst().price;
    }

    @Override
    public long qty(final int side, final int level) {
        return sum(queueOfLevel(side, level));
    }

    @Override
    public int orderCount(final int side, final int level) {
        return queueOfLevel(side, level).size();
    }

    @Override
    public long qtyAt(final int side, final long price) {
        return sum(queue(side, price));
    }

    @Override
    public long nextPrice(final int side, final long price) {
        final TreeMap<Long, List<Order>> levels = sides.get(side);
        final Long next;
        if (price == Prices.NO_PRICE) {
            next = levels.isEmpty() ? null : levels.firstKey();
        } else {
            next = levels.higherKey(price);
        }
        return next == null ? Prices.NO_PRICE : next;
    }

    @Override
    public void visitOrders(final int side, final long price, final OrderVisitor visitor) {
        for (final Order order : queue(side, price)) {
            if (!visitor.onOrder(order.id, order.leavesQty, order.priority)) {
                return;
            }
        }
    }

    @Override
    public long queueAhead(final long orderId) {
        final Order order = ordersById.get(orderId);
        if (order == null) {
            return -1;
        }
        final List<Order> queue = queue(order.side, order.price);
        return sum(queue.subList(0, queue.indexOf(order)));
    }

    @Override
    public int orderCount() {
        return ordersById.size();
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
