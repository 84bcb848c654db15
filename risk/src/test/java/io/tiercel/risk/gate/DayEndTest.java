package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.Limit;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import org.junit.jupiter.api.Test;

/** What lies between two sessions: borrowing, ids, money that comes in; and feeds that fall silent. */
class DayEndTest {
    private final TestLimits limits = new TestLimits();

    @Test
    void shouldChargeAWeekendWhenMondayBegins() {
        limits.borrowBps = 72;
        final TestDesk desk = TestDesk.open(limits);
        desk.hold(0, Side.SELL, 100);
        desk.gate.onMarketData(0, desk.nowNs);

        // Friday, Saturday and Sunday are over
        desk.gate.day().start();
        desk.gate.day().start();
        desk.gate.day().start();
        assertEquals(0, desk.account.borrowMicros());
        desk.gate.onMarketData(0, ++desk.nowNs);
        desk.gate.onMarketData(0, ++desk.nowNs);

        // 100 x 100.00 x 0.0072 x 3 / 360 = 0.6
        assertEquals(600_000, desk.account.borrowMicros());
        assertTrue(desk.account.isBalanced());
        // Monday is over, Tuesday begins: one night
        desk.gate.day().start();
        desk.gate.onMarketData(0, ++desk.nowNs);
        assertEquals(800_000, desk.account.borrowMicros());
    }

    @Test
    void shouldChargeNothingForWhatIsNotShort() {
        limits.borrowBps = 72;
        final TestDesk desk = TestDesk.open(limits);
        desk.hold(0, Side.BUY, 100);
        desk.gate.day().start();
        desk.gate.onMarketData(0, ++desk.nowNs);

        assertEquals(0, desk.account.borrowMicros());
    }

    @Test
    void shouldLetAnIdPassOnceADayAndNeverWhileItsOrderIsOpen() {
        final TestDesk desk = TestDesk.open(limits);

        assertEquals(RejectReason.NONE, submit(desk, 7).reason());
        final long open = desk.gate.order().orderId();
        desk.accept(open);
        assertEquals(RejectReason.NONE, submit(desk, 8).reason());
        desk.rejected(desk.gate.order().orderId(), RejectReason.VENUE_POST_ONLY_WOULD_CROSS);
        assertEquals(RejectReason.DUPLICATE_CLIENT_ID, submit(desk, 7).reason());
        assertEquals(RejectReason.DUPLICATE_CLIENT_ID, submit(desk, 8).reason());
        assertEquals(
                RejectReason.NONE, submit(desk, OrderIntent.NO_CLIENT_ORDER_ID).reason());
        assertEquals(
                RejectReason.NONE, submit(desk, OrderIntent.NO_CLIENT_ORDER_ID).reason());

        desk.gate.day().start();
        assertEquals(RejectReason.DUPLICATE_CLIENT_ID, submit(desk, 7).reason());
        assertEquals(RejectReason.NONE, submit(desk, 8).reason());
    }

    @Test
    void shouldRememberManyIds() {
        limits.maxOpenOrders = 3_000;
        final TestDesk desk = TestDesk.open(limits);
        for (long id = -1_000; id < 1_000; id++) {
            assertTrue(submit(desk, id * 64).isAllowed());
        }

        for (long id = -1_000; id < 1_000; id++) {
            assertEquals(RejectReason.DUPLICATE_CLIENT_ID, submit(desk, id * 64).reason());
        }
    }

    @Test
    void shouldNotTakeAWithdrawalForALoss() {
        limits.maxDrawdownBps = 1_000;
        limits.dailyLossBps = 500;
        final TestDesk desk = TestDesk.open(limits);

        desk.gate.day().deposit(0, -limits.startingCashMicros / 2);
        desk.gate.day().start();

        assertFalse(desk.gate.killSwitch().isTripped());
        assertEquals(limits.startingCashMicros / 2, desk.gate.day().peakEquityMicros());
        assertEquals(-limits.startingCashMicros / 2, desk.account.depositsMicros());
    }

    @Test
    void shouldTripWhenAHeldInstrumentFallsSilentInAnOpenMarket() {
        limits.maxFeedGapNs = Limit.of(1_000);
        final TestDesk desk = TestDesk.open(limits);
        desk.gate.onMarketData(0, 0);

        // flat: nobody is hurt
        desk.gate.watchFeeds(5_000);
        assertFalse(desk.gate.killSwitch().isTripped());
        desk.gate.onMarketData(0, 5_000);
        desk.hold(0, Side.BUY, 1);
        // exactly the limit
        desk.gate.watchFeeds(6_000);
        assertFalse(desk.gate.killSwitch().isTripped());
        desk.gate.onMarketState(0, MarketStateCode.HALT);
        desk.gate.watchFeeds(7_000);
        assertFalse(desk.gate.killSwitch().isTripped());
        desk.gate.onMarketState(0, MarketStateCode.OPEN);
        desk.gate.watchFeeds(7_000);

        assertEquals(TripReason.FEED_GAP, desk.gate.killSwitch().reason());
        assertEquals(907, desk.gate.killSwitch().reason().code());
    }

    @Test
    void shouldTripWhenTheGapEndsBeforeAnybodyLooked() {
        limits.maxFeedGapNs = Limit.of(1_000);
        final TestDesk desk = TestDesk.open(limits);
        desk.hold(0, Side.BUY, 1);
        desk.gate.onMarketData(0, 0);

        desk.gate.onMarketData(0, 1_001);

        assertTrue(desk.gate.killSwitch().isTrippedBy(TripReason.FEED_GAP));
    }

    private static RiskDecision submit(final TestDesk desk, final long clientOrderId) {
        return desk.gate.submit(
                new OrderIntent()
                        .limit(1, 0, Side.BUY, TestDesk.REFERENCE, 1, TimeInForce.GTC, false)
                        .clientOrderId(clientOrderId),
                desk.nowNs);
    }
}
