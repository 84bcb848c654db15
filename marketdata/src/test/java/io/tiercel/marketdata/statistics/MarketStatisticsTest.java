package io.tiercel.marketdata.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.ReferenceOrderBook;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import org.junit.jupiter.api.Test;

class MarketStatisticsTest {
    private static final long OPEN_NS = 1_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private final ReferenceOrderBook book = new ReferenceOrderBook();
    private final MarketStatistics statistics = new MarketStatistics(OPEN_NS, 100);

    @Test
    void shouldCountPrintsPerSecondForTheFanoFactor() {
        // Seconds hold 3, 0, 1 trades (the fourth is not over): mean 4/3, mean square 10/3, variance 10/3 - 16/9 =
        // 14/9, Fano 7/6.
        print(0, BookAction.EXECUTE, Side.BUY);
        print(0.5, BookAction.TRADE, Side.NONE);
        print(0.999999999, BookAction.EXECUTE, Side.SELL);
        print(2.0, BookAction.EXECUTE, Side.BUY);
        print(2.5, BookAction.CROSS, Side.NONE);
        print(3.0, BookAction.EXECUTE, Side.BUY);

        final MarketFigures figures = statistics.figures();

        assertEquals(3, figures.seconds());
        assertEquals(5, figures.trades());
        assertEquals(7.0 / 6.0, figures.fanoFactor(), 1e-12);
    }

    @Test
    void shouldCorrelateTheSignsOfDisplayedExecutions() {
        // Asks hit are buys: signs + + - -, mean 0, variance 1; lag 1: (1 - 1 + 1) / 3. The hidden trade gives no sign.
        print(0, BookAction.EXECUTE, Side.SELL);
        print(0, BookAction.EXECUTE, Side.SELL);
        print(0, BookAction.TRADE, Side.BUY);
        print(0, BookAction.EXECUTE, Side.BUY);
        print(0, BookAction.EXECUTE, Side.BUY);

        assertEquals(1.0 / 3.0, statistics.figures().signCorrelation1(), 1e-12);
    }

    @Test
    void shouldSampleTheBookAtTheEndOfEachSecond() {
        // Ends of seconds 1 to 10: spreads 2, 2, 2, 2, 2, 4, 4, 4, 4, 7 ticks. Half of ten is five: median 2; nine of
        // ten: 90 % is 4.
        book.add(1, Side.BUY, 10_000, 10);
        book.add(2, Side.SELL, 10_200, 30);
        print(5.0, BookAction.CROSS, Side.NONE);
        book.delete(2, Side.SELL, Prices.NO_PRICE, 0);
        book.add(3, Side.SELL, 10_400, 30);
        print(9.0, BookAction.CROSS, Side.NONE);
        book.delete(3, Side.SELL, Prices.NO_PRICE, 0);
        book.add(4, Side.SELL, 10_700, 30);
        print(10.0, BookAction.CROSS, Side.NONE);

        final MarketFigures figures = statistics.figures();

        assertEquals(2.0, figures.spreadMedianTicks());
        assertEquals(4.0, figures.spreadP90Ticks());
    }

    @Test
    void shouldTakeTheStateBeforeTheFirstEventOfTheNextSecond() {
        book.add(1, Side.BUY, 10_000, 10);
        book.add(2, Side.SELL, 10_200, 30);

        // The event at 1.0 s belongs to the second second: the sample at the end of the first does not see it.
        print(1.0, BookAction.ADD, Side.SELL);
        book.add(3, Side.SELL, 10_100, 30);
        print(2.0, BookAction.ADD, Side.SELL);

        assertEquals(1.0, statistics.figures().spreadMedianTicks());
        assertEquals(2.0, statistics.figures().spreadP90Ticks());
    }

    @Test
    void shouldComputeTheKurtosisOfMidReturns() {
        // Mids 100, 100, 100, 200: returns 0, 0, ln 2. Mean d/3 with d = ln 2; deviations -d/3, -d/3, 2d/3:
        // m2 = (1 + 1 + 4)/27 d^2 = 2/9 d^2, m4 = (1 + 1 + 16)/243 d^4 = 2/27 d^4, kurtosis 2/27 * 81/4 = 3/2, excess
        // -3/2.
        book.add(1, Side.BUY, 9_000, 10);
        book.add(2, Side.SELL, 11_000, 30);
        print(3.0, BookAction.CROSS, Side.NONE);
        book.delete(1, Side.BUY, Prices.NO_PRICE, 0);
        book.delete(2, Side.SELL, Prices.NO_PRICE, 0);
        book.add(3, Side.BUY, 19_000, 10);
        book.add(4, Side.SELL, 21_000, 30);
        print(4.0, BookAction.CROSS, Side.NONE);

        assertEquals(-1.5, statistics.figures().excessKurtosis(), 1e-12);
    }

    @Test
    void shouldShareTheDisplayedQuantityAmongLevels() {
        // Level 1: 10 + 30, level 2: 0 + 60; in all 100.
        book.add(1, Side.BUY, 10_000, 10);
        book.add(2, Side.SELL, 10_100, 30);
        book.add(3, Side.SELL, 10_300, 60);
        print(1.0, BookAction.CROSS, Side.NONE);

        final MarketFigures figures = statistics.figures();

        assertEquals(0.4, figures.sizeProfile().get(0), 1e-12);
        assertEquals(0.6, figures.sizeProfile().get(1), 1e-12);
        assertEquals(0.0, figures.sizeProfile().get(2), 1e-12);
    }

    @Test
    void shouldCountAReplacementAsCancelAndAdd() {
        // Adds 3 + 1, cancels 1 + 1 + 1: 0.75.
        for (int i = 0; i < 3; i++) {
            print(0, BookAction.ADD, Side.BUY);
        }
        print(0, BookAction.REDUCE, Side.BUY);
        print(0, BookAction.DELETE, Side.BUY);
        print(0, BookAction.REPLACE, Side.BUY);

        assertEquals(0.75, statistics.figures().cancelsPerAdd(), 1e-12);
    }

    @Test
    void shouldTakeNoSampleOfAOneSidedBook() {
        book.add(1, Side.BUY, 10_000, 10);
        print(4.0, BookAction.EXECUTE, Side.BUY);

        final MarketFigures figures = statistics.figures();

        assertEquals(4, figures.seconds());
        assertTrue(Double.isNaN(figures.spreadMedianTicks()));
        assertTrue(Double.isNaN(figures.excessKurtosis()));
    }

    @Test
    void shouldAgreeWithAnIndependentMeasurementOfARealHour() {
        // Once computed by another program, on another stack, from the same files: 6268 prints, of them 4067 displayed.
        final MarketFigures figures = RecordedMarket.hourOfApple();

        assertEquals(6268, figures.trades());
        assertEquals(3599, figures.seconds());
        assertEquals(9.25, figures.fanoFactor(), 0.01);
        assertEquals(20.44, figures.excessKurtosis(), 0.05);
        assertEquals(0.687, figures.signCorrelation1(), 0.001);
        assertEquals(0.156, figures.signCorrelation10(), 0.001);
        assertEquals(19.0, figures.spreadMedianTicks());
        assertEquals(29.0, figures.spreadP90Ticks());
        assertEquals(0.937, figures.cancelsPerAdd(), 0.001);
    }

    private void print(final double seconds, final BookAction action, final int side) {
        statistics.onEvent(OPEN_NS + Math.round(seconds * SECOND_NS), action, side, book);
    }
}
