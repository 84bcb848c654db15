package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingOrderTest {
    private final TestDesk desk = TestDesk.open(new TestLimits());

    @Test
    void shouldAcceptOnlyTheReportsOfEachState() {
        expectLegal(this::pendingNew, EnumSet.of(ExecType.NEW, ExecType.REJECTED));
        expectLegal(this::working, EnumSet.of(ExecType.TRADE, ExecType.CANCELED, ExecType.EXPIRED));
        expectLegal(this::partiallyFilled, EnumSet.of(ExecType.TRADE, ExecType.CANCELED, ExecType.EXPIRED));
        expectLegal(
                this::pendingCancel,
                EnumSet.of(ExecType.TRADE, ExecType.CANCELED, ExecType.EXPIRED, ExecType.CANCEL_REJECTED));
        expectLegal(
                this::pendingReplace,
                EnumSet.of(
                        ExecType.TRADE,
                        ExecType.CANCELED,
                        ExecType.EXPIRED,
                        ExecType.REPLACED,
                        ExecType.REPLACE_REJECTED));
        expectLegal(
                this::waitingStop, EnumSet.of(ExecType.TRADE, ExecType.CANCELED, ExecType.EXPIRED, ExecType.TRIGGERED));
        expectLegal(this::triggeredStop, EnumSet.of(ExecType.TRADE, ExecType.CANCELED, ExecType.EXPIRED));
    }

    private interface State {
        long make();
    }

    private void expectLegal(final State state, final Set<ExecType> legal) {
        for (final ExecType execType : ExecType.values()) {
            final long orderId = state.make();
            final long illegalBefore = desk.gate.illegalReports();
            final long stateBefore = desk.gate.stateDigest();
            final long accountBefore = desk.account.stateDigest();

            final boolean isLegal = say(orderId, execType);

            assertEquals(legal.contains(execType), isLegal, execType + " in " + orderId);
            if (!isLegal) {
                assertEquals(illegalBefore + 1, desk.gate.illegalReports());
                assertEquals(stateBefore, desk.gate.stateDigest(), "an illegal report changes nothing");
                assertEquals(accountBefore, desk.account.stateDigest());
            }
        }
    }

    private boolean say(final long orderId, final ExecType execType) {
        return switch (execType) {
            case TRADE -> desk.filled(orderId, 9_990, 1);
            case REPLACED -> desk.replaced(orderId, 9_991, 8);
            default -> desk.say(orderId, execType, OrderStatus.NEW);
        };
    }

    private long pendingNew() {
        assertTrue(desk.limit(Side.BUY, 9_990, 10).isAllowed());
        return desk.gate.order().orderId();
    }

    private long working() {
        return desk.accepted(Side.BUY, 9_990, 10);
    }

    private long partiallyFilled() {
        final long orderId = working();
        assertTrue(desk.filled(orderId, 9_990, 3));
        return orderId;
    }

    private long pendingCancel() {
        final long orderId = working();
        desk.gate.cancel(orderId, false, 0);
        return orderId;
    }

    private long pendingReplace() {
        final long orderId = working();
        assertTrue(desk.gate.replace(orderId, 9_991, 8, 0).isAllowed());
        return orderId;
    }

    private long waitingStop() {
        assertTrue(desk.stop(Side.BUY, 11_000, 10).isAllowed());
        final long orderId = desk.gate.order().orderId();
        desk.accept(orderId);
        return orderId;
    }

    private long triggeredStop() {
        final long orderId = waitingStop();
        assertTrue(desk.say(orderId, ExecType.TRIGGERED, OrderStatus.NEW));
        return orderId;
    }

    @Test
    void shouldRefuseFillsThatDoNotAddUp() {
        final long orderId = working();

        assertFalse(desk.filled(orderId, 9_990, 11), "more than is open");
        assertFalse(desk.filled(orderId, 9_990, 0));
        assertFalse(desk.filled(orderId, 9_990, -1));
        desk.report.lastQty = 2;
        desk.report.cumQty = 3;
        desk.report.lastPrice = 9_990;
        assertFalse(desk.say(orderId, ExecType.TRADE, OrderStatus.PARTIALLY_FILLED), "a fill is missing");
        assertEquals(0, desk.account.position(0));
        assertEquals(4, desk.gate.illegalReports());
    }

    @Test
    void shouldRefuseAReportOfAnotherInstrumentOrSide() {
        final long orderId = working();
        desk.report.orderId = orderId;
        desk.report.instrumentId = 1;
        desk.report.side = Side.BUY;
        desk.report.execType = ExecType.CANCELED;

        assertFalse(desk.gate.onExecutionReport(desk.report, 0));
        desk.report.instrumentId = 0;
        desk.report.side = Side.SELL;
        assertFalse(desk.gate.onExecutionReport(desk.report, 0));
        desk.report.side = Side.BUY;
        assertTrue(desk.gate.onExecutionReport(desk.report, 0));
    }

    @Test
    void shouldRefuseEverythingAboutAFinalOrderButLateRejects() {
        final long orderId = pendingCancel();
        desk.filled(orderId, 9_990, 10);

        for (final ExecType execType : ExecType.values()) {
            desk.report.lastQty = 1;
            final boolean isLate = execType == ExecType.CANCEL_REJECTED || execType == ExecType.REPLACE_REJECTED;
            assertEquals(isLate, desk.say(orderId, execType, OrderStatus.FILLED), execType.name());
        }
        assertEquals(7, desk.gate.illegalReports());
        assertEquals(2, desk.gate.lateRejects());
        assertEquals(10, desk.account.position(0));
    }

    @Test
    void shouldCountEveryCancelInFlight() {
        final long orderId = working();
        desk.gate.cancel(orderId, true, 0);
        desk.gate.cancel(orderId, true, 0);

        assertTrue(desk.cancelRejected(orderId, RejectReason.VENUE_MARKET_NOT_OPEN));
        assertEquals(OrderStatus.PENDING_CANCEL, desk.gate.workingOrders().status(orderId));
        assertTrue(desk.cancelRejected(orderId, RejectReason.VENUE_MARKET_NOT_OPEN));
        assertEquals(OrderStatus.NEW, desk.gate.workingOrders().status(orderId));
    }

    @Test
    void shouldStandInTheBookOnceTriggered() {
        assertTrue(desk.stopLimit(Side.SELL, 9_500, 9_400, 10).isAllowed());
        final long orderId = desk.gate.order().orderId();
        desk.accept(orderId);
        assertTrue(desk.limit(Side.BUY, 9_400, 1).isAllowed());

        desk.say(orderId, ExecType.TRIGGERED, OrderStatus.NEW);

        assertEquals(RejectReason.SELF_TRADE, desk.limit(Side.BUY, 9_400, 1).reason());
        assertTrue(desk.limit(Side.BUY, 9_399, 1).isAllowed());
    }
}
