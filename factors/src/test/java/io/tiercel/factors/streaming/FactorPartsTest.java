package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several records that are one event, by hand. Prices in ticks of 100 units. */
class FactorPartsTest {
    private static final long SECOND = 1_000_000_000L;

    private final FactorEngine engine = engine(FactorsConfig.of(FactorsConfig.ALL)
            .with(FactorParameter.TRADE_IMBALANCE_TRADES, 2)
            .with(FactorParameter.ORDER_FLOW_EVENTS, 1)
            .with(FactorParameter.EVENT_RATE_NS, SECOND)
            .with(FactorParameter.TRADE_RATE_NS, SECOND));

    /** Bid 100 x 50, 99 x 20; ask 102 x 30, 103 x 40. */
    private final ArrayBookView book =
            new ArrayBookView().bids(10_000, 50, 9_900, 20).asks(10_200, 30, 10_300, 40);

    private static FactorEngine engine(final FactorsConfig config) {
        final Instrument instrument = new Instrument(0, "X", 4, 0, 100, 1, 1);
        return new FactorEngine(new InstrumentRegistry(List.of(instrument)), config);
    }

    private double value(final Factor factor) {
        return engine.vector(0).value(factor);
    }

    @BeforeEach
    void begin() {
        engine.onEvent(0, 0, BookAction.ADD, Side.BUY, 9_900, 20, book, true);
        engine.onEvent(0, SECOND, BookAction.CROSS, Side.NONE, 10_100, 5, book, false);
    }

    @Test
    void shouldChangeNothingWhenAPartIsTold() {
        final double[] before = values();

        engine.onPart(0, BookAction.TRADE, Side.SELL, 10_200, 30, false);
        engine.onPart(0, BookAction.DELETE, Side.SELL, 10_200, 30, true);
        engine.onReplacePart(0, Side.BUY, 50, 10_100, 60, true);

        assertEquals(List.of(), changes(before));
        assertTrue(engine.hasParts(0));
    }

    /** A buyer takes 30 at 102 and 10 of 40 at 103; then somebody bids 101. */
    @Test
    void shouldTakeAllPartsAsOneEventWhenTheLastIsTold() {
        engine.onPart(0, BookAction.TRADE, Side.SELL, 10_200, 30, false);
        engine.onPart(0, BookAction.TRADE, Side.SELL, 10_300, 10, false);
        engine.onPart(0, BookAction.DELETE, Side.SELL, 10_200, 30, true);
        engine.onPart(0, BookAction.REDUCE, Side.SELL, 10_300, 10, true);
        book.bids(10_100, 60, 10_000, 50, 9_900, 20).asks(10_300, 30);
        engine.onEvent(0, 2 * SECOND, BookAction.ADD, Side.BUY, 10_100, 60, book, true);

        // the mid goes from 101 to 102: the bid rises by a tick, the ask too
        assertEquals(102.0, value(Factor.MID_TICKS));
        // best levels: + 60 for the better bid, + 30 for the ask that is gone
        assertEquals(90.0, value(Factor.OFI_1));
        // 30 + 10 bought
        assertEquals(40.0, value(Factor.SIGNED_VOL));
        // the second trade against the mid before the event: 2 (103 - 101), not one between the two
        assertEquals(4.0, value(Factor.EFFECTIVE_SPREAD_TICKS));
        assertEquals(40.0, value(Factor.SIGNED_VOL_SUM_20TR));
        assertEquals(2.0, value(Factor.TRADE_RUN));
        // both prints took displayed orders, at two prices
        assertEquals(2.0, value(Factor.SWEEP_LEVELS));
        assertEquals(0.0, value(Factor.HIDDEN_SHARE_20TR));
        // two trades, one event in the second after t = 1 s
        assertEquals(2.0, value(Factor.TRADE_RATE_5S));
        assertEquals(1.0, value(Factor.EVENT_RATE_1S));
        // what left was executed, nothing was canceled: 40 / (40 + 0), 0 of 1
        assertEquals(1.0, value(Factor.EXEC_SHARE_100EV));
        assertEquals(0.0, value(Factor.CANCEL_ADD_RATIO_100EV));
        // the bid of 60 betters the bid before: 60 / 40
        assertEquals(1.5, value(Factor.REPLENISH_RATIO_100EV));
        // two trades that met asks, one bid: -(2/3 ln 2/3 + 1/3 ln 1/3)
        assertEquals(0.6365141682948128, value(Factor.EVENT_ENTROPY_100EV), 1e-15);
        assertEquals(2.0 / (1.0 + 1.0), value(Factor.TRADE_IMB_COUNT_20TR));
        assertFalse(engine.hasParts(0));
    }

