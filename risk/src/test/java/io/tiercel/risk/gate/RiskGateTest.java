package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.TestInstruments;
import io.tiercel.risk.limits.TestLimits;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskGateTest {
    private final TestLimits limits = new TestLimits();

    @Test
    void shouldHandOverTheOrderAsAsked() {
        final TestDesk desk = TestDesk.open(limits);
        final OrderIntent intent = new OrderIntent().limit(7, 2, Side.SELL, 10_025, 3, TimeInForce.DAY, true);

        final RiskDecision decision = desk.gate.submit(intent, 5);

        final Order order = desk.gate.order();
        assertEquals(Outcome.ALLOW, decision.outcome());
        assertEquals(3, decision.qty());
        assertEquals(1, order.orderId());
        assertEquals(7, order.strategyId());
        assertEquals(2, order.instrumentId());
        assertEquals(Side.SELL, order.side());
        assertEquals(10_025, order.price());
        assertEquals(Prices.NO_PRICE, order.stopPrice());
        assertEquals(3, order.qty());
        assertEquals(TimeInForce.DAY, order.timeInForce());
        assertTrue(order.isPostOnly());
        assertFalse(order.isLiquidation());
    }

    @Test
    void shouldCountIdsOfSentOrdersOnly() {
        limits.maxOrderUnits = 10;
        final TestDesk desk = TestDesk.open(limits);

        assertEquals(1, desk.accepted(Side.BUY, 9_990, 1));
        assertEquals(RejectReason.MAX_ORDER_QTY, desk.limit(Side.BUY, 9_990, 11).reason());
        assertEquals(2, desk.accepted(Side.BUY, 9_990, 10));
    }

    @Test
    void shouldRefuseWhileTheBookIsStaleHoweverFreshTheData() {
        final TestDesk desk = TestDesk.open(limits);
        final long digest = desk.gate.stateDigest();

        desk.gate.onBookStale(0, true);
        desk.gate.onMarketData(0, 0);
        assertEquals(RejectReason.STALE_DATA, desk.limit(Side.BUY, 9_990, 1).reason());
        assertNotEquals(digest, desk.gate.stateDigest());

        desk.gate.onBookStale(0, false);
        assertEquals(RejectReason.NONE, desk.limit(Side.BUY, 9_990, 1).reason());
    }

    @Test
    void shouldKeepTheStaleBookOfOneInstrumentFromTheOthers() {
        final TestDesk desk = TestDesk.open(limits);

        desk.gate.onBookStale(1, true);

        assertEquals(RejectReason.NONE, desk.limit(Side.BUY, 9_990, 1).reason());
    }

    @Test
    void shouldRefuseOrdersThatAreNotOrders() {
        final InstrumentRegistry registry = new InstrumentRegistry(List.of(new Instrument(0, "EQ", 2, 0, 5, 10, 1)));
        final TestDesk desk = new TestDesk(registry, limits);
        desk.gate.onMark(0, 9_995, 10_005, 0);

        assertEquals(RejectReason.INVALID_ORDER, desk.limit(Side.BUY, 9_990, 0).reason());
        assertEquals(
                RejectReason.INVALID_ORDER, desk.limit(Side.BUY, 9_990, -10).reason());
        assertEquals(RejectReason.INVALID_ORDER, desk.limit(Side.BUY, 9_990, 15).reason());
        assertEquals(RejectReason.INVALID_ORDER, desk.limit(Side.BUY, 9_991, 10).reason());
        assertEquals(
                RejectReason.INVALID_ORDER, desk.limit(Side.NONE, 9_990, 10).reason());
        assertEquals(
                RejectReason.INVALID_ORDER,
                desk.limit(Side.BUY, Prices.NO_PRICE, 10).reason());
        assertEquals(
                RejectReason.INVALID_ORDER,
                desk.limit(Side.BUY, Long.MAX_VALUE - 2, 10).reason());
        assertEquals(RejectReason.INVALID_ORDER, desk.stop(Side.BUY, 10_011, 10).reason());
        assertEquals(
                RejectReason.INVALID_ORDER,
                desk.stopLimit(Side.BUY, Prices.NO_PRICE, 10_010, 10).reason());
        assertEquals(Outcome.ALLOW, desk.limit(Side.BUY, -9_990, 10).outcome());
        assertEquals(Outcome.ALLOW, desk.limit(Side.BUY, 0, 10).outcome());
    }

    @Test
    void shouldRefuseUnknownInstruments() {
        final TestDesk desk = TestDesk.open(limits);
        final OrderIntent intent = new OrderIntent();

        assertEquals(
                RejectReason.UNKNOWN_INSTRUMENT,
                desk.gate.submit(intent.market(1, -1, Side.BUY, 1), 0).reason());
        assertEquals(
                RejectReason.UNKNOWN_INSTRUMENT,
                desk.gate.submit(intent.market(1, 3, Side.BUY, 1), 0).reason());
    }

    @Test
    void shouldLetOnlyRestingLimitOrdersIntoAnAuction() {
        final TestDesk desk = TestDesk.open(limits);
        desk.gate.onMarketState(0, MarketStateCode.AUCTION);

        assertEquals(
                Outcome.ALLOW, desk.limit(Side.BUY, 9_000, 1, TimeInForce.GTC).outcome());
        assertEquals(
                Outcome.ALLOW, desk.limit(Side.BUY, 9_000, 1, TimeInForce.DAY).outcome());
        assertEquals(
                RejectReason.MARKET_STATE,
                desk.limit(Side.BUY, 9_000, 1, TimeInForce.IOC).reason());
        assertEquals(
                RejectReason.MARKET_STATE,
                desk.limit(Side.BUY, 9_000, 1, TimeInForce.FOK).reason());
        assertEquals(RejectReason.MARKET_STATE, desk.market(Side.BUY, 1).reason());
        assertEquals(RejectReason.MARKET_STATE, desk.stop(Side.BUY, 10_100, 1).reason());
        desk.gate.onMarketState(0, MarketStateCode.CLOSED);
        assertEquals(RejectReason.MARKET_STATE, desk.limit(Side.BUY, 9_000, 1).reason());
    }

    @Test
    void shouldRefuseWithoutDataAndWithoutReference() {
        final TestDesk desk = new TestDesk(TestInstruments.registry(), limits);
        desk.nowNs = Long.MAX_VALUE / 2;

        assertEquals(RejectReason.STALE_DATA, desk.limit(Side.BUY, 1, 1).reason());
        desk.gate.onMarketData(0, desk.nowNs);
        assertEquals(RejectReason.NO_REFERENCE, desk.limit(Side.BUY, 1, 1).reason());
        desk.gate.onTrade(0, 1, desk.nowNs);
        assertEquals(Outcome.ALLOW, desk.limit(Side.BUY, 1, 1).outcome());
    }

    @Test
    void shouldRefuseWhenTheDataAreOlderThanTheirLimit() {
        limits.maxDataAgeNs = 1_000;
        final TestDesk desk = TestDesk.open(limits);
        desk.gate.onMarketData(0, 500);

        desk.nowNs = 1_500;
        assertEquals(Outcome.ALLOW, desk.limit(Side.BUY, 9_990, 1).outcome());
        desk.nowNs = 1_501;
        assertEquals(RejectReason.STALE_DATA, desk.limit(Side.BUY, 9_990, 1).reason());
        desk.gate.onMarketData(1, 1_501);
        assertEquals(RejectReason.STALE_DATA, desk.limit(Side.BUY, 9_990, 1).reason(), "another instrument's data");
        desk.gate.onMark(0, 9_999, 10_001, 1_501);
        assertEquals(Outcome.ALLOW, desk.limit(Side.BUY, 9_990, 1).outcome());
    }

    @Test
    void shouldValueAMarketOrderAtTheExactMid() {
        // Mid 100.005 x 1000 = 100005: passes at that limit, not one micro below it.
        limits.maxOrderNotionalMicros = 100_005_000_000L;
        final TestDesk desk = TestDesk.open(limits);
        desk.gate.onMark(0, 10_000, 10_001, 0);
        assertEquals(Outcome.ALLOW, desk.market(Side.BUY, 1_000).outcome());

        limits.maxOrderNotionalMicros = 100_004_999_999L;
        final TestDesk tighter = TestDesk.open(limits);
        tighter.gate.onMark(0, 10_000, 10_001, 0);
        assertEquals(
                RejectReason.MAX_ORDER_NOTIONAL, tighter.market(Side.BUY, 1_000).reason());
    }

    @Test
    void shouldMeasureTheCollarFromTheExactMid() {
        // Mid 100.005, 100 bps = 1.00005: buys up to 101.00505, sells down to 99.00495.
        limits.collarBps = 100;
        final TestDesk desk = TestDesk.open(limits);
        desk.gate.onMark(0, 10_000, 10_001, 0);

        assertEquals(RejectReason.PRICE_COLLAR, desk.limit(Side.BUY, 10_101, 1).reason());
        assertEquals(RejectReason.PRICE_COLLAR, desk.limit(Side.SELL, 9_900, 1).reason());
        assertEquals(Outcome.ALLOW, desk.limit(Side.BUY, 10_100, 1).outcome());
        assertEquals(Outcome.ALLOW, desk.limit(Side.SELL, 10_101, 1).outcome());
    }

    @Test
    void shouldMeasureTheCollarOfAStopLimitFromItsStop() {
        limits.collarBps = 100;
        final TestDesk desk = TestDesk.open(limits);

        // Stop 110.00, 1 % above it 111.10, though both are far from the market.
        assertEquals(Outcome.ALLOW, desk.stopLimit(Side.BUY, 11_000, 11_110, 1).outcome());
        assertEquals(
                RejectReason.PRICE_COLLAR,
                desk.stopLimit(Side.BUY, 11_000, 11_111, 1).reason());
    }

    @Test
    void shouldUseTheMagnitudeOfANegativeReference() {
        limits.collarBps = 1_000;
        limits.maxOrderNotionalMicros = 100_000_000L;
        final TestDesk desk = TestDesk.open(limits);
        desk.gate.onMark(0, -101, -99, 0);

        // Reference -1.00, 10 % = 0.10: buys up to -0.90. 100 x 1.00 = 100.
        assertEquals(Outcome.ALLOW, desk.limit(Side.BUY, -90, 1).outcome());
        assertEquals(RejectReason.PRICE_COLLAR, desk.limit(Side.BUY, -89, 1).reason());
        assertEquals(
                RejectReason.MAX_ORDER_NOTIONAL, desk.limit(Side.BUY, -100, 101).reason());
    }

    @Test
    void shouldNeverMeetAnOwnOrder() {
        final TestDesk desk = TestDesk.open(limits);
        desk.accepted(Side.BUY, 9_990, 5);

        assertEquals(RejectReason.SELF_TRADE, desk.limit(Side.SELL, 9_990, 1).reason());
        assertEquals(RejectReason.SELF_TRADE, desk.market(Side.SELL, 1).reason());
        assertEquals(RejectReason.SELF_TRADE, desk.stop(Side.SELL, 9_000, 1).reason());
        assertEquals(Outcome.ALLOW, desk.market(Side.BUY, 1).outcome());
        assertEquals(Outcome.ALLOW, desk.limit(Side.SELL, 9_991, 1).outcome());
    }

    @Test
    void shouldNotMeetAStopThatWaits() {
        final TestDesk desk = TestDesk.open(limits);
        desk.stop(Side.SELL, 9_000, 5);
        desk.accept(desk.gate.order().orderId());

        assertEquals(Outcome.ALLOW, desk.market(Side.BUY, 1).outcome());
    }

    @Test
    void shouldCountOpenOrdersUntilTheyAreFinal() {
        limits.maxOpenOrders = 2;
        final TestDesk desk = TestDesk.open(limits);
        final long first = desk.accepted(Side.BUY, 9_990, 5);
        desk.accepted(Side.BUY, 9_990, 5);
        assertEquals(RejectReason.OPEN_ORDERS, desk.limit(Side.BUY, 9_990, 1).reason());

        desk.canceled(first);

        assertEquals(Outcome.ALLOW, desk.limit(Side.BUY, 9_990, 1).outcome());
    }

    @Test
    void shouldClipToTheLargestPositionInLots() {
        limits.maxPositionUnits = 55;
        final InstrumentRegistry registry = new InstrumentRegistry(List.of(new Instrument(0, "EQ", 2, 0, 1, 10, 1)));
        final TestDesk desk = new TestDesk(registry, limits);
        desk.gate.onMark(0, 9_999, 10_001, 0);

        final RiskDecision decision = desk.limit(Side.SELL, 10_000, 70);

        assertEquals(Outcome.CLIP, decision.outcome());
        assertEquals(RejectReason.MAX_POSITION, decision.reason());
        assertEquals(50, decision.qty());
        assertEquals(50, desk.gate.order().qty());
        assertEquals(50, desk.gate.workingOrders().openQty(0, Side.SELL));
        assertEquals(
                RejectReason.MAX_POSITION, desk.limit(Side.SELL, 10_000, 10).reason());
    }

    @Test
    void shouldLetAReducingOrderPassBeyondTheLimit() {
        limits.maxPositionUnits = 10;
        final TestDesk desk = TestDesk.open(limits);
        desk.hold(0, Side.BUY, 100);

        assertEquals(Outcome.ALLOW, desk.limit(Side.SELL, 10_000, 100).outcome());
        assertEquals(RejectReason.MAX_POSITION, desk.limit(Side.BUY, 9_000, 1).reason());
    }

    @Test
    void shouldClipAnOrderThroughZeroToTheLimitOfTheOtherSide() {
        limits.maxPositionUnits = 10;
        final TestDesk desk = TestDesk.open(limits);
        desk.hold(0, Side.BUY, 5);

        // Sell 5 to be flat and 10 more: 15.
        assertEquals(15, desk.limit(Side.SELL, 10_000, 40).qty());
    }

    @Test
    void shouldScaleUnitsByTheQuantityScale() {
        limits.maxOrderUnits = 2;
        final TestDesk desk = TestDesk.open(limits);
        final OrderIntent intent = new OrderIntent();

        assertTrue(
                desk.gate.submit(intent.market(1, 1, Side.BUY, 200_000_000), 0).isAllowed());
        assertEquals(
                RejectReason.MAX_ORDER_QTY,
                desk.gate.submit(intent.market(1, 1, Side.BUY, 200_000_001), 0).reason());
    }

    @Test
    void shouldRefuseLimitsThatDoNotFitAQuantityScale() {
        limits.maxPositionUnits = 1_000_000_000L;
        final InstrumentRegistry registry = new InstrumentRegistry(List.of(new Instrument(0, "X", 2, 12, 1, 1, 1)));

        final BadInputException thrown = assertThrows(BadInputException.class, () -> new TestDesk(registry, limits));

        assertEquals(
                "risk: maxPositionUnits = 1000000000, expected at most 2305843 for X with its quantity scale of 12",
                thrown.getMessage());
    }

    @Test
    void shouldTakeATokenOnlyForAnOrderThatPassesEverythingElse() {
        limits.orderBurst = 1;
        limits.ordersPerSecond = 1;
        limits.maxOrderUnits = 10;
        final TestDesk desk = TestDesk.open(limits);

        assertEquals(RejectReason.MAX_ORDER_QTY, desk.limit(Side.BUY, 9_990, 11).reason());
        assertEquals(Outcome.ALLOW, desk.limit(Side.BUY, 9_990, 10).outcome());
        assertEquals(RejectReason.ORDER_RATE, desk.limit(Side.BUY, 9_990, 10).reason());
    }

    @Test
    void shouldFollowTheAccountThroughFills() {
        limits.startingCashMicros = 10_000_000_000L;
        final TestDesk desk = TestDesk.open(limits);
        final long orderId = desk.accepted(Side.BUY, 10_000, 10);
        desk.report.feeMicros = 1_000;

        assertTrue(desk.filled(orderId, 9_999, 4));

        // 4 x 99.99 = 399.96 and a fee of 0.001; worth 4 x 100.00.
        assertEquals(4, desk.account.position(0));
        assertEquals(9_600_039_000L, desk.account.cashMicros());
        assertEquals(10_000_039_000L, desk.account.equityMicros());
        assertEquals(6, desk.gate.workingOrders().openQty(0, Side.BUY));
        assertTrue(desk.filled(orderId, 10_000, 6));
        assertEquals(0, desk.gate.workingOrders().count());
        assertEquals(0, desk.gate.workingOrders().openQty(0, Side.BUY));
        assertFalse(desk.gate.workingOrders().isOpen(orderId));
    }

    @Test
    void shouldTellDecisionsAndReportsInItsDigests() {
        final TestDesk one = TestDesk.open(limits);
        final TestDesk other = TestDesk.open(limits);
        assertEquals(one.gate.stateDigest(), other.gate.stateDigest());

        final long orderId = one.accepted(Side.BUY, 9_990, 5);
        assertNotEquals(one.gate.stateDigest(), other.gate.stateDigest());
        other.accepted(Side.BUY, 9_989, 5);
        assertNotEquals(one.gate.stateDigest(), other.gate.stateDigest());
        assertNotEquals(one.gate.changeDigest(), other.gate.changeDigest());

        final long before = one.gate.stateDigest();
        one.filled(orderId, 9_990, 1);
        assertNotEquals(before, one.gate.stateDigest());
        final long filled = one.gate.stateDigest();
        one.gate.onMarketData(1, 99);
        assertNotEquals(filled, one.gate.stateDigest());
    }
}
