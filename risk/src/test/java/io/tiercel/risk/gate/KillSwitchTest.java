package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.killswitch.DrawdownLevel;
import io.tiercel.risk.killswitch.Requester;
import io.tiercel.risk.killswitch.ResetResult;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import org.junit.jupiter.api.Test;

class KillSwitchTest {
    private final TestLimits limits = new TestLimits();

    @Test
    void shouldTripWhenAMarkBringsTheDrawdownToItsLimit() {
        limits.startingCashMicros = 100_000_000_000L;
        limits.maxDrawdownBps = 1_000;
        final TestDesk desk = TestDesk.open(limits);
        desk.hold(0, Side.BUY, 1_000);

        // 1000 shares at 100.00; 10 % of 100000 = 10000 = 10.00 a share.
        desk.gate.onMark(0, 9_000, 9_001, 0);
        assertFalse(desk.gate.killSwitch().isTripped());
        desk.gate.onMark(0, 8_999, 9_001, 0);

        assertTrue(desk.gate.killSwitch().isTripped());
        assertEquals(TripReason.BREACH, desk.gate.killSwitch().reason());
        assertEquals(RejectReason.KILL_SWITCH, desk.limit(Side.SELL, 9_000, 1).reason());
    }

    @Test
    void shouldTripWhenAFillCostsTooMuch() {
        limits.startingCashMicros = 100_000_000_000L;
        limits.dailyLossBps = 100;
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 11_000, 100);

        // 100 x (110.00 - 100.00) = 1000 = 1 %.
        desk.filled(orderId, 11_000, 100);

