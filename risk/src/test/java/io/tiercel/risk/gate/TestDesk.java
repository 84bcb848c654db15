package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.account.TestInstruments;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;

/** A gate with its account, and the words of a venue: what tests say to them, one line each. */
final class TestDesk {
    /** Reference of every instrument: 100.00, bid 99.99 and ask 100.01. */
    static final long REFERENCE = 10_000;

    final Account account;
    final RiskGate gate;
    final ExecutionReport report = new ExecutionReport();
    private final OrderIntent intent = new OrderIntent();
    long nowNs;

    TestDesk(final InstrumentRegistry registry, final TestLimits limits) {
        account = new Account(registry, limits.startingCashMicros);
        gate = new RiskGate(registry, RiskRules.of(limits.config()), account);
    }

    /** All instruments of the tests, marked at the reference. */
    static TestDesk open(final TestLimits limits) {
        final InstrumentRegistry registry = TestInstruments.registry();
        final TestDesk desk = new TestDesk(registry, limits);
        for (int id = 0; id < registry.size(); id++) {
            desk.gate.onMark(id, REFERENCE - 1, REFERENCE + 1, 0);
        }
        return desk;
    }

    RiskDecision limit(final int side, final long price, final long qty) {
        return limit(side, price, qty, TimeInForce.GTC);
    }

    RiskDecision limit(final int side, final long price, final long qty, final TimeInForce timeInForce) {
        return gate.submit(intent.limit(1, 0, side, price, qty, timeInForce, false), nowNs);
    }

    RiskDecision market(final int side, final long qty) {
        return gate.submit(intent.market(1, 0, side, qty), nowNs);
    }

    RiskDecision stop(final int side, final long stopPrice, final long qty) {
        return gate.submit(intent.market(1, 0, side, qty).stop(stopPrice), nowNs);
    }

    RiskDecision stopLimit(final int side, final long stopPrice, final long price, final long qty) {
        return gate.submit(
                intent.limit(1, 0, side, price, qty, TimeInForce.GTC, false).stop(stopPrice), nowNs);
    }

    /** Sends a limit order that must pass, and has the venue accept it. */
    long accepted(final int side, final long price, final long qty) {
        if (limit(side, price, qty).outcome() != Outcome.ALLOW) {
            throw new AssertionError("refused: " + gate.decision().reason());
        }
        final long orderId = gate.order().orderId();
        accept(orderId);
        return orderId;
    }

    boolean accept(final long orderId) {
        return say(orderId, ExecType.NEW, OrderStatus.NEW);
    }

    boolean canceled(final long orderId) {
        return say(orderId, ExecType.CANCELED, OrderStatus.CANCELED);
    }

    boolean rejected(final long orderId, final RejectReason reason) {
        report.reason = reason;
        return say(orderId, ExecType.REJECTED, OrderStatus.REJECTED);
    }

    boolean cancelRejected(final long orderId, final RejectReason reason) {
        report.reason = reason;
        return say(orderId, ExecType.CANCEL_REJECTED, OrderStatus.NEW);
    }

    /** A fill with the quantities that follow from what the gate knows. */
    boolean filled(final long orderId, final long price, final long qty) {
        report.lastPrice = price;
        report.lastQty = qty;
        report.cumQty = gate.workingOrders().cumQty(orderId) + qty;
        report.leavesQty = gate.workingOrders().leavesQty(orderId) - qty;
        return say(orderId, ExecType.TRADE, report.leavesQty == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED);
    }

    boolean replaced(final long orderId, final long price, final long totalQty) {
        report.cumQty = gate.workingOrders().cumQty(orderId);
        report.leavesQty = Math.max(0, totalQty - report.cumQty);
        report.price = price;
        return say(orderId, ExecType.REPLACED, report.leavesQty == 0 ? OrderStatus.FILLED : OrderStatus.NEW);
    }

    boolean say(final long orderId, final ExecType execType, final OrderStatus status) {
        report.orderId = orderId;
        final boolean isOpen = gate.workingOrders().isOpen(orderId);
        report.instrumentId = isOpen ? gate.workingOrders().instrumentId(orderId) : 0;
        report.side = isOpen ? gate.workingOrders().side(orderId) : 0;
        report.execType = execType;
        report.status = status;
        final boolean isLegal = gate.onExecutionReport(report, nowNs);
        report.clear();
        return isLegal;
    }

    /** Takes a position straight to the account at the reference, free of charge. */
    void hold(final int instrumentId, final int side, final long qty) {
        account.fill(instrumentId, side, REFERENCE, qty, 0);
    }

    /** Loses money: the gate sees it with the next change of a mark. */
    void lose(final long micros) {
        account.fill(0, 0, REFERENCE, 1, micros);
        gate.onMark(0, REFERENCE, REFERENCE + 2, nowNs);
        gate.onMark(0, REFERENCE - 1, REFERENCE + 1, nowNs);
        account.fill(0, 1, REFERENCE, 1, 0);
    }

    static long none() {
        return Prices.NO_PRICE;
    }
}
