package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.MoneyScale;
import io.tiercel.risk.account.WideMoney;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.WorkingOrders;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;

/**
 * The orders that are not final, in a pool of fixed size: found by id in a table with open addressing, linked by ascending id and by side.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. Only the gate adds orders and only reports remove them. Calls about an order
 * that is not open throw {@code IllegalArgumentException}: ask {@link #isOpen} first.
 */
public final class PooledWorkingOrders implements WorkingOrders {
    private final WorkingOrder[] table;
    private final int mask;
    private final WorkingOrder[] pool;
    private int pooled;
    private int count;
    private final WorkingOrder[] firstOnSide;
    private final long[] openQtys;
    private final transient WideMoney before = new WideMoney();
    private final WideMoney openValue = new WideMoney();
    private final WideMoney openBuyValue = new WideMoney();
    private transient MoneyScale scale;
    private WorkingOrder firstOpen;
    private WorkingOrder lastOpen;

    /**
     * @param instruments number of instruments.
     * @param capacity    most orders open at a time.
     */
    PooledWorkingOrders(final int instruments, final int capacity) {
        pool = new WorkingOrder[capacity];
        for (int i = 0; i < capacity; i++) {
            pool[i] = new WorkingOrder();
        }
        pooled = capacity;
        table = new WorkingOrder[Integer.highestOneBit(capacity) << 2];
        mask = table.length - 1;
        firstOnSide = new WorkingOrder[2 * instruments];
        openQtys = new long[2 * instruments];
    }

    /** Keeps what all open orders are worth together, from before the first one on. */
    void countValues(final MoneyScale inUnits) {
        scale = inUnits;
    }

    /** The order's widest quantity or price has changed. */
    private void follow(final WorkingOrder order) {
        if (scale == null) {
            return;
        }
        before.set(order.value);
        scale.value(order.value, order.instrumentId, order.valuePriceTwice(), Math.max(0, order.reservedQty()));
        openValue.subtract(before).add(order.value);
        if (order.side == Side.BUY) {
            openBuyValue.subtract(before).add(order.value);
        }
    }

    /** What all open orders are worth at their prices. */
    WideMoney openValue() {
        return openValue;
    }

    /** What all open buys are worth at their prices. */
    WideMoney openBuyValue() {
        return openBuyValue;
    }

    /** Adds the ids that strategies have given to open orders. */
    void addClientOrderIds(final ClientOrderIds ids) {
        for (WorkingOrder order = firstOpen; order != null; order = order.nextOpen) {
            if (order.clientOrderId != OrderIntent.NO_CLIENT_ORDER_ID) {
                ids.add(order.clientOrderId);
            }
        }
    }

    /** Enters an order about to be sent; its id is greater than every one before. */
    void open(final Order sent) {
        final WorkingOrder order = pool[--pooled];
        order.open(sent);
        int at = (int) order.orderId & mask;
        while (table[at] != null) {
            at = (at + 1) & mask;
        }
        table[at] = order;
        count++;
        order.nextOpen = null;
        order.previousOpen = lastOpen;
        if (lastOpen == null) {
            firstOpen = order;
        } else {
            lastOpen.nextOpen = order;
        }
        lastOpen = order;
        final int side = sideIndex(order.instrumentId, order.side);
        order.previousOnSide = null;
        order.nextOnSide = firstOnSide[side];
        if (order.nextOnSide != null) {
            order.nextOnSide.previousOnSide = order;
        }
        firstOnSide[side] = order;
        openQtys[side] += order.reservedQty();
        follow(order);
    }

    /** Whether one more can be open. */
    boolean hasRoom() {
        return pooled > 0;
    }

    /** The open order, or null. */
    WorkingOrder find(final long orderId) {
        int at = (int) orderId & mask;
        WorkingOrder order = table[at];
        while (order != null && order.orderId != orderId) {
            at = (at + 1) & mask;
            order = table[at];
        }
        return order;
    }

    /** Remembers that a replace left for the venue. */
    void replaceSent(final WorkingOrder order, final long price, final long totalQty) {
        final long reserved = order.reservedQty();
        order.replaceSent(price, totalQty);
        openQtys[sideIndex(order.instrumentId, order.side)] += order.reservedQty() - reserved;
        follow(order);
    }

    /** Applies a report to an open order and removes it when it is final; false and nothing changed when the report is illegal. */
    boolean apply(final WorkingOrder order, final ExecutionReport report) {
        final long reserved = order.reservedQty();
        if (!order.apply(report)) {
            return false;
        }
        openQtys[sideIndex(order.instrumentId, order.side)] += order.reservedQty() - reserved;
        follow(order);
        if (order.confirmed.isFinal()) {
            close(order);
        }
        return true;
    }

