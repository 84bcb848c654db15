package io.tiercel.strategy.maker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.RecordingIntents;
import io.tiercel.strategy.SettableMarket;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvellanedaStoikovMakerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    // gamma 0.1, fill decay 1, horizon 2 s, sample weight 1 (each sample replaces the averages), every second, 2
    // samples to warm up,
    // orders of 100, at most 250, moved by 2 ticks or more, 1 ms apart, 1 s pause after a refusal.
    private static final MakerConfig CONFIG =
            new MakerConfig(0.1, 1, 2 * SECOND, 1, SECOND, 2, 100, 250, 2, MILLISECOND, SECOND);

    private final AvellanedaStoikovMaker maker = new AvellanedaStoikovMaker(SettableMarket.setup(7), CONFIG);
    private final SettableMarket market = new SettableMarket();
    private final RecordingIntents out = new RecordingIntents();

    /**
     * Mid 5005, 5006, 5008 at 0, 1, 2 s: the last sample gives sigma^2 = (5008 - 5006)^2 / 1 s = 4 ticks^2/s, spread 10, so
     * k = 2 * 1 / 10 = 0.2 per tick; gamma sigma^2 (T-t) = 0.1 * 4 * 2 = 0.8;
     * half spread = 0.4 + ln(1 + 0.1 / 0.2) / 0.1 = 0.4 + 4.05465 = 4.45465.
     */
    private void warmUp(final long bidQty, final long askQty) {
        maker.onMarketData(market.at(0).quote(5000, 100, 5010, 100), out);
        maker.onMarketData(market.at(SECOND).quote(5001, 100, 5011, 100), out);
        assertEquals(List.of(), out.drain(), "one sample of two so far");
        maker.onMarketData(market.at(2 * SECOND).quote(5003, bidQty, 5013, askQty), out);
    }

    private void acknowledge(final long orderId, final int side, final long price) {
        final ExecutionReport report = RecordingIntents.report(orderId, side, ExecType.NEW, OrderStatus.NEW, 100);
        report.price = price;
        maker.onExecutionReport(report, out);
    }

    private void quoteAndAcknowledge() {
        warmUp(100, 100);
        acknowledge(1, Side.BUY, 5003);
        acknowledge(2, Side.SELL, 5013);
        out.drain();
    }

    @Test
    void shouldQuoteBothSidesAroundTheMicropriceWhenFlat() {
        warmUp(100, 100);

        // s = 5008; 5008 - 4.45465 = 5003.545 down to 5003; 5008 + 4.45465 = 5012.455 up to 5013.
        assertEquals(List.of("buy 100 @ 5003 GTC post-only", "sell 100 @ 5013 GTC post-only"), out.drain());
    }

    @Test
    void shouldLeanTowardsTheThinnerSideWhenQuantitiesDiffer() {
        warmUp(300, 100);

        // s = (5003 * 100 + 5013 * 300) / 400 = 5010.5; 5006.045 down to 5006; 5014.954 up to 5015.
        assertEquals(List.of("buy 100 @ 5006 GTC post-only", "sell 100 @ 5015 GTC post-only"), out.drain());
    }

    @Test
    void shouldSkewBothQuotesDownWhenLong() {
        quoteAndAcknowledge();

        maker.onExecutionReport(RecordingIntents.fill(1, Side.BUY, 5003, 100, 100, 0), out);
        maker.onMarketData(market.at(2 * SECOND + MILLISECOND), out);

        // q = 100 / 100 = 1: r = 5008 - 0.8 = 5007.2; bid 5002.745 down to 5002; ask 5011.654 up to 5012: 1 tick from
        // 5013, stays.
        assertEquals(100, maker.position(0));
        assertEquals(List.of("buy 100 @ 5002 GTC post-only"), out.drain());
    }

    @Test
    void shouldSkewBothQuotesUpWhenShort() {
        quoteAndAcknowledge();

        maker.onExecutionReport(RecordingIntents.fill(2, Side.SELL, 5013, 100, 100, 0), out);
        maker.onMarketData(market.at(2 * SECOND + MILLISECOND), out);

        // q = -1: r = 5008.8; bid 5004.345 down to 5004: 1 tick from 5003, stays; ask 5013.254 up to 5014.
        assertEquals(-100, maker.position(0));
        assertEquals(List.of("sell 100 @ 5014 GTC post-only"), out.drain());
    }

    @Test
    void shouldClampToOneTickFromTheBestOppositePriceWhenTheSkewWouldCross() {
        // gamma 1: gamma sigma^2 (T-t) = 1 * 4 * 2 = 8 a lot; half = 4 + ln(1 + 1/0.2) = 4 + 1.79176 = 5.79176.
        final AvellanedaStoikovMaker eager = new AvellanedaStoikovMaker(
                SettableMarket.setup(7), new MakerConfig(1, 1, 2 * SECOND, 1, SECOND, 2, 100, 250, 2, 0, SECOND));
        eager.onMarketData(market.at(0).quote(5000, 100, 5010, 100), out);
        eager.onMarketData(market.at(SECOND).quote(5001, 100, 5011, 100), out);
        eager.onMarketData(market.at(2 * SECOND).quote(5003, 100, 5013, 100), out);
        assertEquals(List.of("buy 100 @ 5002 GTC post-only", "sell 100 @ 5014 GTC post-only"), out.drain());
        eager.onExecutionReport(RecordingIntents.fill(2, Side.SELL, 5014, 100, 100, 0), out);
        eager.onExecutionReport(RecordingIntents.report(1, Side.BUY, ExecType.EXPIRED, OrderStatus.EXPIRED, 0), out);
        eager.onMarketData(market.at(2 * SECOND + 1), out);
        out.drain();
        eager.onExecutionReport(RecordingIntents.fill(4, Side.SELL, 5022, 100, 100, 0), out);
        eager.onExecutionReport(RecordingIntents.report(3, Side.BUY, ExecType.EXPIRED, OrderStatus.EXPIRED, 0), out);
        eager.onMarketData(market.at(2 * SECOND + 2), out);

        // q = -2: r = 5008 + 16 = 5024; the bid would be 5018 but stops at 5013 - 1 = 5012; the ask is 5029.79 up to
        // 5030, room 250 - 200 = 50.
        assertEquals(-200, eager.position(0));
        assertEquals(List.of("buy 100 @ 5012 GTC post-only", "sell 50 @ 5030 GTC post-only"), out.drain());
    }

    @Test
    void shouldReplaceWhenTheTargetMovedByTheThresholdAndNotBefore() {
        quoteAndAcknowledge();

        // s + 1: targets 5004 and 5014, each 1 tick away.
        maker.onMarketData(market.at(2 * SECOND + 2 * MILLISECOND).quote(5004, 100, 5014, 100), out);
        assertEquals(List.of(), out.drain());

        // s + 2: targets 5005 and 5015, each 2 ticks away.
        maker.onMarketData(market.at(2 * SECOND + 3 * MILLISECOND).quote(5005, 100, 5015, 100), out);
        assertEquals(List.of("replace 1: 100 @ 5005", "replace 2: 100 @ 5015"), out.drain());

        maker.onMarketData(market.at(2 * SECOND + 9 * MILLISECOND).quote(5009, 100, 5019, 100), out);
        assertEquals(List.of(), out.drain(), "both replaces are under way");
    }

    @Test
    void shouldKeepTheIntervalBetweenActions() {
        quoteAndAcknowledge();

        maker.onMarketData(market.at(2 * SECOND + MILLISECOND - 1).quote(5007, 100, 5017, 100), out);
        assertEquals(List.of(), out.drain());
        maker.onMarketData(market.at(2 * SECOND + MILLISECOND), out);
        assertEquals(2, out.drain().size());
    }

    @Test
    void shouldReplaceWithFillsIncludedWhenPartlyFilled() {
        quoteAndAcknowledge();

        maker.onExecutionReport(RecordingIntents.fill(1, Side.BUY, 5003, 40, 40, 60), out);
        maker.onMarketData(market.at(2 * SECOND + MILLISECOND).quote(4998, 100, 5008, 100), out);

        // q = 0.4: r = 5003 - 0.32 = 5002.68; bid 4998.2 down to 4998, total 40 + 100; ask 5007.1 up to 5008.
        assertEquals(List.of("replace 1: 140 @ 4998", "replace 2: 100 @ 5008"), out.drain());
    }

    @Test
    void shouldShrinkNearTheLimitAndWithdrawAtIt() {
        quoteAndAcknowledge();
        maker.onExecutionReport(RecordingIntents.fill(1, Side.BUY, 5003, 100, 100, 0), out);
        maker.onMarketData(market.at(2 * SECOND + MILLISECOND), out);
        maker.onExecutionReport(RecordingIntents.fill(3, Side.BUY, 5002, 100, 100, 0), out);
        out.drain();

        maker.onMarketData(market.at(2 * SECOND + 2 * MILLISECOND), out);
        // q = 2: bid 5008 - 1.6 - 4.45 = 5001.9 down to 5001; room 250 - 200 = 50; ask 5010.85 up to 5011.
        assertEquals(List.of("buy 50 @ 5001 GTC post-only", "replace 2: 100 @ 5011"), out.drain());

        maker.onExecutionReport(RecordingIntents.fill(4, Side.BUY, 5001, 50, 50, 0), out);
        maker.onMarketData(market.at(2 * SECOND + 3 * MILLISECOND), out);
        assertEquals(250, maker.position(0));
        assertEquals(List.of(), out.drain(), "no bid at the limit, the ask's replace is under way");
    }

    @Test
    void shouldWithdrawAtTheHaltItselfAndQuoteAfterTheResume() {
        quoteAndAcknowledge();

        maker.onMarketState(market.at(3 * SECOND).open(false), out);
        assertEquals(List.of("cancel 1", "cancel 2"), out.drain());

        maker.onExecutionReport(RecordingIntents.report(1, Side.BUY, ExecType.CANCELED, OrderStatus.CANCELED, 0), out);
        maker.onExecutionReport(RecordingIntents.report(2, Side.SELL, ExecType.CANCELED, OrderStatus.CANCELED, 0), out);
        maker.onMarketData(market.at(4 * SECOND), out);
        maker.onMarketState(market.at(5 * SECOND).open(true), out);
        assertEquals(List.of(), out.drain(), "the next event quotes");

        maker.onMarketData(market.at(5 * SECOND + 1), out);
        assertEquals(2, out.drain().size());
    }

    /** The venue refuses the replace, because the halt was there first: the old quote must not stay. */
    @Test
    void shouldWithdrawAQuoteUnderWayAsSoonAsItIsAnswered() {
        quoteAndAcknowledge();
        maker.onMarketData(market.at(2 * SECOND + 3 * MILLISECOND).quote(5005, 100, 5015, 100), out);
        assertEquals(List.of("replace 1: 100 @ 5005", "replace 2: 100 @ 5015"), out.drain());

        maker.onMarketState(market.at(3 * SECOND).open(false), out);
        assertEquals(List.of(), out.drain(), "both are under way");

        final ExecutionReport refused =
                RecordingIntents.report(1, Side.BUY, ExecType.REPLACE_REJECTED, OrderStatus.NEW, 100);
        refused.reason = RejectReason.VENUE_MARKET_NOT_OPEN;
        refused.price = 5003;
        maker.onExecutionReport(refused, out);
        assertEquals(List.of("cancel 1"), out.drain());
    }

    /** The cancel rate is spent: without another event the timer alone withdraws. */
    @Test
    void shouldWithdrawByATimerWhenRiskRefusesTheCancelAtAHalt() {
        quoteAndAcknowledge();
        final long idle = maker.stateDigest();
        out.refuse(RejectReason.CANCEL_RATE);

        maker.onMarketState(market.at(3 * SECOND).open(false), out);
        maker.onMarketData(market.at(3 * SECOND + MILLISECOND), out);
        assertEquals(
                List.of("cancel 1", "cancel 2", "timer 0 at " + (3 * SECOND + 100 * MILLISECOND)),
                out.drain(),
                "one timer, and events in between do not ask");
        assertNotEquals(idle, maker.stateDigest());

        maker.onTimer(3 * SECOND + 100 * MILLISECOND, 0, out);
        assertEquals(
                List.of("cancel 1", "cancel 2", "timer 0 at " + (3 * SECOND + 200 * MILLISECOND)),
                out.drain(),
                "refused again");

        out.refuse(RejectReason.NONE);
        maker.onTimer(3 * SECOND + 200 * MILLISECOND, 0, out);
        assertEquals(List.of("cancel 1", "cancel 2"), out.drain());
    }

    @Test
    void shouldKeepItsQuotesWhenTheMarketOpensBeforeTheTimer() {
        quoteAndAcknowledge();
        out.refuse(RejectReason.CANCEL_RATE);
        maker.onMarketState(market.at(3 * SECOND).open(false), out);
        out.refuse(RejectReason.NONE);
        maker.onMarketState(market.at(3 * SECOND + MILLISECOND).open(true), out);
        out.drain();

        maker.onTimer(3 * SECOND + 100 * MILLISECOND, 0, out);

        assertEquals(List.of(), out.drain());
        maker.onMarketState(market.at(4 * SECOND).open(false), out);
        assertEquals(List.of("cancel 1", "cancel 2"), out.drain(), "the next halt");
    }

    @Test
    void shouldNotLetOwnOrdersMeetWhileOneIsStillToMove() {
        quoteAndAcknowledge();

        // Both targets rise by 20; the ask's new price is on the way, the bid waits because the old ask at 5013 may
        // still be there.
        maker.onMarketData(market.at(2 * SECOND + MILLISECOND).quote(5023, 100, 5033, 100), out);
        assertEquals(List.of("replace 2: 100 @ 5033"), out.drain());

        final ExecutionReport replaced = RecordingIntents.report(2, Side.SELL, ExecType.REPLACED, OrderStatus.NEW, 100);
        replaced.price = 5033;
        maker.onExecutionReport(replaced, out);
        maker.onMarketData(market.at(2 * SECOND + 2 * MILLISECOND), out);
        assertEquals(List.of("replace 1: 100 @ 5023"), out.drain());
    }

    @Test
    void shouldQuoteAgainAfterAPostOnlyReject() {
        warmUp(100, 100);
        acknowledge(2, Side.SELL, 5013);
        out.drain();
        final ExecutionReport rejected =
                RecordingIntents.report(1, Side.BUY, ExecType.REJECTED, OrderStatus.REJECTED, 0);
        rejected.reason = RejectReason.VENUE_POST_ONLY_WOULD_CROSS;
        rejected.seenTimeNs = 2 * SECOND;
        maker.onExecutionReport(rejected, out);

        maker.onMarketData(market.at(2 * SECOND + MILLISECOND), out);

        assertEquals(List.of("buy 100 @ 5003 GTC post-only"), out.drain());
    }

    @Test
    void shouldStayWhereItWasWhenAReplaceIsRejected() {
        quoteAndAcknowledge();
        maker.onMarketData(market.at(2 * SECOND + MILLISECOND).quote(5005, 100, 5015, 100), out);
        out.drain();
        final ExecutionReport rejected =
                RecordingIntents.report(1, Side.BUY, ExecType.REPLACE_REJECTED, OrderStatus.NEW, 100);
        rejected.price = 5003;
        rejected.reason = RejectReason.VENUE_POST_ONLY_WOULD_CROSS;
        maker.onExecutionReport(rejected, out);

        maker.onMarketData(market.at(2 * SECOND + 2 * MILLISECOND), out);

        assertEquals(List.of("replace 1: 100 @ 5005"), out.drain(), "tried again from the old price");
    }

    @Test
    void shouldPauseWhenRiskRefuses() {
        out.refuse(RejectReason.KILL_SWITCH);
        warmUp(100, 100);
        assertEquals(2, out.drain().size());

        maker.onMarketData(market.at(3 * SECOND - 1), out);
        assertEquals(List.of(), out.drain());
        out.refuse(RejectReason.NONE);
        maker.onMarketData(market.at(3 * SECOND), out);
        assertEquals(2, out.drain().size());
    }

    @Test
    void shouldWithdrawOnceWhenTheMarketIsNotOpen() {
        quoteAndAcknowledge();

        maker.onMarketData(market.at(3 * SECOND).open(false), out);
        maker.onMarketData(market.at(4 * SECOND), out);

        assertEquals(List.of("cancel 1", "cancel 2"), out.drain());
    }

    @Test
    void shouldLeaveQuotesAloneWhenTheBookIsCrossed() {
        quoteAndAcknowledge();

        maker.onMarketData(market.at(3 * SECOND).quote(5020, 1, 5010, 1), out);

        assertEquals(List.of(), out.drain());
    }

    @Test
    void shouldChangeTheDigestWithEveryKindOfState() {
        final long fresh = maker.stateDigest();
        maker.onMarketData(market.at(0).quote(5000, 100, 5010, 100), out);
        final long sampled = maker.stateDigest();
        warmUpAfterFirstSample();
        final long quoted = maker.stateDigest();
        acknowledge(1, Side.BUY, 5003);
        final long acknowledged = maker.stateDigest();
        maker.onExecutionReport(RecordingIntents.fill(1, Side.BUY, 5003, 40, 40, 60), out);
        final long filled = maker.stateDigest();

        assertEquals(
                5,
                List.of(fresh, sampled, quoted, acknowledged, filled).stream()
                        .distinct()
                        .count());
        assertNotEquals(0, fresh);
    }

    private void warmUpAfterFirstSample() {
        maker.onMarketData(market.at(SECOND).quote(5001, 100, 5011, 100), out);
        maker.onMarketData(market.at(2 * SECOND).quote(5003, 100, 5013, 100), out);
        assertTrue(out.drain().size() == 2);
    }

    @Test
    void shouldNameKeyValueAndRangeWhenSettingsAreOutOfRange() {
        assertEquals(
                "riskAversion = 0.0, expected above 0 and at most 10",
                assertThrows(
                                BadInputException.class,
                                () -> new MakerConfig(0, 1, SECOND, 1, SECOND, 2, 100, 250, 2, 0, 0))
                        .getMessage());
        assertEquals(
                "horizonNs = 5, expected 1000000 to 86400000000000",
                assertThrows(BadInputException.class, () -> new MakerConfig(1, 1, 5, 1, SECOND, 2, 100, 250, 2, 0, 0))
                        .getMessage());
    }
}