        assertEquals(TripReason.DAILY_LOSS, desk.gate.killSwitch().reason());
    }

    @Test
    void shouldOnlyAddItsReasonWhenTrippedAgain() {
        final TestDesk desk = TestDesk.open(limits);
        desk.gate.killSwitch().trip(TripReason.OPERATOR);
        desk.gate.killSwitch().trip(TripReason.JOURNAL_FAILURE);

        assertEquals(TripReason.OPERATOR, desk.gate.killSwitch().reason());
        assertTrue(desk.gate.killSwitch().isTrippedBy(TripReason.JOURNAL_FAILURE));
        assertFalse(desk.gate.killSwitch().isTrippedBy(TripReason.BREACH));
        assertEquals(1, desk.gate.killSwitch().trips());
    }

    @Test
    void shouldCancelByAscendingIdWithoutARate() {
        limits.cancelBurst = 1;
        limits.cancelsPerSecond = 1;
        final TestDesk desk = TestDesk.open(limits);
        for (int i = 0; i < 5; i++) {
            desk.accepted(Side.BUY, 9_990, 1);
        }
        desk.canceled(3);
        desk.gate.killSwitch().trip(TripReason.OPERATOR);
        final StringBuilder canceled = new StringBuilder();

        final PooledWorkingOrders open = desk.gate.workingOrders();
        for (long id = open.nextOpen(0); id > 0; id = open.nextOpen(id)) {
            assertTrue(desk.gate.cancel(id, true, 0).isAllowed());
            assertEquals(OrderStatus.PENDING_CANCEL, open.status(id));
            canceled.append(id).append(' ');
        }

        assertEquals("1 2 4 5 ", canceled.toString());
        assertTrue(desk.gate.cancel(1, false, 0).isAllowed(), "the strategy's own bucket is still full");
        assertEquals(RejectReason.CANCEL_RATE, desk.gate.cancel(1, false, 0).reason());
    }

    @Test
    void shouldResetOnlyForTheOperatorWithAReasonAndNothingOpen() {
        final TestDesk desk = TestDesk.open(limits);
        assertEquals(ResetResult.NOT_TRIPPED, desk.gate.reset(Requester.OPERATOR, "checked", 0));
        final long orderId = desk.accepted(Side.BUY, 9_990, 1);
        desk.gate.killSwitch().trip(TripReason.HANDLER_EXCEPTION);

        assertEquals(ResetResult.NOT_OPERATOR, desk.gate.reset(Requester.STRATEGY, "go on", 0));
        assertEquals(ResetResult.NO_REASON_GIVEN, desk.gate.reset(Requester.OPERATOR, "  ", 0));
        assertEquals(ResetResult.OPEN_ORDERS, desk.gate.reset(Requester.OPERATOR, "checked", 0));
        assertTrue(desk.gate.killSwitch().isTripped());
        desk.canceled(orderId);
        assertEquals(ResetResult.DONE, desk.gate.reset(Requester.OPERATOR, "checked", 0));
        assertFalse(desk.gate.killSwitch().isTripped());
        assertFalse(desk.gate.killSwitch().isTrippedBy(TripReason.HANDLER_EXCEPTION));
    }

    @Test
    void shouldCountTheDrawdownFromTheEquityAtTheReset() {
        limits.startingCashMicros = 100_000_000_000L;
        limits.maxDrawdownBps = 1_000;
        final TestDesk desk = TestDesk.open(limits);
        desk.lose(10_000_000_000L);
        assertEquals(DrawdownLevel.BREACH, desk.gate.day().level());

        assertEquals(ResetResult.DONE, desk.gate.reset(Requester.OPERATOR, "checked", 0));

        assertEquals(DrawdownLevel.NORMAL, desk.gate.day().level());
        desk.lose(8_900_000_000L);
        assertFalse(desk.gate.killSwitch().isTripped());
        desk.lose(100_000_000L);
        assertTrue(desk.gate.killSwitch().isTripped());
    }

    @Test
    void shouldNotResetWhileTheDailyLossStands() {
        limits.startingCashMicros = 100_000_000_000L;
        limits.dailyLossBps = 500;
        final TestDesk desk = TestDesk.open(limits);
        desk.lose(5_000_000_000L);
        assertEquals(TripReason.DAILY_LOSS, desk.gate.killSwitch().reason());

        assertEquals(ResetResult.CAUSE_PERSISTS, desk.gate.reset(Requester.OPERATOR, "checked", 0));
        desk.gate.day().start();
        assertEquals(ResetResult.DONE, desk.gate.reset(Requester.OPERATOR, "a new day", 0));
    }

    @Test
    void shouldTripOnTooManyRejectsOfTheVenueAndHoldUntilTheyAreOld() {
        limits.maxRejects = 2;
        limits.rejectWindowNs = 1_000;
        final TestDesk desk = TestDesk.open(limits);
        for (int i = 0; i < 3; i++) {
            desk.limit(Side.BUY, 9_990, 1);
            assertFalse(desk.gate.killSwitch().isTripped());
            assertTrue(desk.rejected(desk.gate.order().orderId(), RejectReason.VENUE_INVALID));
        }

        assertEquals(TripReason.REJECT_RATE, desk.gate.killSwitch().reason());
        assertEquals(ResetResult.CAUSE_PERSISTS, desk.gate.reset(Requester.OPERATOR, "checked", 999));
        assertEquals(ResetResult.DONE, desk.gate.reset(Requester.OPERATOR, "checked", 1_000));
    }

    @Test
    void shouldNotCountRefusalsThatAreTheMarketsDoingOrRisksOwn() {
        limits.maxRejects = 1;
        limits.maxOrderUnits = 1;
        final TestDesk desk = TestDesk.open(limits);
        for (int i = 0; i < 10; i++) {
            desk.limit(Side.BUY, 9_990, 1);
            desk.rejected(desk.gate.order().orderId(), RejectReason.VENUE_POST_ONLY_WOULD_CROSS);
            desk.limit(Side.BUY, 9_990, 2);
            desk.cancelRejected(1, RejectReason.VENUE_TOO_LATE);
        }

        assertFalse(desk.gate.killSwitch().isTripped());
        assertEquals(10, desk.gate.lateRejects());
        assertEquals(0, desk.gate.illegalReports());
    }

    @Test
    void shouldLeaveOnlyReducingOrdersAfterEightTenthsOfTheDrawdown() {
        limits.startingCashMicros = 100_000_000_000L;
        limits.maxDrawdownBps = 1_000;
        final TestDesk desk = TestDesk.open(limits);
        desk.hold(0, Side.BUY, 10);
        desk.lose(8_000_000_000L);

        assertEquals(RejectReason.MAX_DRAWDOWN, desk.limit(Side.BUY, 9_000, 1).reason());
        final RiskDecision decision = desk.limit(Side.SELL, 10_000, 15);
        assertEquals(Outcome.CLIP, decision.outcome());
        assertEquals(10, decision.qty());
        assertEquals(RejectReason.MAX_DRAWDOWN, desk.limit(Side.SELL, 10_000, 1).reason());
    }

    @Test
    void shouldCloseAPositionInPartsNoLargerThanAnOrderMayBe() {
        limits.startingCashMicros = 100_000_000_000L;
        limits.maxDrawdownBps = 1_000;
        limits.maxOrderUnits = 60;
        limits.orderBurst = 1;
        limits.ordersPerSecond = 1;
        final TestDesk desk = TestDesk.open(limits);
        final long workingId = desk.accepted(Side.BUY, 9_000, 1);
        desk.hold(0, Side.BUY, 100);
        assertFalse(desk.gate.liquidate(0, 0), "no breach");
        desk.lose(10_000_000_000L);

        assertFalse(desk.gate.liquidate(0, 0), "an order is open");
        desk.canceled(workingId);
        assertFalse(desk.gate.liquidate(1, 0), "nothing held");
        desk.gate.onMarketState(0, MarketStateCode.HALT);
        assertFalse(desk.gate.liquidate(0, 0), "halted");
        assertEquals(RejectReason.MARKET_STATE, desk.gate.decision().reason());
        desk.gate.onMarketState(0, MarketStateCode.OPEN);

        closePart(desk, 60);
        closePart(desk, 40);
        assertFalse(desk.gate.liquidate(0, 0), "flat");
        assertEquals(0, desk.account.position(0));
    }

    private static void closePart(final TestDesk desk, final long qty) {
        assertTrue(desk.gate.liquidate(0, 0), "" + desk.gate.decision().reason());
        final Order order = desk.gate.order();
        assertEquals(Side.SELL, order.side());
        assertEquals(qty, order.qty());
        assertEquals(RiskGate.NO_STRATEGY, order.strategyId());
        final long orderId = order.orderId();
        assertFalse(desk.gate.liquidate(0, 0), "one at a time");
        desk.accept(orderId);
        desk.filled(orderId, 9_900, qty);
    }

    @Test
    void shouldNotTripWhileArmedByReportsItCannotPlace() {
        final TestDesk desk = TestDesk.open(limits);

        assertFalse(desk.say(1, ExecType.TRADE, OrderStatus.FILLED));
        assertFalse(desk.say(1, ExecType.CANCEL_REJECTED, OrderStatus.NEW), "an id that was never given out");

        assertEquals(2, desk.gate.illegalReports());
        assertFalse(desk.gate.killSwitch().isTripped());
    }
}
