package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.risk.account.Notional;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/** The orders of a run, from decision to end. One thread; allocates when more orders are open at once than ever before. */
final class OrderBookkeeping {
    private static final ExecType[] EXEC_TYPES = ExecType.values();
    private static final OrderStatus[] STATUSES = OrderStatus.values();

    private final Long2ObjectHashMap<OpenOrder> open = new Long2ObjectHashMap<>();
    private final Deque<OpenOrder> free = new ArrayDeque<>();
    private final LongTable done;
    private final MidHistory[] mids;
    private final List<Instrument> instruments;
    private final long[] marketQty;
    private final long[] marketNotionalMicros;
    private final long[] row = new long[OrderRow.WIDTH];

    /**
     * @param instruments of the run.
     * @param mids        by instrument, for reports of a venue that has no book.
     * @param done        where orders go that have ended.
     */
    OrderBookkeeping(final List<Instrument> instruments, final MidHistory[] mids, final LongTable done) {
        this.instruments = instruments;
        this.mids = mids;
        this.done = done;
        marketQty = new long[instruments.size()];
        marketNotionalMicros = new long[instruments.size()];
    }

    /** The market traded. The sums may run over: only differences are used. */
    void marketTraded(final int instrumentId, final long price, final long qty) {
        marketQty[instrumentId] += qty;
        marketNotionalMicros[instrumentId] += Notional.micros(instruments.get(instrumentId), price, qty);
    }

    /** A new order leaves. */
    void sent(final OrderRequestedDecoder request, final int instrumentId, final long nowNs) {
        final OpenOrder order = take(request.orderId());
        order.strategyId = request.strategyId();
        order.instrumentId = instrumentId;
        order.side = request.sideRaw();
        order.type = request.orderType();
        order.price = request.price();
        order.qty = request.qty();
        order.decisionTimeNs = nowNs;
        order.decisionMidTwice = request.markTwice();
        order.marketQtyBefore = marketQty[instrumentId];
        order.marketNotionalBefore = marketNotionalMicros[instrumentId];
    }

    /**
     * The order of a report; one that was sent before the record began is made up from it.
     *
     * @return null for a report of no order, such as the refusal of a cancel that came too late.
     */
    OpenOrder of(final ExecutionReportedDecoder report, final int instrumentId) {
        final OpenOrder known = open.get(report.orderId());
        final ExecType type = EXEC_TYPES[report.execType()];
        if (known != null || type == ExecType.CANCEL_REJECTED || type == ExecType.REPLACE_REJECTED) {
            return known;
        }
        final OpenOrder order = take(report.orderId());
        order.strategyId = report.strategyId();
        order.instrumentId = instrumentId;
        order.side = report.sideRaw();
        order.price = report.price();
        order.qty = report.cumQty() + report.leavesQty();
        order.marketQtyBefore = marketQty[instrumentId];
        order.marketNotionalBefore = marketNotionalMicros[instrumentId];
        return order;
    }

    private OpenOrder take(final long orderId) {
        final OpenOrder pooled = free.poll();
        final OpenOrder order = (pooled == null ? new OpenOrder() : pooled).clear(orderId);
        open.put(orderId, order);
        return order;
    }

    /** What a report says of its order; a final state ends it. */
    void reported(final OpenOrder order, final ExecutionReportedDecoder report) {
        order.queueAhead = report.queueAhead();
        switch (EXEC_TYPES[report.execType()]) {
            case NEW -> {
                order.arrivalTimeNs = report.venueTimestampNs();
                order.arrivalMidTwice = midOf(order, report);
            }
            case TRADE -> {
                order.cumQty = report.cumQty();
                order.firstFillTimeNs =
                        order.firstFillTimeNs == Prices.NO_PRICE ? report.venueTimestampNs() : order.firstFillTimeNs;
            }
            case REPLACED -> {
                order.replaces++;
                order.price = report.price();
                order.qty = report.cumQty() + report.leavesQty();
            }
            case CANCELED, REJECTED, EXPIRED, TRIGGERED, CANCEL_REJECTED, REPLACE_REJECTED -> {
                // told by the state
            }
        }
        if (STATUSES[report.status()].isFinal() && isAboutTheOrder(report)) {
            end(order, report.status(), report.reason(), report.venueTimestampNs(), midOf(order, report));
            open.remove(order.orderId);
            free.push(order);
        }
    }

    private long midOf(final OpenOrder order, final ExecutionReportedDecoder report) {
        return report.midTwice() == Prices.NO_PRICE ? mids[order.instrumentId].lastTwice() : report.midTwice();
    }

    private static boolean isAboutTheOrder(final ExecutionReportedDecoder report) {
        final ExecType type = EXEC_TYPES[report.execType()];
        return type != ExecType.CANCEL_REJECTED && type != ExecType.REPLACE_REJECTED;
    }

    private void end(
            final OpenOrder order, final int status, final int reason, final long timeNs, final long midTwice) {
        order.copyTo(row);
        row[5] = status;
        row[6] = reason;
        row[17] = timeNs;
        row[18] = midTwice;
        row[21] = marketQty[order.instrumentId] - order.marketQtyBefore;
        row[22] = marketNotionalMicros[order.instrumentId] - order.marketNotionalBefore;
        done.append(row);
    }

    /** The run is over: open orders are told as they stand. */
    void finish(final long nowNs) {
        final List<OpenOrder> left = new ArrayList<>(open.values());
        left.sort(Comparator.comparingLong(order -> order.orderId));
        for (final OpenOrder order : left) {
            final OrderStatus status = order.arrivalTimeNs == Prices.NO_PRICE && order.cumQty == 0
                    ? OrderStatus.PENDING_NEW
                    : order.cumQty == 0 ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
            end(order, status.ordinal(), 0, nowNs, mids[order.instrumentId].lastTwice());
        }
    }
}
