package io.tiercel.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.SkipReason;
import io.tiercel.marketdata.protocol.StaleReason;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class BookBuilderTest {
    private static final long NO_ID = Prices.NO_ORDER_ID;
    private static final long NO_PRICE = Prices.NO_PRICE;
    private static final long TIME_NS = 1_000;

    private final OrderBooks books = new OrderBooks(
            new InstrumentRegistry(
                    List.of(new Instrument(0, "AAA", 2, 0, 1, 1, 1), new Instrument(1, "BBB", 2, 0, 1, 1, 1))),
            ArrayOrderBook::new);
    private final BookBuilder builder = new BookBuilder(books);
    private final OneSlot slot = new OneSlot();
    private final EventWriter writer = new EventWriter(slot);
    private final OrderBook book = books.book(1);

    @Test
    void shouldApplyEachActionToTheBookOfItsInstrument() {
        assertTrue(event(BookAction.ADD, Side.BUY, 7, NO_ID, 100, 10));
        assertEquals(10, book.qtyAt(Side.BUY, 100));

        assertTrue(event(BookAction.EXECUTE, Side.BUY, 7, NO_ID, 99, 1));
        assertEquals(9, book.qtyAt(Side.BUY, 100));
        assertEquals(99, book.update().executionPrice());

        assertTrue(event(BookAction.REDUCE, Side.BUY, 7, NO_ID, 100, 2));
        assertEquals(7, book.qtyAt(Side.BUY, 100));

        assertTrue(event(BookAction.REPLACE, Side.BUY, 7, 8, 101, 5));
        assertEquals(0, book.qtyAt(Side.BUY, 100));
        assertEquals(5, book.qtyAt(Side.BUY, 101));
        assertEquals(0, book.queueAhead(8));

        assertTrue(event(BookAction.DELETE, Side.NONE, 8, NO_ID, NO_PRICE, 0));
        assertEquals(0, book.orderCount());
        assertEquals(0, books.book(0).orderCount());
        assertEquals(Side.BUY, book.update().side());
    }

    @Test
    void shouldChangeNoBookWhenAPrintOrAStateArrives() {
        event(BookAction.ADD, Side.BUY, 7, NO_ID, 100, 10);

        assertFalse(event(BookAction.TRADE, Side.BUY, 7, NO_ID, 100, 10));
        assertFalse(event(BookAction.CROSS, Side.BUY, 7, NO_ID, 100, 10));
        writer.tradingStatus(1, 2, TIME_NS, MarketStateCode.HALT);
        assertFalse(builder.apply(slot.buffer(), 0));
        writer.skipped(3, TIME_NS, 'S', SkipReason.NOT_CARRIED);
        assertFalse(builder.apply(slot.buffer(), 0));
        slot.buffer().setMemory(0, EventSlots.SLOT_LENGTH, (byte) 0);
        assertFalse(builder.apply(slot.buffer(), 0));

        assertEquals(10, book.qtyAt(Side.BUY, 100));
        assertEquals(BookAction.ADD, book.update().action());
    }

    @Test
    void shouldCountWhenTheInstrumentHasNoBook() {
        writer.orderBookEvent(2, 1, TIME_NS, BookAction.ADD, Side.BUY, 1, NO_ID, 100, 1);
        assertFalse(builder.apply(slot.buffer(), 0));
        writer.anonymousOrders(-1, 1, 0, true, TIME_NS, Side.BUY, 100, 1);
        assertFalse(builder.apply(slot.buffer(), 0));

        assertEquals(2, builder.unlistedInstruments());
    }

    @Test
    void shouldThrowWhenTheActionIsNoAction() {
        writer.orderBookEvent(1, 1, TIME_NS, BookAction.ADD, Side.BUY, 1, NO_ID, 100, 1);
        final int actionOffset = 48 + 56;
        slot.buffer().putByte(actionOffset, (byte) 77);

        assertThrows(IllegalArgumentException.class, () -> builder.apply(slot.buffer(), 0));
    }

    @Test
    void shouldReplaceTheBookWhenAGroupOfLevelsArrives() {
        event(BookAction.ADD, Side.BUY, 7, NO_ID, 100, 10);

        level(5, 0, false, Side.BUY, 99, 30);
        assertTrue(builder.isStale(1));
        level(5, 1, false, Side.BUY, 98, 40);
        assertTrue(builder.isStale(1));
        level(5, 2, true, Side.SELL, 101, 50);

        assertFalse(builder.isStale(1));
        assertFalse(builder.isStale(0));
        assertEquals(3, book.orderCount());
        assertEquals(99, book.price(Side.BUY, 0));
        assertEquals(40, book.qty(Side.BUY, 1));
        assertEquals(50, book.qty(Side.SELL, 0));
        assertEquals(-1, book.queueAhead(7));
    }

    @Test
    void shouldReplaceTheBookWhenTheGroupHasOneLevel() {
        level(5, 0, true, Side.BUY, 99, 30);
        level(6, 0, true, Side.BUY, 98, 20);

        assertFalse(builder.isStale(1));
        assertEquals(0, builder.cutGroups());
        assertEquals(1, book.orderCount());
        assertEquals(20, book.qtyAt(Side.BUY, 98));
    }

    @Test
    void shouldBeStaleUntilAWholeGroupCameWhenAGroupWasCut() {
        level(5, 0, false, Side.BUY, 99, 30);
        // Part 1 is lost.
        level(5, 2, true, Side.SELL, 101, 50);
        assertTrue(builder.isStale(1));

        event(BookAction.ADD, Side.BUY, 7, NO_ID, 100, 10);
        assertTrue(builder.isStale(1));

        level(6, 0, false, Side.BUY, 99, 30);
        level(6, 1, true, Side.SELL, 101, 50);
        assertFalse(builder.isStale(1));
        assertEquals(1, builder.cutGroups());
    }

    @Test
    void shouldBeStaleWhenTwoGroupsOrAnEventMixIn() {
        level(5, 0, false, Side.BUY, 99, 30);
        level(6, 1, true, Side.SELL, 101, 50);
        assertTrue(builder.isStale(1));

        level(7, 0, false, Side.BUY, 99, 30);
        event(BookAction.ADD, Side.BUY, 7, NO_ID, 100, 10);
        level(7, 1, true, Side.SELL, 101, 50);
        assertTrue(builder.isStale(1));

        level(8, 0, true, Side.SELL, 101, 50);
        assertFalse(builder.isStale(1));
        level(8, 1, true, Side.SELL, 102, 50);
        assertTrue(builder.isStale(1));
        // 5 by 6, 7 by the order (its own late part is of the same cut), 8 by a part after its last
        assertEquals(3, builder.cutGroups());
    }

    @Test
    void shouldCountAGroupThatIsStillOpenAtTheEnd() {
        level(5, 0, false, Side.BUY, 99, 30);
        assertEquals(0, builder.cutGroups(), "its parts may still come");

        builder.end();
        builder.end();

        assertEquals(1, builder.cutGroups());
        assertTrue(builder.isStale(1));
    }

    @Test
    void shouldCountNothingAtTheEndWhenTheLastGroupWasWholeOrCutBefore() {
        level(5, 0, false, Side.BUY, 99, 30);
        event(BookAction.ADD, Side.BUY, 7, NO_ID, 100, 10);
        builder.end();
        assertEquals(1, builder.cutGroups());

        level(6, 0, true, Side.BUY, 99, 30);
        builder.end();
        assertEquals(1, builder.cutGroups());
    }

    @Test
    void shouldBeStaleAsTheFeedSaysAndWholeAgainWhenItHasRecovered() {
        stale(EventWriter.ALL_INSTRUMENTS, StaleReason.GAP);
        assertTrue(builder.isStale(0) && builder.isStale(1));
        event(BookAction.ADD, Side.BUY, 7, NO_ID, 100, 10);
        assertTrue(builder.isStale(1), "a change makes no book whole");
        assertEquals(1, builder.staleTold());

        stale(1, StaleReason.RECOVERED);
        assertFalse(builder.isStale(1));
        assertTrue(builder.isStale(0));
        stale(EventWriter.ALL_INSTRUMENTS, StaleReason.RECOVERED);
        assertFalse(builder.isStale(0));
        assertEquals(10, book.qtyAt(Side.BUY, 100), "nothing was thrown away");
        assertEquals(1, builder.staleTold());
    }

    @Test
    void shouldStayStaleAfterACutSnapshotWhateverTheFeedHasRecovered() {
        level(5, 0, false, Side.BUY, 99, 30);
        level(5, 2, true, Side.SELL, 101, 50);
        stale(1, StaleReason.GAP);

        stale(1, StaleReason.RECOVERED);
        assertTrue(builder.isStale(1));

        level(6, 0, true, Side.BUY, 99, 30);
        assertFalse(builder.isStale(1));
    }

    @Test
    void shouldBeWholeWhenASnapshotCameAfterAGap() {
        stale(1, StaleReason.GAP);

        level(6, 0, false, Side.BUY, 99, 30);
        level(6, 1, true, Side.SELL, 101, 30);

        assertFalse(builder.isStale(1));
    }

    private void stale(final int instrumentId, final StaleReason reason) {
        writer.bookStale(instrumentId, 1, TIME_NS, 0, reason);
        assertFalse(builder.apply(slot.buffer(), 0));
    }

    private boolean event(
            final BookAction action,
            final int side,
            final long orderId,
            final long newOrderId,
            final long price,
            final long qty) {
        writer.orderBookEvent(1, 1, TIME_NS, action, side, orderId, newOrderId, price, qty);
        return builder.apply(slot.buffer(), 0);
    }

    private void level(
            final long sourceSequence,
            final int part,
            final boolean isLast,
            final int side,
            final long price,
            final long qty) {
        writer.anonymousOrders(1, sourceSequence, part, isLast, TIME_NS, side, price, qty);
        assertTrue(builder.apply(slot.buffer(), 0));
    }

    private static final class OneSlot implements EventSlots {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);

        @Override
        public UnsafeBuffer buffer() {
            return buffer;
        }

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public void publish(final int offset) {
            assertEquals(0, offset);
        }
    }
}
