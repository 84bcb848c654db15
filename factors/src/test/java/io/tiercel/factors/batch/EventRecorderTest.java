package io.tiercel.factors.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRecorderTest {
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);

    private final InstrumentRegistry registry = new InstrumentRegistry(List.of(SHARE));
    private final EventRecorder recorder = new EventRecorder(registry);
    private final OrderBook book = new ArrayOrderBook();

    private void add(final long timeNs, final long orderId, final int side, final long price, final long qty) {
        book.add(orderId, side, price, qty);
        recorder.onEvent(0, timeNs, BookAction.ADD, side, price, qty, book, true);
    }

    @Test
    void shouldKeepTimesLevelsOrdersAndTradesOfEachEvent() {
        add(10, 1, Side.BUY, 1_000_000, 7);
        add(9, 2, Side.SELL, 1_000_100, 5);
        book.execute(2, Side.SELL, 1_000_100, 2);
        recorder.onEvent(0, 12, BookAction.EXECUTE, Side.SELL, 1_000_100, 2, book, true);
        recorder.onEvent(0, 13, BookAction.TRADE, Side.NONE, 1_000_050, 3, book, false);
        recorder.onEvent(0, 14, BookAction.TRADE, Side.NONE, Prices.NO_PRICE, 3, book, false);

        final RecordedEvents columns = recorder.columns(0);
        assertSame(SHARE, columns.instrument());
        assertEquals(5, columns.size());
        assertArrayEquals(new long[] {10, 10, 12, 13, 14}, Arrays.copyOf(columns.timesNs(), 5));
        assertEquals(Double.POSITIVE_INFINITY, columns.price(Side.SELL, 0, 0));
        assertEquals(0.0, columns.qty(Side.SELL, 0, 0));
        assertEquals(Double.NEGATIVE_INFINITY, columns.price(Side.BUY, 1, 4));
        assertEquals(1_000_000.0, columns.price(Side.BUY, 0, 4));
        assertEquals(5.0, columns.qty(Side.SELL, 0, 1));
        assertEquals(3.0, columns.qty(Side.SELL, 0, 4));
        assertEquals(2, columns.trades());
        assertArrayEquals(new int[] {2, 3}, Arrays.copyOf(columns.tradeEvents(), 2));
        assertArrayEquals(new long[] {1_000_100, 1_000_050}, Arrays.copyOf(columns.tradePrices(), 2));
        assertArrayEquals(new boolean[] {false, true}, Arrays.copyOf(columns.areHidden(), 2));
        assertEquals(2, columns.orders());
        assertArrayEquals(new long[] {7, 5}, Arrays.copyOf(columns.orderQtys(), 2));
    }

    @Test
    void shouldTakeSeveralPartsAsOneEvent() {
        add(10, 1, Side.BUY, 1_000_000, 7);
        add(11, 2, Side.SELL, 1_000_100, 5);
        recorder.onPart(0, BookAction.TRADE, Side.SELL, 1_000_100, 3, false);
        book.reduce(2, Side.SELL, 1_000_100, 4);
        recorder.onEvent(0, 12, BookAction.REDUCE, Side.SELL, Prices.NO_PRICE, 4, book, true);

        // 3 of the 4 that left were traded, 1 canceled; the trade met a displayed order
        final RecordedEvents columns = recorder.columns(0);
        assertEquals(3, columns.size());
        assertEquals(1, columns.trades());
        assertEquals(2, columns.tradeEvents()[0]);
        assertFalse(columns.areHidden()[0]);
        assertEquals(3, columns.orders());
        assertEquals(1, columns.orderQtys()[2]);
        assertEquals(RecordedEvents.CANCEL + Side.SELL, columns.orderKinds()[2]);
    }

    @Test
    void shouldForgetPartsWhoseEventNeverEnds() {
        add(10, 1, Side.BUY, 1_000_000, 7);
        recorder.onPart(0, BookAction.TRADE, Side.BUY, 1_000_000, 3, false);
        recorder.dropParts(0);
        add(11, 2, Side.SELL, 1_000_100, 5);

        assertEquals(2, recorder.columns(0).size());
        assertEquals(0, recorder.columns(0).trades());
    }

    @Test
    void shouldTakeAWholeBookAsAnEventOnlyAfterTheFirst() {
        assertFalse(recorder.onSnapshot(0, 5, book));
        add(10, 1, Side.BUY, 1_000_000, 7);
        assertTrue(recorder.onSnapshot(0, 11, book));

        assertEquals(2, recorder.columns(0).size());
    }

    @Test
    void shouldRefuseMoreEventsThanAllowed() {
        final EventRecorder small = new EventRecorder(registry, 40);
        for (int i = 0; i < 40; i++) {
            small.onBook(0, i, book);
        }

        final BadInputException failure = assertThrows(BadInputException.class, () -> small.onBook(0, 41, book));

        assertEquals("more than 40 events of AAPL, expected at most so many", failure.getMessage());
        assertEquals(40, small.columns(0).size());
        assertThrows(IllegalArgumentException.class, () -> new EventRecorder(registry, 0));
    }
}
