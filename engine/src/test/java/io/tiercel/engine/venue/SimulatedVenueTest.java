package io.tiercel.engine.venue;

import static io.tiercel.marketdata.instrument.Side.BUY;
import static io.tiercel.marketdata.instrument.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.gate.Order;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedVenueTest {
    private final VenueFixture market = new VenueFixture();

    @Test
    void shouldFillOncePerLevelWhenALevelHasSeveralOrders() {
        market.add(11, SELL, 10002, 60).add(12, SELL, 10002, 40).add(13, SELL, 10003, 50);

        market.send(market.orders.limit(1, BUY, 10003, 120));
        market.send(market.orders.market(2, BUY, 100));

        // 60 + 40 at 10002, then 20 of the 50 at 10003; 30 of them are left for order 2.
        assertEquals(
                List.of(
                        "1 NEW",
                        "1 TRADE 100@10002 T",
                        "1 TRADE 20@10003 T",
                        "2 NEW",
                        "2 TRADE 30@10003 T",
                        "2 CANCELED"),
                market.told());
    }

    @Test
    void shouldNotTakeTwiceWhenTheTakenOrderShrinks() {
        market.add(11, SELL, 10002, 100);
        market.send(market.orders.market(1, BUY, 50));

        market.reduce(11, 70).send(market.orders.market(2, BUY, 10));
        market.execute(11, 20).send(market.orders.market(3, BUY, 10));
        market.replace(11, 12, 10002, 8).send(market.orders.market(4, BUY, 10));

        // used 50 of 100; then min(50, 30) of 30; then min(30, 10) of 10; the replaced order is a new one of 8.
        assertEquals(
                List.of(
                        "1 NEW",
                        "1 TRADE 50@10002 T",
                        "2 NEW",
                        "2 CANCELED",
                        "3 NEW",
                        "3 CANCELED",
                        "4 NEW",
                        "4 TRADE 8@10002 T",
                        "4 CANCELED"),
                market.told());
    }

    @Test
    void shouldStandAtTheTailWhenTheNextSessionBegins() {
        market.add(1, BUY, 10000, 30)
                .send(market.orders.limit(1, BUY, 10000, 10))
                .add(2, BUY, 10000, 40);
        assertEquals(30, market.venue.queueAhead(1));

        market.state(MarketStateCode.CLOSED).delete(1).add(3, BUY, 10000, 5);
        assertEquals(0, market.venue.queueAhead(1));
        market.state(MarketStateCode.AUCTION);
        assertEquals(45, market.venue.queueAhead(1));
        market.state(MarketStateCode.OPEN).execute(2, 40);
        assertEquals(5, market.venue.queueAhead(1));

        assertEquals(List.of("1 NEW"), market.told());
    }

    @Test
    void shouldTakeInOrderOfAcceptanceAtOpen() {
        market.add(11, SELL, 10005, 30).state(MarketStateCode.AUCTION);
        market.send(market.orders.limit(1, BUY, 10004, 10));
        market.send(market.orders.limit(2, BUY, 10006, 20));
        market.send(market.orders.postOnly(3, BUY, 10001, 10));
        market.amend(1, 10005, 20).add(12, SELL, 10001, 5);
        market.told();

        market.state(MarketStateCode.OPEN);

        // Order 1 was accepted first though order 2 has the better price: 5 at 10001, 15 of 30 at 10005; order 2 the
        // other 15.
        assertEquals(
                List.of(
                        "1 TRADE 5@10001 T",
                        "1 TRADE 15@10005 T",
                        "2 TRADE 15@10005 T",
                        "3 CANCELED VENUE_POST_ONLY_WOULD_CROSS"),
                market.told());
    }

    @Test
    void shouldKeepThePlaceOfWhatIsLeftAfterOpen() {
        market.add(1, BUY, 10002, 7).state(MarketStateCode.AUCTION);
        market.send(market.orders.limit(1, BUY, 10002, 20))
                .add(2, BUY, 10002, 9)
                .add(11, SELL, 10002, 5);

        market.state(MarketStateCode.OPEN);
        assertEquals(7, market.venue.queueAhead(1));
        market.execute(2, 9);

        assertEquals(List.of("1 NEW", "1 TRADE 5@10002 T", "1 TRADE 9@10002 M"), market.told());
    }

    @Test
    void shouldTriggerStopsInOrderOfAcceptanceOnTheBookAfterTheTrade() {
        market.add(1, BUY, 10000, 50).add(2, BUY, 9999, 30).add(3, BUY, 9990, 100);
        market.send(stop(1, SELL, 9999, 20)).send(stop(2, SELL, 10000, 40)).send(stop(3, SELL, 9998, 5));
        market.told();

        market.execute(1, 50);
        assertEquals(List.of("2 TRIGGERED", "2 TRADE 30@9999 T", "2 TRADE 10@9990 T"), market.told());
        market.print(Side.NONE, 9998, 1);

        assertEquals(List.of("1 TRIGGERED", "1 TRADE 20@9990 T", "3 TRIGGERED", "3 TRADE 5@9990 T"), market.told());
    }

    @Test
    void shouldNotTriggerStopsWhenOnlyQuotesMoveOrTheMarketIsHalted() {
        market.add(11, SELL, 10002, 50).send(stop(1, BUY, 10001, 10)).told();

        market.add(12, SELL, 10001, 5).delete(12).add(1, BUY, 10001, 5);
        market.state(MarketStateCode.HALT).execute(11, 10).print(Side.NONE, 10005, 3);
        market.state(MarketStateCode.OPEN);

        assertEquals(List.of(), market.told());
    }

    @Test
    void shouldWaitOnWithAnotherLimitWhenAStopLimitIsReplaced() {
        market.add(1, BUY, 10000, 50).add(2, BUY, 9998, 50);
        market.send(market.orders.order(1, SELL, OrderType.STOP_LIMIT, TimeInForce.GTC, 10000, 10000, 20, false));
        market.amend(1, 9999, 30);
        assertEquals(-1, market.venue.queueAhead(1));

        market.execute(1, 50);
        market.add(3, BUY, 9999, 12);

        // Triggered at 10000, limit 9999: nothing there yet, so it rests and the bid that enters at 9999 fills it.
        assertEquals(List.of("1 NEW", "1 REPLACED", "1 TRIGGERED", "1 TRADE 12@9999 M"), market.told());
    }

    @Test
    void shouldExpireWaitingStopsOfTheDayAtTheClose() {
        market.send(market.orders.order(1, SELL, OrderType.STOP, TimeInForce.DAY, Prices.NO_PRICE, 10000, 20, false));
        market.send(market.orders.order(2, SELL, OrderType.STOP, TimeInForce.GTC, Prices.NO_PRICE, 10000, 20, false));

        market.state(MarketStateCode.CLOSED).state(MarketStateCode.OPEN).cancel(2);

        assertEquals(List.of("1 NEW", "2 NEW", "1 EXPIRED", "2 CANCELED"), market.told());
    }

    @Test
    void shouldCountAnExecutionOfAnUnknownOrderAsAHiddenPrint() {
        market.add(1, BUY, 9990, 10)
                .send(market.orders.limit(1, BUY, 10000, 50))
                .told();

        market.book.execute(999, BUY, 10000, 30);
        market.changed();
        assertEquals(List.of(), market.told());
        market.book.execute(998, BUY, 9999, 30);
        market.changed();
        market.book.execute(997, Side.NONE, 9998, 30);
        market.changed();

        assertEquals(List.of("1 TRADE 30@10000 M"), market.told());
    }

    @Test
    void shouldKnowItsPlaceWhenAnExecutionTakesMoreThanThereWas() {
        market.add(1, BUY, 10000, 10).add(2, BUY, 10000, 20).send(market.orders.limit(1, BUY, 10000, 5));

        market.execute(1, 25);
        assertEquals(20, market.venue.queueAhead(1));
        market.reduce(2, 35);
        assertEquals(0, market.venue.queueAhead(1));

        assertEquals(List.of("1 NEW"), market.told());
    }

    @Test
    void shouldGoToTheTailWhenAHistoricalOrderIsReplacedUnderTheSameId() {
        market.add(1, BUY, 10000, 10)
                .send(market.orders.limit(1, BUY, 10000, 5))
                .told();

        market.replace(1, 1, 10000, 10);
        assertEquals(0, market.venue.queueAhead(1));
        market.execute(1, 4);

        assertEquals(List.of("1 TRADE 4@10000 M"), market.told());
    }

    @Test
    void shouldGoOnBehindTheCanceledOrderWhenTheOldestIsCanceled() {
        final VenueFixture oldest = VenueFixture.with(SelfTradePrevention.CANCEL_OLDEST);
        oldest.add(11, SELL, 10002, 30)
                .send(oldest.orders.limit(1, SELL, 10002, 20))
                .add(12, SELL, 10002, 50);

        oldest.send(oldest.orders.limit(2, BUY, 10002, 60));

        assertEquals(
                List.of("1 NEW", "2 NEW", "2 TRADE 30@10002 T", "1 CANCELED VENUE_SELF_TRADE", "2 TRADE 30@10002 T"),
                oldest.told());
    }

    @Test
    void shouldStopInFrontOfOwnOrdersWhenAllOrNothing() {
        final VenueFixture oldest = VenueFixture.with(SelfTradePrevention.CANCEL_OLDEST);
        oldest.add(11, SELL, 10002, 30)
                .send(oldest.orders.limit(1, SELL, 10002, 20))
                .add(12, SELL, 10002, 50);

        oldest.send(allOrNothing(2, 31)).send(allOrNothing(3, 30));

        assertEquals(List.of("1 NEW", "2 NEW", "2 CANCELED", "3 NEW", "3 TRADE 30@10002 T"), oldest.told());
    }

    @Test
    void shouldKeepItsPlaceInASnapshotAsFarAsTheLevelHoldsIt() {
        market.add(1, BUY, 10000, 30).add(2, BUY, 9999, 50);
        market.send(market.orders.limit(1, BUY, 10000, 10)).send(market.orders.limit(2, BUY, 9999, 10));
        market.add(3, BUY, 10000, 70).told();

        market.book.clear();
        market.book.addAnonymous(BUY, 10000, 100);
        market.book.addAnonymous(BUY, 9999, 20);
        market.snapshot();

        assertEquals(30, market.venue.queueAhead(1));
        assertEquals(20, market.venue.queueAhead(2));

        // A cancel may be behind us: 100 -> 60 leaves 30 in front; 60 -> 25 cannot.
        market.book.reduce(77, BUY, 10000, 40);
        market.changed();
        assertEquals(30, market.venue.queueAhead(1));
        market.book.reduce(78, BUY, 10000, 35);
        market.changed();
        assertEquals(25, market.venue.queueAhead(1));

        // An execution takes from the front: 25 - 20 = 5.
        market.book.execute(79, BUY, 10000, 20);
        market.changed();
        assertEquals(5, market.venue.queueAhead(1));
        assertEquals(List.of(), market.told());
    }

    @Test
    void shouldFillWithinAnAnonymousQuantityWhenAnExecutionReachesIt() {
        market.add(1, BUY, 10000, 30)
                .send(market.orders.limit(1, BUY, 10000, 10))
                .told();
        market.book.clear();
        market.book.addAnonymous(BUY, 10000, 100);
        market.snapshot();

        market.book.execute(79, BUY, 10000, 34);
        market.changed();

        assertEquals(0, market.venue.queueAhead(1));
        assertEquals(List.of("1 TRADE 4@10000 M"), market.told());
    }

    @Test
    void shouldNotTakeAgainAfterASnapshotWhatWasTaken() {
        market.add(11, SELL, 10002, 30)
                .add(12, SELL, 10002, 20)
                .send(market.orders.market(1, BUY, 40))
                .told();

        market.book.clear();
        market.book.addAnonymous(SELL, 10002, 45);
        market.snapshot().send(market.orders.market(2, BUY, 40));

        assertEquals(List.of("2 NEW", "2 TRADE 5@10002 T", "2 CANCELED"), market.told());
    }

    @Test
    void shouldFillOnceWhatASnapshotShowsThroughAnOwnOrder() {
        market.send(market.orders.limit(1, BUY, 10002, 30)).told();

        market.book.clear();
        market.book.addAnonymous(SELL, 10001, 8);
        market.book.addAnonymous(SELL, 10002, 9);
        market.snapshot().snapshot();
        assertEquals(List.of("1 TRADE 8@10002 M", "1 TRADE 9@10002 M"), market.told());
        market.send(market.orders.market(2, SELL, 5)).send(market.orders.market(3, BUY, 5));

        assertEquals(List.of("2 NEW", "2 CANCELED VENUE_SELF_TRADE", "3 NEW", "3 CANCELED"), market.told());
    }

    @Test
    void shouldNotOvertakeOnEitherLine() {
        final VenueFixture slow =
                new VenueFixture(VenueConfig.constant(300, 200, FillOnCross.TOUCH, SelfTradePrevention.CANCEL_NEWEST));
        for (int i = 1; i <= 200; i++) {
            slow.venue.submit(slow.orders.limit(i, BUY, 9000 + i, 1), 1_000 + i);
        }

        for (int i = 1; i <= 200; i++) {
            assertEquals(1_300 + i, slow.venue.nextArrivalNs());
            slow.venue.processArrival();
        }
        assertEquals(Long.MAX_VALUE, slow.venue.nextArrivalNs());
        slow.venue.cancel(999, 700);
        assertEquals(1_500, slow.venue.nextArrivalNs());
        slow.venue.processArrival();

        final ExecutionReport report = new ExecutionReport();
        for (int i = 1; i <= 200; i++) {
            assertEquals(1_500 + i, slow.venue.nextReportNs());
            slow.venue.pollReport(report);
            assertEquals(i, report.orderId);
            assertEquals(1_300 + i, report.venueTimeNs);
            assertEquals(1_500 + i, report.seenTimeNs);
            assertEquals(9000 + i, report.price);
        }
        assertEquals(1_700, slow.venue.nextReportNs());
        slow.venue.pollReport(report);
        assertEquals(999, report.orderId);
        assertEquals(Long.MAX_VALUE, slow.venue.nextReportNs());
        assertFalse(slow.venue.pollReport(report));
    }

    @Test
    void shouldTellWhoseOrderItWasWhenARequestComesTooLate() {
        market.add(11, SELL, 10002, 100).send(market.orders.limit(70_000, BUY, 10002, 10));

        market.cancel(70_000);
        assertEquals(7, market.report.strategyId);
        assertEquals(0, market.report.instrumentId);
        assertEquals(BUY, market.report.side);
        assertEquals(OrderStatus.FILLED, market.report.status);
        market.cancel(70_001);
        assertEquals(-1, market.report.strategyId);
        assertEquals(OrderStatus.REJECTED, market.report.status);

        assertEquals(
                List.of(
                        "70000 NEW",
                        "70000 TRADE 10@10002 T",
                        "70000 CANCEL_REJECTED VENUE_TOO_LATE",
                        "70001 CANCEL_REJECTED VENUE_UNKNOWN_ORDER"),
                market.told());
    }

    @Test
    void shouldKeepInstrumentsApart() {
        market.add(1, BUY, 10000, 10);
        market.orders.limit(1, BUY, 10001, 10);
        market.send(market.orders.on(1)).told();

        market.execute(1, 5);
        market.otherBook.add(1, SELL, 10001, 4);
        market.venue.onBookUpdate(1, market.otherBook.update(), 1_000);
        market.cancel(999);

        assertEquals(List.of("1 TRADE 4@10001 M", "999 CANCEL_REJECTED VENUE_UNKNOWN_ORDER"), market.told());
    }

    @Test
    void shouldRefuseOrdersThatContradictThemselves() {
        market.send(market.orders.order(
                1, BUY, OrderType.MARKET, TimeInForce.IOC, Prices.NO_PRICE, Prices.NO_PRICE, 5, true));
        market.send(market.orders.limit(2, BUY, Prices.NO_PRICE, 5));
        market.send(stop(3, BUY, Prices.NO_PRICE, 5));
        market.send(market.orders.limit(4, Side.NONE, 100, 5));

        assertEquals(
                List.of(
                        "1 REJECTED VENUE_INVALID",
                        "2 REJECTED VENUE_INVALID",
                        "3 REJECTED VENUE_INVALID",
                        "4 REJECTED VENUE_INVALID"),
                market.told());
    }

    @Test
    void shouldDigestWhatCanChangeLaterDecisions() {
        final VenueFixture other = new VenueFixture();
        assertEquals(other.venue.stateDigest(), market.venue.stateDigest());

        market.add(11, SELL, 10002, 100).send(market.orders.limit(1, BUY, 10000, 10));
        other.add(11, SELL, 10002, 100).send(other.orders.limit(1, BUY, 10000, 10));
        assertEquals(other.venue.stateDigest(), market.venue.stateDigest());
        assertEquals(other.venue.changeDigest(), market.venue.changeDigest());

        market.venue.onMarketState(1, MarketStateCode.HALT, 1_000);
        assertNotEquals(other.venue.stateDigest(), market.venue.stateDigest());
        other.venue.onMarketState(1, MarketStateCode.HALT, 1_000);
        market.send(market.orders.market(2, BUY, 1));
        other.send(other.orders.market(2, BUY, 2));
        assertNotEquals(other.venue.stateDigest(), market.venue.stateDigest());
        assertNotEquals(other.venue.changeDigest(), market.venue.changeDigest());
        market.venue.submit(market.orders.market(3, BUY, 1), 2_000);
        final long underWay = market.venue.stateDigest();
        market.venue.processArrival();
        assertNotEquals(underWay, market.venue.stateDigest());
    }

    private Order stop(final long id, final int side, final long stopPrice, final long qty) {
        return market.orders.order(id, side, OrderType.STOP, TimeInForce.GTC, Prices.NO_PRICE, stopPrice, qty, false);
    }

    private Order allOrNothing(final long id, final long qty) {
        return market.orders.order(id, BUY, OrderType.LIMIT, TimeInForce.FOK, 10002, Prices.NO_PRICE, qty, false);
    }
}
