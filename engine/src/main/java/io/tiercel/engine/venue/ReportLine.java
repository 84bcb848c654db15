package io.tiercel.engine.venue;

import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;

/**
 * Reports on their way from the venue to the engine, first in first out: nothing overtakes.
 * <p>
 * Core's thread only. A ring of reused reports that doubles when more are under way than ever before; else allocates nothing. Every report is
 * folded into a running digest: whatever an order goes through is reported.
 */
final class ReportLine {
    private static final int INITIAL_CAPACITY = 64;

    private final Latency latency;
    private final VenueMids mids;
    private ExecutionReport[] ring = newRing(INITIAL_CAPACITY);
    private long head;
    private long tail;
    private long lastSeenNs = Long.MIN_VALUE;
    private long changeDigest = StateHash.START;
    private boolean isInstant;

    ReportLine(final Latency latency, final VenueMids mids) {
        this.latency = latency;
        this.mids = mids;
    }

    /** Whether reports are seen at the time they are made: those of a bar happened within it, and it is known at its end. */
    void isInstant(final boolean instant) {
        isInstant = instant;
    }

    /** Something other than a fill happened to a live order, or ended it. */
    void changed(
            final OwnOrder order,
            final ExecType execType,
            final OrderStatus status,
            final RejectReason reason,
            final long venueTimeNs) {
        final ExecutionReport report = append(order.orderId, venueTimeNs);
        describe(report, order);
        report.execType = execType;
        report.status = status;
        report.leavesQty = status.isFinal() ? 0 : order.leavesQty();
        report.reason = reason;
        changeDigest = fold(changeDigest, report);
    }

    /** A fill, already counted in the order's quantities. */
    void traded(
            final OwnOrder order,
            final long price,
            final long qty,
            final boolean isMaker,
            final long feeMicros,
            final long venueTimeNs) {
        final ExecutionReport report = append(order.orderId, venueTimeNs);
        describe(report, order);
        report.execType = ExecType.TRADE;
        report.status = order.leavesQty() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        report.leavesQty = order.leavesQty();
        report.lastPrice = price;
        report.lastQty = qty;
        report.isMaker = isMaker;
        report.feeMicros = feeMicros;
        changeDigest = fold(changeDigest, report);
    }

    /** A new order was refused. */
    void rejected(final CommandLine.Command command, final RejectReason reason) {
        final ExecutionReport report = append(command.orderId, command.arrivalNs);
        report.strategyId = command.strategyId;
        report.instrumentId = command.instrumentId;
        report.side = command.side;
        report.price = command.price;
        report.midTwice = mids.midTwice(command.instrumentId);
        report.execType = ExecType.REJECTED;
        report.status = OrderStatus.REJECTED;
        report.reason = reason;
        changeDigest = fold(changeDigest, report);
    }

    /**
     * A cancel or replace of an order that is over or was never seen was refused.
     *
     * @param status  how the order ended; REJECTED (as FIX tells it) for an unknown one.
     * @param history tells whose order it was; an unknown one is nobody's (-1).
     */
    void requestRejected(
            final CommandLine.Command command,
            final ExecType execType,
            final OrderStatus status,
            final RejectReason reason,
            final OrderHistory history) {
        final ExecutionReport report = append(command.orderId, command.arrivalNs);
        if (history.hasSeen(command.orderId)) {
            report.strategyId = history.strategyId(command.orderId);
            report.instrumentId = history.instrumentId(command.orderId);
            report.side = history.side(command.orderId);
        }
        report.execType = execType;
        report.status = status;
        report.reason = reason;
        changeDigest = fold(changeDigest, report);
    }

    /**
     * @return when the engine sees the first report, {@code Long.MAX_VALUE} when none is under way.
     */
    long nextReportNs() {
        return head == tail ? Long.MAX_VALUE : ring[(int) head & (ring.length - 1)].seenTimeNs;
    }

    /**
     * @param into receives the first report, which leaves the line.
     * @return false when none is under way.
     */
    boolean poll(final ExecutionReport into) {
        if (head == tail) {
            return false;
        }
        into.copyFrom(ring[(int) head++ & (ring.length - 1)]);
        return true;
    }

    long changeDigest() {
        return changeDigest;
    }

    long foldInto(final long digest) {
        long folded = StateHash.mix(digest, lastSeenNs);
        folded = StateHash.mix(folded, head);
        folded = StateHash.mix(folded, tail);
        for (long i = head; i < tail; i++) {
            folded = fold(folded, ring[(int) i & (ring.length - 1)]);
        }
        return folded;
    }

    private ExecutionReport append(final long orderId, final long venueTimeNs) {
        if (tail - head == ring.length) {
            grow();
        }
        lastSeenNs =
                Math.max(lastSeenNs, isInstant ? venueTimeNs : venueTimeNs + latency.responseNs(venueTimeNs, tail));
        final ExecutionReport report = ring[(int) tail++ & (ring.length - 1)];
        report.clear();
        report.orderId = orderId;
        report.venueTimeNs = venueTimeNs;
        report.seenTimeNs = lastSeenNs;
        return report;
    }

    private void describe(final ExecutionReport report, final OwnOrder order) {
        report.strategyId = order.strategyId;
        report.instrumentId = order.instrumentId;
        report.side = order.side;
        report.price = order.price;
        report.cumQty = order.cumQty;
        report.midTwice = mids.midTwice(order.instrumentId);
        report.queueAhead = order.joinedBehindQty;
    }

    private static long fold(final long digest, final ExecutionReport report) {
        long folded = StateHash.mix(digest, report.orderId);
        folded = StateHash.mix(
                folded,
                report.execType.ordinal()
                        | ((long) report.status.ordinal() << 8)
                        | ((long) report.reason.code() << 16)
                        | (report.isMaker ? 1L << 32 : 0));
        folded = StateHash.mix(folded, report.lastPrice);
        folded = StateHash.mix(folded, report.lastQty);
        folded = StateHash.mix(folded, report.feeMicros);
        folded = StateHash.mix(folded, report.cumQty);
        folded = StateHash.mix(folded, report.leavesQty);
        folded = StateHash.mix(folded, report.price);
        folded = StateHash.mix(folded, report.venueTimeNs);
        return StateHash.mix(folded, report.seenTimeNs);
    }

    private void grow() {
        final ExecutionReport[] larger = newRing(ring.length * 2);
        for (long i = head; i < tail; i++) {
            larger[(int) i & (larger.length - 1)] = ring[(int) i & (ring.length - 1)];
        }
        ring = larger;
    }

    private static ExecutionReport[] newRing(final int capacity) {
        final ExecutionReport[] reports = new ExecutionReport[capacity];
        for (int i = 0; i < capacity; i++) {
            reports[i] = new ExecutionReport();
        }
        return reports;
    }
}
