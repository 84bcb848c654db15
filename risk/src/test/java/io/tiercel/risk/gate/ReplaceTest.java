package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import org.junit.jupiter.api.Test;

class ReplaceTest {
    private final TestLimits limits = new TestLimits();

    @Test
    void shouldCarryTheNewTotalUnderTheSameId() {
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);

        final RiskDecision decision = desk.gate.replace(orderId, 9_995, 15, 0);

        assertEquals(Outcome.ALLOW, decision.outcome());
        assertEquals(15, decision.qty());
        assertEquals(orderId, desk.gate.order().orderId());
        assertEquals(9_995, desk.gate.order().price());
        assertEquals(15, desk.gate.order().qty());
    }

    @Test
    void shouldReserveTheLargerTotalUntilTheVenueAnswers() {
        final TestDesk desk = TestDesk.open(limits);
        final PooledWorkingOrders open = desk.gate.workingOrders();
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);

        desk.gate.replace(orderId, 9_990, 15, 0);
        assertEquals(15, open.openQty(0, Side.BUY));
        assertEquals(10, open.leavesQty(orderId));
        assertEquals(OrderStatus.PENDING_REPLACE, open.status(orderId));

        assertTrue(desk.replaced(orderId, 9_990, 15));
        assertEquals(15, open.leavesQty(orderId));
        assertEquals(OrderStatus.NEW, open.status(orderId));

        desk.gate.replace(orderId, 9_980, 5, 0);
        assertEquals(15, open.openQty(0, Side.BUY));
        assertTrue(desk.replaced(orderId, 9_980, 5));
        assertEquals(5, open.openQty(0, Side.BUY));
        assertEquals(9_980, open.price(orderId));
    }

    @Test
    void shouldReleaseTheReserveWhenTheReplaceIsRejected() {
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);
        desk.filled(orderId, 9_990, 3);
        desk.gate.replace(orderId, 9_990, 20, 0);
        assertEquals(17, desk.gate.workingOrders().openQty(0, Side.BUY));

        assertTrue(desk.say(orderId, ExecType.REPLACE_REJECTED, OrderStatus.PARTIALLY_FILLED));

        assertEquals(7, desk.gate.workingOrders().openQty(0, Side.BUY));
        assertEquals(OrderStatus.PARTIALLY_FILLED, desk.gate.workingOrders().status(orderId));
    }

    @Test
    void shouldClipTheIncreaseOnly() {
        limits.maxPositionUnits = 30;
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);
        desk.accepted(Side.BUY, 9_990, 5);

        final RiskDecision decision = desk.gate.replace(orderId, 9_990, 40, 0);

        // 30 - 15 open = 15 more: total 25.
        assertEquals(Outcome.CLIP, decision.outcome());
        assertEquals(RejectReason.MAX_POSITION, decision.reason());
        assertEquals(25, desk.gate.order().qty());
        assertEquals(
                RejectReason.MAX_POSITION,
                desk.gate.replace(orderId, 9_990, 26, 0).reason());
    }

    @Test
    void shouldLetADecreasePassWhateverTheMarket() {
        limits.orderBurst = 1;
        limits.ordersPerSecond = 1;
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);
        desk.gate.onMarketState(0, MarketStateCode.HALT);

        assertEquals(Outcome.ALLOW, desk.gate.replace(orderId, 9_990, 5, 0).outcome());
        assertEquals(
                RejectReason.MARKET_STATE,
                desk.gate.replace(orderId, 9_989, 5, 0).reason());
        assertEquals(
                RejectReason.MARKET_STATE,
                desk.gate.replace(orderId, 9_990, 11, 0).reason());
    }

    @Test
    void shouldCheckTheNewPrice() {
        limits.collarBps = 100;
        final TestDesk desk = TestDesk.open(limits);
        final long buyId = desk.accepted(Side.BUY, 9_990, 10);
        desk.accepted(Side.SELL, 10_010, 10);

        assertEquals(
                RejectReason.PRICE_COLLAR,
                desk.gate.replace(buyId, 10_101, 5, 0).reason());
        assertEquals(
                RejectReason.SELF_TRADE, desk.gate.replace(buyId, 10_010, 5, 0).reason());
        assertEquals(Outcome.ALLOW, desk.gate.replace(buyId, 10_009, 5, 0).outcome());
    }

    @Test
    void shouldGuardTheBoldestPriceInFlightAgainstSelfTrade() {
        final TestDesk desk = TestDesk.open(limits);
        final long buyId = desk.accepted(Side.BUY, 9_990, 10);
        desk.gate.replace(buyId, 10_000, 10, 0);
        assertEquals(RejectReason.SELF_TRADE, desk.limit(Side.SELL, 10_000, 1).reason());
        desk.replaced(buyId, 10_000, 10);

        desk.gate.replace(buyId, 9_980, 10, 0);
        assertEquals(RejectReason.SELF_TRADE, desk.limit(Side.SELL, 10_000, 1).reason());
        desk.replaced(buyId, 9_980, 10);
        assertEquals(Outcome.ALLOW, desk.limit(Side.SELL, 10_000, 1).outcome());
    }

    @Test
    void shouldCheckTheSizeOfTheLeavesAndNotOfTheFills() {
        limits.maxOrderUnits = 10;
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);
        desk.filled(orderId, 9_990, 4);

        assertEquals(
                RejectReason.MAX_ORDER_QTY,
                desk.gate.replace(orderId, 9_990, 15, 0).reason());
        assertEquals(Outcome.ALLOW, desk.gate.replace(orderId, 9_990, 14, 0).outcome());
    }

    @Test
    void shouldEndFilledWhenTheTotalIsAlreadyFilled() {
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);
        desk.filled(orderId, 9_990, 4);

        assertEquals(Outcome.ALLOW, desk.gate.replace(orderId, 9_991, 4, 0).outcome());
        assertTrue(desk.replaced(orderId, 9_991, 4));

        assertFalse(desk.gate.workingOrders().isOpen(orderId));
        assertEquals(0, desk.gate.workingOrders().openQty(0, Side.BUY));
    }

    @Test
    void shouldRefuseWhatIsNotAReplace() {
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);
        desk.market(Side.BUY, 1);
        final long marketId = desk.gate.order().orderId();

        assertEquals(
                RejectReason.INVALID_ORDER,
                desk.gate.replace(orderId, 9_990, 0, 0).reason());
        assertEquals(
                RejectReason.INVALID_ORDER,
                desk.gate.replace(orderId, TestDesk.none(), 10, 0).reason());
        assertEquals(
                RejectReason.INVALID_ORDER,
                desk.gate.replace(marketId, TestDesk.none(), 2, 0).reason());
        assertEquals(
                RejectReason.VENUE_UNKNOWN_ORDER,
                desk.gate.replace(99, 9_990, 1, 0).reason());
        desk.canceled(orderId);
        assertEquals(
                RejectReason.VENUE_TOO_LATE,
                desk.gate.replace(orderId, 9_990, 1, 0).reason());
    }

    @Test
    void shouldRefuseEvenADecreaseWhileTripped() {
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);
        desk.gate.killSwitch().trip(TripReason.OPERATOR);

        assertEquals(
                RejectReason.KILL_SWITCH,
                desk.gate.replace(orderId, 9_990, 5, 0).reason());
    }

    @Test
    void shouldShowTheLatestRequestInFlight() {
        final TestDesk desk = TestDesk.open(limits);
        final PooledWorkingOrders open = desk.gate.workingOrders();
        final long orderId = desk.accepted(Side.BUY, 9_990, 10);

        desk.gate.replace(orderId, 9_990, 9, 0);
        desk.gate.cancel(orderId, false, 0);
        assertEquals(OrderStatus.PENDING_CANCEL, open.status(orderId));
        desk.filled(orderId, 9_990, 1);
        assertEquals(OrderStatus.PENDING_CANCEL, open.status(orderId));
        desk.replaced(orderId, 9_990, 9);
        assertEquals(OrderStatus.PENDING_CANCEL, open.status(orderId));
        desk.gate.replace(orderId, 9_990, 8, 0);
        assertEquals(OrderStatus.PENDING_REPLACE, open.status(orderId));
        assertTrue(desk.cancelRejected(orderId, RejectReason.VENUE_TOO_LATE));
        assertEquals(OrderStatus.PENDING_REPLACE, open.status(orderId));
        desk.replaced(orderId, 9_990, 8);
        assertEquals(OrderStatus.PARTIALLY_FILLED, open.status(orderId));
    }
}
