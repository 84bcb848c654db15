package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every formula in hand-worked numbers. A tick is 100 price units; prices below are in ticks times 100. */
class FactorEngineTest {
    private static final long SECOND = 1_000_000_000L;
    private static final double EXACT = 0.0;
    private static final double ROUNDING = 1e-12;

    /** Windows of 2 events, 1 s, horizon 2, sum 2, 2 trades, Kyle 3, variance 2, 2 buckets of 100. */
    private static final FactorsConfig SHORT = Settings.of(2, SECOND, 2, 0.5, 2, 1.0, 2, 3, 2, 100, 2, 2.0, 4);

    private final ArrayBookView book = new ArrayBookView();
    private FactorEngine engine = engine(SHORT);
    private long timeNs;

    private static FactorEngine engine(final FactorsConfig config) {
        final Instrument instrument = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);
        return new FactorEngine(new InstrumentRegistry(List.of(instrument)), config);
    }

    /** Mid 5002, spread 4. */
    private void quote() {
        book.bids(500_000, 300, 499_800, 100, 499_500, 200).asks(500_400, 100, 500_500, 500);
    }

    /** One level a side, 2 ticks each from the mid. */
    private void quoteMid(final long mid) {
        book.bids(100 * mid - 200, 100).asks(100 * mid + 200, 100);
    }

    private void event(final BookAction action, final int side, final long price, final long qty) {
        engine.onEvent(0, timeNs, action, side, price, qty, book, true);
    }

    private void bookEvent() {
        engine.onBook(0, timeNs, book);
    }

    private void quietEvent() {
        engine.onEvent(0, timeNs, BookAction.CROSS, Side.NONE, Prices.NO_PRICE, 0, book, false);
    }

    /** An aggressor buys from the asks. */
    private void buy(final long price, final long qty) {
        event(BookAction.EXECUTE, Side.SELL, price, qty);
    }

    /** An aggressor sells to a hidden bid. */
    private void sell(final long price, final long qty) {
        event(BookAction.TRADE, Side.BUY, price, qty);
    }

    private void assertFactor(final double expected, final Factor factor, final double tolerance) {
        assertEquals(expected, engine.vector(0).value(factor), tolerance, factor.id());
    }

    private void assertUndefined(final Factor... factors) {
        for (final Factor factor : factors) {
            assertFactor(Double.NaN, factor, EXACT);
        }
    }

    @Test
    void shouldMeasureTheBookWhenItIsValid() {
        quote();
        bookEvent();

        assertFactor(4, Factor.SPREAD_TICKS, EXACT);
        assertFactor(5002, Factor.MID_TICKS, EXACT);
        // 1e4 * 4 / 5002
        assertFactor(7.996801279488205, Factor.SPREAD_BPS, ROUNDING);
        // 4 / 2 * (300 - 100) / (300 + 100)
        assertFactor(1, Factor.MICROPRICE_DEV_TICKS, EXACT);
        assertFactor(0.5, Factor.DEPTH_IMB_1, EXACT);
        // 300 + 100 + 200 against 100 + 500
        assertFactor(0, Factor.DEPTH_IMB_5, EXACT);
        // w = 1, 0.60653066, 0.36787944: bids 300 + 60.653066 + 73.575888 = 434.228954, asks 100 + 303.265330 =
        // 403.265330
        assertFactor(30.963624 / 837.494284, Factor.DEPTH_IMB_W10, 1e-8);
        // x = 2, 4, 7; y = 300, 400, 600; means 13/3, 1300/3: sum u (y - mean) = 2300/3, sum u^2 = 38/3
        assertFactor(2300.0 / 38.0, Factor.BID_SLOPE_10, ROUNDING);
        // x = 2, 3; y = 100, 600
        assertFactor(500, Factor.ASK_SLOPE_10, ROUNDING);
        assertFactor(0, Factor.OFI_1, EXACT);
        assertFactor(0, Factor.MLOFI_10, EXACT);
    }

    @Test
    void shouldLeaveOutTheLevelsBeyondFiveWhenImbalanceIsOfFive() {
        book.bids(1_000, 1, 900, 1, 800, 1, 700, 1, 600, 1, 500, 1_000).asks(1_100, 1, 1_200, 1, 1_300, 1);
        bookEvent();

        // 5 against 3
        assertFactor(0.25, Factor.DEPTH_IMB_5, EXACT);
        assertTrue(engine.vector(0).value(Factor.DEPTH_IMB_W10) > 0.9);
    }

    @Test
    void shouldHaveNoSpreadButImbalancesWhenBookIsCrossedLockedOrOneSided() {
        for (final long ask : new long[] {500_000, 499_900}) {
            engine = engine(SHORT);
            book.bids(500_000, 300, 499_800, 100).asks(ask, 100, 500_500, 500);
            bookEvent();
            assertUndefined(
                    Factor.SPREAD_TICKS,
                    Factor.SPREAD_BPS,
                    Factor.MID_TICKS,
                    Factor.MICROPRICE_DEV_TICKS,
                    Factor.BID_SLOPE_10,
                    Factor.ASK_SLOPE_10);
            assertFactor(0.5, Factor.DEPTH_IMB_1, EXACT);
        }
        book.asks();
        bookEvent();
        assertFactor(1, Factor.DEPTH_IMB_1, EXACT);
        assertFactor(1, Factor.DEPTH_IMB_W10, EXACT);
        assertUndefined(Factor.SPREAD_TICKS);
        book.bids();
        bookEvent();
        assertUndefined(Factor.DEPTH_IMB_1, Factor.DEPTH_IMB_5, Factor.DEPTH_IMB_W10, Factor.MID_TICKS);
    }

    @Test
    void shouldCountFlowLevelByLevelWhenPricesImproveAndWorsen() {
        quote();
        bookEvent();
        book.bids(500_100, 50, 500_000, 300, 499_800, 100, 499_500, 200).asks(500_400, 70, 500_500, 500);
        bookEvent();

        // bid improved: +50; ask price as before, 100 -> 70: -70 + 100
        assertFactor(80, Factor.OFI_1, EXACT);
        // bids moved down a level each, so all better than before: 300 + 100 + 200; second ask as before
        assertFactor(680, Factor.MLOFI_10, EXACT);
        assertUndefined(Factor.OFI_1_SUM_50EV);

        book.asks(500_500, 500);
        event(BookAction.DELETE, Side.SELL, Prices.NO_PRICE, 0);
        // best ask worse: +70 of before, nothing new
        assertFactor(70, Factor.OFI_1, EXACT);
        // second ask missing, infinitely bad: +500
        assertFactor(570, Factor.MLOFI_10, EXACT);
        // events 1 and 2
        assertFactor(150, Factor.OFI_1_SUM_50EV, EXACT);

        book.bids();
        event(BookAction.DELETE, Side.BUY, Prices.NO_PRICE, 0);
        assertFactor(-50, Factor.OFI_1, EXACT);
        assertFactor(-650, Factor.MLOFI_10, EXACT);
        assertFactor(20, Factor.OFI_1_SUM_50EV, EXACT);

        quietEvent();
        assertFactor(0, Factor.OFI_1, EXACT);
        assertFactor(0, Factor.MLOFI_10, EXACT);
        assertFactor(-50, Factor.OFI_1_SUM_50EV, EXACT);
    }

    @Test
    void shouldDecayFlowInTimeAndNeverBeMinusZero() {
        quoteMid(5002);
        bookEvent();
        book.asks(500_400, 180);
        event(BookAction.ADD, Side.SELL, 500_400, 80);
        assertFactor(-80, Factor.OFI_1_DECAY_1S, EXACT);

        timeNs += SECOND / 2;
        quietEvent();
        // -80 e^-0.5
        assertFactor(-48.52245277701067, Factor.OFI_1_DECAY_1S, ROUNDING);
        timeNs -= SECOND / 4;
        quietEvent();
        // time does not run back
        assertFactor(-48.52245277701067, Factor.OFI_1_DECAY_1S, ROUNDING);

        timeNs += 2_000 * SECOND;
        quietEvent();
        assertEquals(0L, engine.vector(0).bits(Factor.OFI_1_DECAY_1S.index()));
    }

    @Test
    void shouldSplitWhatATradePaidWhenItHasMatured() {
        quoteMid(5002);
        bookEvent();
        buy(500_400, 100);
        // 2 (5004 - 5002)
        assertFactor(4, Factor.EFFECTIVE_SPREAD_TICKS, EXACT);
        assertFactor(100, Factor.SIGNED_VOL, EXACT);
        quoteMid(5003);
        event(BookAction.DELETE, Side.NONE, Prices.NO_PRICE, 0);
        assertFactor(0, Factor.SIGNED_VOL, EXACT);
        assertUndefined(Factor.REALISED_SPREAD_20EV, Factor.PRICE_IMPACT_20EV);
        sell(500_250, 30);
        // the buy, two events ago: 2 (5004 - 5003) and 2 (5003 - 5002)
        assertFactor(2, Factor.REALISED_SPREAD_20EV, EXACT);
        assertFactor(2, Factor.PRICE_IMPACT_20EV, EXACT);
        // -2 (5002.5 - 5003)
        assertFactor(1, Factor.EFFECTIVE_SPREAD_TICKS, EXACT);
        assertFactor(-30, Factor.SIGNED_VOL, EXACT);

        quoteMid(5005);
        bookEvent();
        assertFactor(2, Factor.REALISED_SPREAD_20EV, EXACT);
        bookEvent();
        // the sell: -2 (5002.5 - 5005) and -2 (5005 - 5003)
        assertFactor(5, Factor.REALISED_SPREAD_20EV, EXACT);
        assertFactor(-4, Factor.PRICE_IMPACT_20EV, EXACT);
    }

    @Test
    void shouldNotPriceATradeWhenNoMidWasBeforeIt() {
        quoteMid(5002);
        buy(500_400, 100);
        assertUndefined(Factor.EFFECTIVE_SPREAD_TICKS, Factor.TRADE_IMB_VOL_20TR);
        buy(500_400, 300);
        assertFactor(4, Factor.EFFECTIVE_SPREAD_TICKS, EXACT);
        assertFactor(1, Factor.TRADE_IMB_VOL_20TR, EXACT);
        sell(500_000, 100);
        // (300 - 100) / 400
        assertFactor(0.5, Factor.TRADE_IMB_VOL_20TR, EXACT);
        quietEvent();
        quietEvent();
        assertFactor(4, Factor.REALISED_SPREAD_20EV, EXACT);
    }

    @Test
    void shouldBeAnEventButNoTradeWhenPriceOrQuantityIsMissing() {
        quoteMid(5002);
        bookEvent();
        buy(Prices.NO_PRICE, 100);
        buy(500_400, 0);
        event(BookAction.CROSS, Side.SELL, 500_400, 100);

        assertFactor(0, Factor.SIGNED_VOL, EXACT);
        assertUndefined(Factor.EFFECTIVE_SPREAD_TICKS, Factor.TRADE_IMB_VOL_20TR);
        // four events: events 1 to 3 fill the window of Kyle's lambda, without a trade
        assertUndefined(Factor.KYLE_LAMBDA_200EV);
        assertFactor(0, Factor.RV_100EV, EXACT);
    }

    @Test
    void shouldTakeTheSignOfQuoteThenTickWhenAggressorIsNotTold() {
        quoteMid(5002);
        bookEvent();
        event(BookAction.TRADE, Side.NONE, 500_200, 10);
        // at the mid and no trade before: no sign
        assertFactor(0, Factor.SIGNED_VOL, EXACT);
        assertFactor(0, Factor.EFFECTIVE_SPREAD_TICKS, EXACT);
        assertFactor(0, Factor.HAWKES_IMB, EXACT);
        event(BookAction.TRADE, Side.NONE, 500_300, 20);
        assertFactor(20, Factor.SIGNED_VOL, EXACT);
        // (0 + 20) / 30
        assertFactor(2.0 / 3.0, Factor.TRADE_IMB_VOL_20TR, EXACT);
        event(BookAction.TRADE, Side.NONE, 500_200, 5);
        // at the mid, below the trade before
        assertFactor(-5, Factor.SIGNED_VOL, EXACT);
        event(BookAction.TRADE, Side.NONE, 500_200, 6);
        assertFactor(-6, Factor.SIGNED_VOL, EXACT);
        event(BookAction.EXECUTE, Side.NONE, 500_100, 7);
        assertFactor(-7, Factor.SIGNED_VOL, EXACT);
        event(BookAction.TRADE, Side.NONE, 500_200, 8);
        // at the mid, above the trade before
        assertFactor(8, Factor.SIGNED_VOL, EXACT);
    }

    @Test
    void shouldFillBucketsByVolumeWhenTradesAreSplit() {
        quoteMid(5002);
        bookEvent();
        buy(500_400, 150);
        assertUndefined(Factor.VPIN);
        sell(500_000, 80);
        // +100 | 50 bought and 50 sold | 30 sold so far: (100 + 0) / 200
        assertFactor(0.5, Factor.VPIN, EXACT);
        sell(500_000, 69);
        assertFactor(0.5, Factor.VPIN, EXACT);
        sell(500_000, 1);
        // 0 | -100
        assertFactor(0.5, Factor.VPIN, EXACT);
        buy(500_400, 1_000_000_070);
        assertFactor(1, Factor.VPIN, EXACT);
        sell(500_000, 30);
        // -100 of a thousand million fell out long ago; 70 bought, 30 sold: (100 + 40) / 200
        assertFactor(0.7, Factor.VPIN, EXACT);
    }

    @Test
    void shouldKeepKernelImbalanceUntilItVanishes() {
        quoteMid(5002);
        bookEvent();
        assertFactor(0, Factor.HAWKES_IMB, EXACT);
        buy(500_400, 1);
        assertFactor(1, Factor.HAWKES_IMB, EXACT);
        timeNs += SECOND;
        sell(500_000, 500);
        // (e^-2 - 1) / (e^-2 + 1) = -tanh 1
        final double expected = -0.7615941559557649;
        assertFactor(expected, Factor.HAWKES_IMB, ROUNDING);

        // (1 + e^-2) e^(-2 x) < 1e-12 for x > (27.631021 + 0.126928) / 2 = 13.878975 s
        timeNs += 13_878_900_000L;
        quietEvent();
        assertFactor(expected, Factor.HAWKES_IMB, ROUNDING);
        timeNs += 100_000L;
        quietEvent();
        assertFactor(0, Factor.HAWKES_IMB, EXACT);
        buy(500_400, 1);
        assertFactor(1, Factor.HAWKES_IMB, 1e-11);
    }

    @Test
    void shouldRegressMidChangesOnVolumeOverEvents() {
        quoteMid(5002);
        bookEvent();
        quoteMid(5003);
        event(BookAction.TRADE, Side.SELL, 500_400, 100);
        quietEvent();
        assertUndefined(Factor.KYLE_LAMBDA_200EV);
        quoteMid(5002);
        event(BookAction.TRADE, Side.BUY, 500_100, 50);
        // x = 100, 0, -50; y = 1, 0, -1: (3 * 150 - 50 * 0) / (3 * 12500 - 50^2) = 450 / 35000
        assertFactor(450.0 / 35_000.0, Factor.KYLE_LAMBDA_200EV, 1e-17);
        quietEvent();
        // x = 0, -50, 0; y = 0, -1, 0: (3 * 50 - -50 * -1) / (3 * 2500 - 2500) = 100 / 5000
        assertFactor(0.02, Factor.KYLE_LAMBDA_200EV, 1e-17);
        quietEvent();
        // x = -50, 0, 0; y = -1, 0, 0
        assertFactor(0.02, Factor.KYLE_LAMBDA_200EV, 1e-17);
        quietEvent();
        assertUndefined(Factor.KYLE_LAMBDA_200EV);
    }

    @Test
    void shouldCarryTheMidOverInvalidBooksWhenReturnsAreTaken() {
        quoteMid(5000);
        bookEvent();
        quoteMid(5010);
        bookEvent();
        assertUndefined(Factor.MID_RET_10EV, Factor.RV_100EV);
        book.asks();
        event(BookAction.DELETE, Side.SELL, Prices.NO_PRICE, 0);
        assertUndefined(Factor.MID_TICKS);
        final double up = 1e4 * Math.log(5010.0 / 5000.0);
        // two events back: 5000; r = up, 0
        assertFactor(up, Factor.MID_RET_10EV, ROUNDING);
        assertFactor(up * up, Factor.RV_100EV, 1e-9);
        quoteMid(5000);
        event(BookAction.ADD, Side.SELL, 500_200, 100);
        event(BookAction.ADD, Side.BUY, 499_800, 100);
        // the ask came first, against the bid of 5008: crossed, so 5010 stood; then 5000: r = 0, -up
        assertFactor(-up, Factor.MID_RET_10EV, ROUNDING);
        assertFactor(up * up, Factor.RV_100EV, 1e-9);
        quietEvent();
        assertFactor(up * up, Factor.RV_100EV, 1e-9);
        quietEvent();
        assertFactor(0, Factor.MID_RET_10EV, EXACT);
        assertFactor(0, Factor.RV_100EV, EXACT);
    }

    @Test
    void shouldCompareWithTheMidOfASecondAgoExactly() {
        timeNs = 34_200 * SECOND;
        quoteMid(5000);
        bookEvent();
        timeNs += 400_000_000L;
        quoteMid(5001);
        bookEvent();
        quoteMid(5002);
        bookEvent();
        timeNs += 599_999_999L;
        quietEvent();
        assertUndefined(Factor.MID_RET_1S);
        timeNs += 1;
        quietEvent();
        assertFactor(1e4 * Math.log(5002.0 / 5000.0), Factor.MID_RET_1S, ROUNDING);
        timeNs += 399_999_999L;
        quietEvent();
        assertFactor(1e4 * Math.log(5002.0 / 5000.0), Factor.MID_RET_1S, ROUNDING);
        timeNs += 1;
        quietEvent();
        // of the two mids at 0.4 s the last
        assertFactor(0, Factor.MID_RET_1S, EXACT);
    }

    @Test
    void shouldHaveNoReturnsButSpreadsWhenPricesAreZeroOrNegative() {
        quoteMid(-1);
        bookEvent();
        quoteMid(0);
        bookEvent();
        assertFactor(4, Factor.SPREAD_TICKS, EXACT);
        assertFactor(0, Factor.MID_TICKS, EXACT);
        assertUndefined(Factor.SPREAD_BPS);
        quoteMid(3);
        bookEvent();
        assertUndefined(Factor.MID_RET_10EV, Factor.RV_100EV);
        buy(500, 10);
        // 2 (5 - 3)
        assertFactor(4, Factor.EFFECTIVE_SPREAD_TICKS, EXACT);
        quietEvent();
        quietEvent();
        assertFactor(0, Factor.RV_100EV, EXACT);
        assertFactor(0, Factor.MID_RET_10EV, EXACT);
    }

    @Test
    void shouldReadOnlyTheSideThatChangedWhenTold() {
        quote();
        bookEvent();
        int reads = book.reads();
        engine.onEvent(0, timeNs, BookAction.ADD, Side.BUY, 1, 1, book, false);
        assertEquals(reads, book.reads());
        engine.onEvent(0, timeNs, BookAction.ADD, Side.BUY, 1, 1, book, true);
        assertEquals(reads + 20, book.reads());
        reads = book.reads();
        engine.onEvent(0, timeNs, BookAction.TRADE, Side.BUY, 500_000, 1, book, true);
        assertEquals(reads + 40, book.reads());
    }

    @Test
    void shouldReadTheWholeBookAtTheFirstEventWhateverItIs() {
        quote();
        engine.onEvent(0, timeNs, BookAction.CROSS, Side.NONE, Prices.NO_PRICE, 0, book, false);

        assertFactor(4, Factor.SPREAD_TICKS, EXACT);
        assertFactor(0.5, Factor.DEPTH_IMB_1, EXACT);
    }

    @Test
    void shouldRefuseABucketThatDoesNotFitTheScale() {
        final Instrument coin = new Instrument(0, "BTC", 2, 12, 1, 1, 1);
        final FactorsConfig config = Settings.of(2, SECOND, 2, 0.5, 2, 1.0, 2, 3, 2, 1_000_000_000L, 2, 2.0, 4);

        final BadInputException e = assertThrows(
                BadInputException.class, () -> new FactorEngine(new InstrumentRegistry(List.of(coin)), config));

        assertEquals(
                "factors: vpinBucketQty = 1000000000, expected at most 9223372 for instrument BTC with qtyScale 12",
                e.getMessage());
    }

    @Test
    void shouldGiveTheSameVectorAtEveryCall() {
        assertSame(engine.vector(0), engine.vector(0));
        assertEquals(Factor.COUNT, engine.vector(0).size());
    }
}
