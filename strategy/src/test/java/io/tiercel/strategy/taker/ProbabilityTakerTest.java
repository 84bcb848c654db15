package io.tiercel.strategy.taker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.RecordingIntents;
import io.tiercel.strategy.SettableMarket;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbabilityTakerTest {
    // Entries of 100, at most 200, spread at most 5 ticks, 1000 ns between entries, 10000 ns held, 500 ns pause after a
    // refusal.
    private static final TakerConfig CONFIG = new TakerConfig(0.7, 0.3, 100, 200, 5, 1_000, 10_000, 500);

    private final ProbabilityTaker taker = new ProbabilityTaker(SettableMarket.setup(3), CONFIG);
    private final SettableMarket market = new SettableMarket().quote(5000, 300, 5002, 400);
    private final RecordingIntents out = new RecordingIntents();

    @Test
    void shouldBuyAtBestAskWhenProbabilityReachesTheThreshold() {
        taker.onMarketData(market.at(0).probabilityUp(0.7), out);

        assertEquals(List.of("buy 100 @ 5002 IOC"), out.drain());
    }

    @Test
    void shouldSellAtBestBidWhenProbabilityFallsToTheThreshold() {
        taker.onMarketData(market.at(0).probabilityUp(0.29), out);

        assertEquals(List.of("sell 100 @ 5000 IOC"), out.drain());
    }

    @Test
    void shouldDoNothingBetweenTheThresholdsOrWithoutSignal() {
        taker.onMarketData(market.at(0).probabilityUp(0.69), out);
        taker.onMarketData(market.at(1).probabilityUp(0.31), out);
        market.signal().clear();
        taker.onMarketData(market.at(2), out);

        assertEquals(List.of(), out.drain());
    }

    @Test
    void shouldNotEnterWhenSpreadIsWiderOrMarketIsClosedOrBookIsCrossedOrBestPricesStand() {
        taker.onMarketData(market.at(0).probabilityUp(0.9).quote(5000, 1, 5006, 1), out);
        taker.onMarketData(market.at(1).quote(5000, 1, 5002, 1).open(false), out);
        taker.onMarketData(market.at(2).open(true).quote(5003, 1, 5002, 1), out);
        taker.onMarketData(market.at(3).quote(5000, 1, 5002, 1).bestPriceChanged(false), out);

        assertEquals(List.of(), out.drain());
    }

    @Test
    void shouldSendNothingFromTheHaltItselfUntilTheResume() {
        fillEntry(1, 0);
        out.drain();

        taker.onMarketState(market.at(9_000).open(false), out);
        taker.onTimer(50_000, 0, out);
        assertEquals(List.of(), out.drain(), "the position is due, the market is not open");

        taker.onMarketState(market.at(60_000).open(true), out);
        taker.onTimer(60_001, 0, out);
        assertEquals(List.of("sell 100 @ 5000 IOC"), out.drain());
    }

    @Test
    void shouldTakeLotsOfTheInstrumentWhenLotIsNotOne() {
        // 100 lots of 10 = 1000; spread 400 = 4 ticks of 100.
        taker.onMarketData(
                market.instrument(1).at(0).quote(1_000_000, 9, 1_000_400, 9).probabilityUp(0.9), out);

        assertEquals(List.of("buy 1000 @ 1000400 IOC"), out.drain());
    }

    @Test
    void shouldWaitForTheAnswerAndTheCoolDownBeforeTheNextEntry() {
        taker.onMarketData(market.at(0).probabilityUp(0.9), out);
        taker.onMarketData(market.at(1_500), out);
        assertEquals(List.of("buy 100 @ 5002 IOC"), out.drain(), "one order under way at most");

        taker.onExecutionReport(RecordingIntents.report(1, Side.BUY, ExecType.CANCELED, OrderStatus.CANCELED, 0), out);
        taker.onMarketData(market.at(1_600), out);
        assertEquals(List.of("buy 100 @ 5002 IOC"), out.drain());

        taker.onExecutionReport(RecordingIntents.report(2, Side.BUY, ExecType.CANCELED, OrderStatus.CANCELED, 0), out);
        taker.onMarketData(market.at(2_599), out);
        assertEquals(List.of(), out.drain(), "1600 + 1000 = 2600 is the earliest");
        taker.onMarketData(market.at(2_600), out);
        assertEquals(List.of("buy 100 @ 5002 IOC"), out.drain());
    }

    @Test
    void shouldStopAtThePositionLimit() {
        fillEntry(1, 0);
        fillEntry(2, 1_000);
        assertEquals(200, taker.position(0));

        taker.onMarketData(market.at(2_000).probabilityUp(0.9), out);

        assertEquals(List.of(), out.drain(), "200 + 100 exceeds 200");
    }

    @Test
    void shouldCloseTheWholePositionWhenTheSignalTurns() {
        fillEntry(1, 0);
        fillEntry(2, 1_000);

        taker.onMarketData(market.at(1_001).probabilityUp(0.2), out);
        assertEquals(List.of("sell 200 @ 5000 IOC"), out.drain(), "closing waits for no cool-down");

        taker.onExecutionReport(RecordingIntents.fill(3, Side.SELL, 5000, 200, 200, 0), out);
        assertEquals(0, taker.position(0));
        taker.onTimer(11_000, 0, out);
        assertEquals(List.of(), out.drain(), "the timer of a closed position does nothing");
    }

    @Test
    void shouldCloseAfterTheHoldingTimeAndTryAgainUntilFlat() {
        fillEntry(1, 0);

        taker.onTimer(9_999, 0, out);
        assertEquals(List.of(), out.drain());
        taker.onTimer(10_000, 0, out);
        assertEquals(List.of("sell 100 @ 5000 IOC"), out.drain());

        taker.onExecutionReport(RecordingIntents.fill(2, Side.SELL, 5000, 30, 30, 70), out);
        taker.onExecutionReport(RecordingIntents.report(2, Side.SELL, ExecType.CANCELED, OrderStatus.CANCELED, 0), out);
        market.signal().clear();
        taker.onMarketData(market.at(10_001).bestPriceChanged(false), out);
        assertEquals(List.of("sell 70 @ 5000 IOC"), out.drain(), "at the next event, although nothing else happened");
    }

    @Test
    void shouldRenewTheHoldingTimeWhenThePositionGrows() {
        fillEntry(1, 0);
        fillEntry(2, 4_000);

        taker.onTimer(10_000, 0, out);
        assertEquals(List.of(), out.drain(), "4000 + 10000 = 14000 counts now");
        taker.onTimer(14_000, 0, out);
        assertEquals(List.of("sell 200 @ 5000 IOC"), out.drain());
    }

    @Test
    void shouldPauseWhenRiskRefuses() {
        out.refuse(RejectReason.MAX_POSITION);
        taker.onMarketData(market.at(0).probabilityUp(0.9), out);
        taker.onMarketData(market.at(499), out);
        assertEquals(1, out.drain().size());

        out.refuse(RejectReason.NONE);
        taker.onMarketData(market.at(500), out);
        assertEquals(List.of("buy 100 @ 5002 IOC"), out.drain(), "a refused entry does not start the cool-down");
    }

    @Test
    void shouldPauseWhenTheVenueRejects() {
        taker.onMarketData(market.at(0).probabilityUp(0.9), out);
        final var rejected = RecordingIntents.report(1, Side.BUY, ExecType.REJECTED, OrderStatus.REJECTED, 0);
        rejected.seenTimeNs = 2_000;
        taker.onExecutionReport(rejected, out);
        out.drain();

        taker.onMarketData(market.at(2_499), out);
        assertEquals(List.of(), out.drain());
        taker.onMarketData(market.at(2_500), out);
        assertEquals(1, out.drain().size());
    }

    @Test
    void shouldChangeTheDigestWithEveryKindOfState() {
        final long fresh = taker.stateDigest();
        taker.onMarketData(market.at(0).probabilityUp(0.9), out);
        final long ordered = taker.stateDigest();
        taker.onExecutionReport(RecordingIntents.fill(1, Side.BUY, 5002, 40, 40, 60), out);
        final long filled = taker.stateDigest();

        assertNotEquals(fresh, ordered);
        assertNotEquals(ordered, filled);
        assertEquals(new ProbabilityTaker(SettableMarket.setup(3), CONFIG).stateDigest(), fresh);
    }

    @Test
    void shouldNameKeyValueAndRangeWhenSettingsAreOutOfRange() {
        assertEquals(
                "buyAbove = 0.5, expected above 0.5 and below 1",
                assertThrows(BadInputException.class, () -> new TakerConfig(0.5, 0.3, 1, 1, 1, 0, 1, 0))
                        .getMessage());
        assertEquals(
                "maxPositionLots = 99, expected 100 to 1000000000",
                assertThrows(BadInputException.class, () -> new TakerConfig(0.6, 0.3, 100, 99, 1, 0, 1, 0))
                        .getMessage());
        assertEquals(
                "sellBelow = NaN, expected above 0 and below 0.5",
                assertThrows(BadInputException.class, () -> new TakerConfig(0.6, Double.NaN, 1, 1, 1, 0, 1, 0))
                        .getMessage());
    }

    private void fillEntry(final long orderId, final long timeNs) {
        taker.onMarketData(market.at(timeNs).probabilityUp(0.9), out);
        final var fill = RecordingIntents.fill(orderId, Side.BUY, 5002, 100, 100, 0);
        fill.seenTimeNs = timeNs;
        taker.onExecutionReport(fill, out);
        assertEquals(List.of("buy 100 @ 5002 IOC", "timer 0 at " + (timeNs + 10_000)), out.drain());
    }
}