    /** Whether an order of {@code side} limited at {@code price}, or without a limit, would meet one of our own. */
    boolean wouldMeetOwn(final int instrumentId, final int side, final long price) {
        WorkingOrder own = firstOnSide[sideIndex(instrumentId, Side.opposite(side))];
        while (own != null) {
            if (own.isLimited() && (price == Prices.NO_PRICE || Side.reaches(side, price, own.boldestPrice))) {
                return true;
            }
            own = own.nextOnSide;
        }
        return false;
    }

    @Override
    public int count() {
        return count;
    }

    /**
     * @param instrumentId dense id.
     * @param side         {@code Side.BUY} or {@code Side.SELL}.
     * @return sum of the leaves on that side, those of a replace in flight at the larger of its totals.
     */
    @Override
    public long openQty(final int instrumentId, final int side) {
        return openQtys[sideIndex(instrumentId, side)];
    }

    @Override
    public boolean isOpen(final long orderId) {
        return find(orderId) != null;
    }

    @Override
    public OrderStatus status(final long orderId) {
        return require(orderId).status();
    }

    @Override
    public long price(final long orderId) {
        return require(orderId).price;
    }

    @Override
    public long leavesQty(final long orderId) {
        return require(orderId).leavesQty();
    }

    /**
     * @param orderId an open order.
     * @return what it has filled, in quantity units.
     */
    public long cumQty(final long orderId) {
        return require(orderId).cumQty;
    }

    /**
     * @param orderId an open order.
     * @return true when it closes a position after a breach.
     */
    public boolean isLiquidation(final long orderId) {
        return require(orderId).isLiquidation;
    }

    /**
     * @param orderId an open order.
     * @return dense id of its instrument.
     */
    public int instrumentId(final long orderId) {
        return require(orderId).instrumentId;
    }

    /**
     * @param orderId an open order.
     * @return {@code Side.BUY} or {@code Side.SELL}.
     */
    public int side(final long orderId) {
        return require(orderId).side;
    }

    /**
     * @param orderId an open order.
     * @return strategy that asked for it.
     */
    public int strategyId(final long orderId) {
        return require(orderId).strategyId;
    }

    /**
     * Walks the open orders by ascending id. Orders may open and close between two calls.
     *
     * @param orderId any id; 0 to start.
     * @return the open order with the smallest id greater than it; {@code Prices.NO_ORDER_ID} at the end. O(1) while {@code orderId} itself is open.
     */
    public long nextOpen(final long orderId) {
        final WorkingOrder known = orderId <= 0 ? null : find(orderId);
        WorkingOrder next = known == null ? firstOpen : known.nextOpen;
        while (next != null && next.orderId <= orderId) {
            next = next.nextOpen;
        }
        return next == null ? Prices.NO_ORDER_ID : next.orderId;
    }

    /**
     * @return hash of all state that can change a later answer; O(open orders).
     */
    public long stateDigest() {
        long digest = StateHash.START;
        for (WorkingOrder order = firstOpen; order != null; order = order.nextOpen) {
            digest = order.mixInto(digest);
        }
        return digest;
    }

    private WorkingOrder require(final long orderId) {
        final WorkingOrder order = find(orderId);
        if (order == null) {
            throw new IllegalArgumentException("order " + orderId + " is not open");
        }
        return order;
    }

    private void close(final WorkingOrder order) {
        remove(order.orderId);
        count--;
        if (order.previousOpen == null) {
            firstOpen = order.nextOpen;
        } else {
            order.previousOpen.nextOpen = order.nextOpen;
        }
        if (order.nextOpen == null) {
            lastOpen = order.previousOpen;
        } else {
            order.nextOpen.previousOpen = order.previousOpen;
        }
        if (order.previousOnSide == null) {
            firstOnSide[sideIndex(order.instrumentId, order.side)] = order.nextOnSide;
        } else {
            order.previousOnSide.nextOnSide = order.nextOnSide;
        }
        if (order.nextOnSide != null) {
            order.nextOnSide.previousOnSide = order.previousOnSide;
        }
        pool[pooled++] = order;
    }

    /** Takes an id out of the table and moves up what stands behind it, so that no probe meets a hole (Knuth 3, 6.4, algorithm R). */
    private void remove(final long orderId) {
        int hole = (int) orderId & mask;
        while (table[hole].orderId != orderId) {
            hole = (hole + 1) & mask;
        }
        int at = (hole + 1) & mask;
        while (table[at] != null) {
            final int home = (int) table[at].orderId & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                table[hole] = table[at];
                hole = at;
            }
            at = (at + 1) & mask;
        }
        table[hole] = null;
    }

    private static int sideIndex(final int instrumentId, final int side) {
        return instrumentId << 1 | side;
    }
}
