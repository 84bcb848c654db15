package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Markets in which denominators vanish: what the definitions say, and nowhere -0.0 or an infinity; the plain factors say the same at each step. */
class FactorDegenerateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);

    private final FactorEngine engine = new FactorEngine(new InstrumentRegistry(List.of(SHARE)), Settings.ALL);
    private final ReferenceFactors reference = new ReferenceFactors(SHARE, Settings.ALL);
    private final List<double[]> expected = new ArrayList<>();
    private final List<double[]> actual = new ArrayList<>();
    private ArrayBookView book = new ArrayBookView();
    private long timeNs = 34_200 * SECOND;

    private void event(final BookAction action, final int side, final long price, final long qty) {
        final FactorEvent event = new FactorEvent(timeNs, action, side, price, qty, book);
        // whole books come by events of their own; orders and trades here leave the levels alone
        event.feed(engine, 0, false);
        reference.add(event);
        expected.add(reference.values());
        final double[] values = new double[Factor.COUNT];
        for (final Factor factor : Factor.all()) {
            values[factor.index()] = engine.vector(0).value(factor);
        }
        actual.add(values);
    }

    @AfterEach
    void compareEveryEventWithTheReference() {
        GoldenTolerance.assertEqual(
                expected.toArray(double[][]::new), actual.toArray(double[][]::new), "degenerate market");
    }

    private void book() {
        event(BookAction.NULL_VAL, Side.NONE, Prices.NO_PRICE, 0);
    }

    private void trades(final int count, final long stepNs) {
        for (int i = 0; i < count; i++) {
            timeNs += stepNs;
            event(BookAction.TRADE, Side.SELL, 1_000_100, 10);
        }
    }

    private void assertAll(final double expected, final Factor... factors) {
        for (final Factor factor : factors) {
            assertEquals(
                    Double.doubleToLongBits(expected),
                    engine.vector(0).bits(factor.index()),
                    factor.id() + " was " + engine.vector(0).value(factor));
        }
    }

    @Test
    void shouldHaveNoInfinityAndNoNegativeZeroBeforeTheFirstEvent() {
        for (final Factor factor : Factor.all()) {
            final double value = engine.vector(0).value(factor);
            assertFalse(Double.isInfinite(value) || Double.doubleToRawLongBits(value) == Long.MIN_VALUE, factor.id());
        }
    }

    @Test
    void shouldKnowNoPriceWhileTheBookIsEmpty() {
        for (int i = 0; i < 260; i++) {
            timeNs += SECOND / 20;
            book();
        }

        assertAll(
                Double.NaN,
                Factor.SPREAD_TICKS,
                Factor.MICROPRICE_TICKS,
                Factor.MICROPRICE5_DEV_TICKS,
                Factor.MID_RET_1EV,
                Factor.MID_RET_5S,
                Factor.SPREAD_MEAN_100EV,
                Factor.SPREAD_TWA_1S,
                Factor.DEPTH_IMB_10,
                Factor.BOOK_ENTROPY_10,
                Factor.BID_LIQ_25BPS,
                Factor.SWEEP_COST_BUY_500,
                Factor.OFI_1_NORM_50EV,
                Factor.MLOFI_10_NORM_50EV,
                Factor.BID_QUEUE_DEPLETION,
                Factor.PARKINSON_100EV,
                Factor.TSRV_200EV,
                Factor.MID_AC1_100EV,
                Factor.SEC_SINCE_TRADE,
                Factor.QUOTE_LIFETIME_LAST_S,
                Factor.TRADE_FANO_5S);
        assertAll(
                0.0,
                Factor.BID_DEPTH_L1,
                Factor.CUM_ASK_DEPTH_10,
                Factor.OFI_1_SUM_1S,
                Factor.RV_5S,
                Factor.QUEUE_DEPL_IMB_5S,
                Factor.TRADE_RATE_5S,
                Factor.HAWKES_BUY);
        assertAll(20.0, Factor.EVENT_RATE_1S);
    }

    @Test
    void shouldFindNoMovementWhileThePriceIsConstant() {
        book.bids(1_000_000, 100).asks(1_000_200, 100);
        for (int i = 0; i < 260; i++) {
            timeNs += SECOND / 20;
            book();
        }
        trades(25, SECOND / 4);

        assertAll(
                0.0,
                Factor.MID_RET_1EV,
                Factor.MID_RET_50EV,
                Factor.MID_RET_5S,
                Factor.SPREAD_Z_100EV,
                Factor.RV_5S,
                Factor.BIPOWER_100EV,
                Factor.JUMP_SHARE_100EV,
                Factor.SIGNED_JUMP_100EV,
                Factor.TSRV_200EV,
                Factor.PARKINSON_100EV,
                Factor.GARMAN_KLASS_100EV,
                Factor.EWMA_VAR,
                Factor.ROLL_SPREAD_20TR,
                Factor.AMIHUD_20TR,
                Factor.HASBROUCK_LAMBDA_20TR,
                Factor.TRADE_DUR_CV_20TR,
                Factor.TICK_RULE_SIGN,
                Factor.MID_VWAP_DEV_20TR,
                Factor.BID_ENTROPY_10,
                Factor.DEPTH_IMB_10);
        assertAll(
                Double.NaN,
                Factor.MID_AC1_100EV,
                Factor.SIGNATURE_RATIO_200EV,
                Factor.MID_REVERSAL_SHARE_200EV,
                // every trade has the same signed volume
                Factor.KYLE_LAMBDA_20TR,
                Factor.OFI_LAMBDA_200EV,
                Factor.BID_GAP_1,
                Factor.BID_CONVEXITY_10,
                Factor.SWEEP_COST_BUY_500,
                Factor.QUOTE_LIFETIME_LAST_S);
        assertAll(1.0, Factor.HIDDEN_SHARE_20TR, Factor.SIGN_PERSIST_20TR, Factor.TRADE_IMB_COUNT_20TR);
        assertAll(25.0, Factor.TRADE_RUN);
    }

    @Test
    void shouldLeaveFactorsOfOrderKindsUndefinedOnLevelFeeds() {
        for (int i = 0; i < 300; i++) {
            timeNs += SECOND / 20;
            book = new ArrayBookView().bids(1_000_000 + 100 * (i % 3), 100 + i).asks(1_000_400, 100);
            book();
            event(BookAction.TRADE, Side.SELL, 1_000_400, 10);
        }

        for (final Factor factor : Factor.all()) {
            if (factor.isNanOnLevelFeeds()) {
                assertAll(Double.NaN, factor);
            }
        }
        event(BookAction.ADD, Side.BUY, 1_000_200, 5);
        assertAll(1.0 / 5.0, Factor.BID_ADD_RATE_5S);
        assertAll(0.0, Factor.ASK_ADD_RATE_5S, Factor.CANCEL_ADD_RATIO_100EV, Factor.CANCEL_IMB_100EV);
    }

    @Test
    void shouldForgetWindowsOfTimeWhenTheMarketRestsForHours() {
        book.bids(1_000_000, 100).asks(1_000_200, 100);
        book();
        trades(30, SECOND / 4);
        timeNs += 7_200 * SECOND;
        event(BookAction.CROSS, Side.NONE, Prices.NO_PRICE, 0);

        assertAll(0.0, Factor.TRADE_RATE_5S, Factor.OFI_1_SUM_1S, Factor.RV_5S, Factor.QUEUE_DEPL_IMB_5S);
        assertAll(1.0, Factor.EVENT_RATE_1S);
        assertAll(2.0, Factor.SPREAD_TWA_1S);
        assertAll(7_200.0, Factor.SEC_SINCE_TRADE);
        assertAll(Double.NaN, Factor.TRADE_FANO_5S);
    }

    @Test
    void shouldStandStillWithTheClockWhenTimesAreEqualOrGoBack() {
        final SplittableRandom random = new SplittableRandom(6);
        book.bids(1_000_000, 100).asks(1_000_200, 100);
        book();
        for (int i = 0; i < 300; i++) {
            timeNs -= i % 7;
            book = new ArrayBookView()
                    .bids(1_000_000 - 100 * random.nextInt(7), 100)
                    .asks(1_000_200, 50 + i);
            book();
            event(i % 5 == 0 ? BookAction.TRADE : BookAction.ADD, Side.BUY, 1_000_000, 10);
        }

        assertAll(
                Double.NaN,
                Factor.EVENT_RATE_1S,
                Factor.RV_5S,
                Factor.BID_ADD_RATE_5S,
                Factor.SPREAD_TWA_1S,
                Factor.REALISED_SPREAD_1S,
                Factor.TRADE_DUR_CV_20TR);
        assertAll(0.0, Factor.TRADE_DUR_MEAN_20TR, Factor.BID_AGE_S, Factor.QUOTE_LIFETIME_MEAN_10);
    }

    @Test
    void shouldKeepToTheDefinitionsWhenBooksAreOneSidedLockedOrCrossed() {
        for (int i = 0; i < 240; i++) {
            timeNs += SECOND / 30;
            book = switch (i % 6) {
                case 0 -> new ArrayBookView().bids(1_000_000, 10);
                case 1 -> new ArrayBookView().asks(1_000_100, 10, 1_000_300, 20);
                case 2 -> new ArrayBookView().bids(1_000_100, 10).asks(1_000_100, 30);
                case 3 -> new ArrayBookView().bids(1_000_300, 10, 999_900, 5).asks(1_000_100, 30);
                case 4 -> new ArrayBookView();
                default -> new ArrayBookView().bids(1_000_000, 10).asks(1_000_100, 30);
            };
            book();
            event(i % 2 == 0 ? BookAction.DELETE : BookAction.ADD, i % 4 < 2 ? Side.BUY : Side.SELL, 1_000_000, 10);
        }

        assertAll(1.0, Factor.SPREAD_TICKS, Factor.SPREAD_MEAN_100EV);
        assertAll(0.0, Factor.SPREAD_Z_100EV, Factor.RV_5S);
        assertAll(Double.NaN, Factor.BID_CONVEXITY_10, Factor.BID_GAP_MEAN_10);
    }
}
