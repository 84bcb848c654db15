package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import java.util.Arrays;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * All own orders at the venue and the life of each: accepted, filled, ended; every step is reported.
 * <p>
 * Core's thread only. Orders come from a pool that grows when more live at once than ever before; else allocates nothing. An order object that has
 * ended must not be touched: it may be the next order's.
 */
final class OwnOrders {
    private static final int INITIAL_POOL = 256;

    private final InstrumentRegistry instruments;
    private final FeeSchedule[] fees;
    private final ReportLine reports;
    private final InstrumentOrders[] byInstrument;
    private final Long2ObjectHashMap<OwnOrder> live = new Long2ObjectHashMap<>(4 * INITIAL_POOL, 0.5f);
    private final OrderHistory history = new OrderHistory();
    private OwnOrder[] pool = new OwnOrder[INITIAL_POOL];
    private int pooled;
    private long acceptances;

    OwnOrders(final InstrumentRegistry instruments, final FeeSchedule[] fees, final ReportLine reports) {
        this.instruments = instruments;
        this.fees = fees;
        this.reports = reports;
        byInstrument = new InstrumentOrders[instruments.size()];
        for (int i = 0; i < byInstrument.length; i++) {
            byInstrument[i] = new InstrumentOrders();
        }
        while (pooled < INITIAL_POOL) {
            pool[pooled++] = new OwnOrder();
        }
    }

    InstrumentOrders of(final int instrumentId) {
        return byInstrument[instrumentId];
    }

    /**
     * @return the live order of an id, null when there is none.
     */
    OwnOrder find(final long orderId) {
        return live.get(orderId);
    }

    OrderHistory history() {
        return history;
    }

    /** Takes a valid new order in: state New. */
    OwnOrder accept(final CommandLine.Command command) {
        final OwnOrder order = pooled == 0 ? new OwnOrder() : pool[--pooled];
        order.orderId = command.orderId;
        order.strategyId = command.strategyId;
        order.instrumentId = command.instrumentId;
        order.side = command.side;
        order.type = command.type;
        order.timeInForce = command.timeInForce;
        order.price = hasLimit(command.type) ? command.price : Prices.NO_PRICE;
        order.stopPrice = command.stopPrice;
        order.orderQty = command.qty;
        order.isPostOnly = command.isPostOnly;
        order.acceptance = ++acceptances;
        order.sentNs = command.sentNs;
        live.put(order.orderId, order);
        history.arrived(command);
        byInstrument[order.instrumentId].accept(order);
        reports.changed(order, ExecType.NEW, OrderStatus.NEW, RejectReason.NONE, command.arrivalNs);
        return order;
    }

    /** Refuses a new order; only an id that was never seen enters the history. */
    void reject(final CommandLine.Command command, final RejectReason reason) {
        if (!history.hasSeen(command.orderId)) {
            history.arrived(command);
            history.ended(command.orderId, OrderStatus.REJECTED);
        }
        reports.rejected(command, reason);
    }

    /**
     * A fill. The order ends when nothing is left of it.
     *
     * @return true when the order still lives.
     */
    boolean fill(
            final OwnOrder order, final long price, final long qty, final boolean isMaker, final long venueTimeNs) {
        final Instrument instrument = instruments.instrument(order.instrumentId);
        final long feeMicros =
                fees[order.instrumentId].feeMicros(instrument, order.side, isMaker, price, qty, order.cumQty);
        order.cumQty += qty;
        reports.traded(order, price, qty, isMaker, feeMicros, venueTimeNs);
        if (order.leavesQty() > 0) {
            return true;
        }
        release(order, OrderStatus.FILLED);
        return false;
    }

    void cancel(final OwnOrder order, final RejectReason reason, final long venueTimeNs) {
        reports.changed(order, ExecType.CANCELED, OrderStatus.CANCELED, reason, venueTimeNs);
        release(order, OrderStatus.CANCELED);
    }

    void expire(final OwnOrder order, final long venueTimeNs) {
        reports.changed(order, ExecType.EXPIRED, OrderStatus.EXPIRED, RejectReason.NONE, venueTimeNs);
        release(order, OrderStatus.EXPIRED);
    }

    /** A waiting stop becomes a market or limit order. */
    void trigger(final OwnOrder order, final long venueTimeNs) {
        byInstrument[order.instrumentId].stopTriggered();
        order.type = order.type == OrderType.STOP ? OrderType.MARKET : OrderType.LIMIT;
        reports.changed(order, ExecType.TRIGGERED, OrderStatus.NEW, RejectReason.NONE, venueTimeNs);
    }

    /** Another price or total quantity; what that does to its place is the market's affair. */
    void amend(final OwnOrder order, final long price, final long orderQty, final long venueTimeNs) {
        order.price = price;
        order.orderQty = orderQty;
        reports.changed(order, ExecType.REPLACED, order.status(), RejectReason.NONE, venueTimeNs);
    }

    /** A replace asked for no more than is filled: the order ends as Filled. */
    void endAtFilledQty(final OwnOrder order, final long venueTimeNs) {
        order.orderQty = order.cumQty;
        reports.changed(order, ExecType.REPLACED, OrderStatus.FILLED, RejectReason.NONE, venueTimeNs);
        release(order, OrderStatus.FILLED);
    }

    private void release(final OwnOrder order, final OrderStatus status) {
        byInstrument[order.instrumentId].remove(order);
        live.remove(order.orderId);
        history.ended(order.orderId, status);
        order.clear();
        if (pooled == pool.length) {
            pool = Arrays.copyOf(pool, 2 * pooled);
        }
        pool[pooled++] = order;
    }

    private static boolean hasLimit(final OrderType type) {
        return type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
    }

    long foldInto(final long digest) {
        long folded = StateHash.mix(digest, acceptances);
        for (final InstrumentOrders orders : byInstrument) {
            folded = orders.foldInto(folded);
        }
        return folded;
    }
}
