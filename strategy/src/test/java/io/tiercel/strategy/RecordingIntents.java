package io.tiercel.strategy;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a strategy asks for and makes the reports that a venue would answer with. */
public final class RecordingIntents implements OrderIntents {
    private final List<String> requests = new ArrayList<>();
    private long lastOrderId;
    private int refusalCode;

    /** All later requests are refused by risk with this reason; NONE ends it. */
    public void refuse(final RejectReason reason) {
        refusalCode = reason.code();
    }

    /** What was asked since the last call. */
    public List<String> drain() {
        final List<String> drained = List.copyOf(requests);
        requests.clear();
        return drained;
    }

    @Override
    public long submit(final OrderIntent intent) {
        requests.add((intent.side() == Side.BUY ? "buy " : "sell ") + intent.qty() + " @ " + intent.price() + " "
                + intent.timeInForce() + (intent.isPostOnly() ? " post-only" : ""));
        return refusalCode == 0 ? ++lastOrderId : -refusalCode;
    }

    @Override
    public int cancel(final long orderId) {
        requests.add("cancel " + orderId);
        return -refusalCode;
    }

    @Override
    public int replace(final long orderId, final long price, final long totalQty) {
        requests.add("replace " + orderId + ": " + totalQty + " @ " + price);
        return -refusalCode;
    }

    @Override
    public void schedule(final long dueTimeNs, final long timerId) {
        requests.add("timer " + timerId + " at " + dueTimeNs);
    }

    @Override
    public void stopTrading() {
        requests.add("stop trading");
    }

    /** A report with the fields that every kind of report fills. */
    public static ExecutionReport report(
            final long orderId, final int side, final ExecType type, final OrderStatus status, final long leavesQty) {
        final ExecutionReport report = new ExecutionReport();
        report.clear();
        report.orderId = orderId;
        report.instrumentId = 0;
        report.side = side;
        report.execType = type;
        report.status = status;
        report.leavesQty = leavesQty;
        return report;
    }

    /** A fill. */
    public static ExecutionReport fill(
            final long orderId,
            final int side,
            final long price,
            final long lastQty,
            final long cumQty,
            final long leavesQty) {
        final ExecutionReport report = report(
                orderId,
                side,
                ExecType.TRADE,
                leavesQty == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                leavesQty);
        report.lastQty = lastQty;
        report.lastPrice = price;
        report.price = price;
        report.cumQty = cumQty;
        return report;
    }
}