    /** 10 traded, 25 left the side: 15 of them canceled. A print of the other side met nobody who was shown. */
    @Test
    void shouldCountAsCanceledWhatTradesDoNotAccountFor() {
        engine.onPart(0, BookAction.TRADE, Side.SELL, 10_200, 10, false);
        engine.onPart(0, BookAction.TRADE, Side.BUY, 10_050, 30, false);
        engine.onPart(0, BookAction.REDUCE, Side.SELL, 10_200, 5, true);
        book.asks(10_200, 5, 10_300, 40);
        engine.onEvent(0, 2 * SECOND, BookAction.REDUCE, Side.SELL, 10_200, 20, book, true);

        // X = 10, C = 15
        assertEquals(10.0 / 25.0, value(Factor.EXEC_SHARE_100EV));
        // of 40 shares 30 were hidden
        assertEquals(0.75, value(Factor.HIDDEN_SHARE_20TR));
        assertEquals(1.0, value(Factor.CANCEL_IMB_100EV));
        assertEquals(-20.0, value(Factor.SIGNED_VOL));
    }

    /** Shanghai: the trade takes the resting ask off, then the order that met it leaves the bids. */
    @Test
    void shouldNotTakeTheAggressingOrderForACanceledOne() {
        engine.onPart(0, BookAction.EXECUTE, Side.SELL, 10_200, 10, true);
        book.asks(10_200, 20, 10_300, 40);
        engine.onEvent(0, 2 * SECOND, BookAction.REDUCE, Side.BUY, 10_200, 10, book, false);

        assertEquals(1.0, value(Factor.EXEC_SHARE_100EV));
        assertEquals(10.0, value(Factor.SIGNED_VOL));
        // the ask lost 10
        assertEquals(10.0, value(Factor.OFI_1));
    }

    @Test
    void shouldForgetAndCountPartsWhoseEndIsLost() {
        engine.onPart(0, BookAction.TRADE, Side.SELL, 10_200, 30, false);
        engine.onPart(0, BookAction.DELETE, Side.SELL, 10_200, 30, true);
        engine.dropParts(0);
        engine.onEvent(0, 2 * SECOND, BookAction.ADD, Side.BUY, 9_900, 1, book, false);

        assertEquals(2, engine.droppedParts());
        assertEquals(0.0, value(Factor.SIGNED_VOL));
        assertEquals(0.0, value(Factor.TRADE_RUN));
        assertEquals(1.0, value(Factor.EVENT_RATE_1S));
    }

    @Test
    void shouldForgetPartsWhenTheBookIsToldAnew() {
        engine.onPart(0, BookAction.TRADE, Side.SELL, 10_200, 30, false);

        assertTrue(engine.onSnapshot(0, 2 * SECOND, book));

        assertEquals(1, engine.droppedParts());
        assertEquals(0.0, value(Factor.SIGNED_VOL));
    }

    @Test
    void shouldTakePrintsWithTheLevelsOfTheirMessage() {
        final FactorEngine levels = engine(FactorsConfig.of(FactorsConfig.ALL)
                .with(FactorParameter.TRADE_IMBALANCE_TRADES, 1)
                .with(FactorParameter.ORDER_FLOW_EVENTS, 1));
        levels.onLevels(0, 0, book, true);
        levels.onPart(0, BookAction.EXECUTE, Side.SELL, 10_200, 12, false);
        book.asks(10_200, 18, 10_300, 40);
        levels.onLevels(0, SECOND, book, true);

        final var v = levels.vector(0);
        assertEquals(12.0, v.value(Factor.SIGNED_VOL));
        assertEquals(12.0, v.value(Factor.OFI_1));
        assertEquals(2.0, v.value(Factor.EFFECTIVE_SPREAD_TICKS));
        assertEquals(0.0, v.value(Factor.HIDDEN_SHARE_20TR));
        assertEquals(1.0, v.value(Factor.SWEEP_LEVELS));
        for (final Factor factor : Factor.all()) {
            assertTrue(
                    !factor.isNanOnLevelFeeds() || Double.isNaN(v.value(factor)),
                    factor.id() + " reads kinds of orders");
        }
    }

    private double[] values() {
        return Factor.all().stream().mapToDouble(this::value).toArray();
    }

    private List<Factor> changes(final double[] before) {
        return Factor.all().stream()
                .filter(factor ->
                        Double.doubleToLongBits(before[factor.index()]) != Double.doubleToLongBits(value(factor)))
                .toList();
    }
}
