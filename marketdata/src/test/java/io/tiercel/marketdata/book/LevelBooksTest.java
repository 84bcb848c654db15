package io.tiercel.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.StaleReason;
import io.tiercel.marketdata.protocol.TopOfBookDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Level books are stale and whole by the rules of the books of orders. */
class LevelBooksTest implements EventSlots {
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final EventWriter writer = new EventWriter(this);
    private final LevelBooks books = new LevelBooks(2, ArrayLevelBook::new);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @Test
    void shouldBeStaleAsTheFeedSaysAndWholeAgainWhenItHasRecovered() {
        writer.levelUpdate(1, 1, 0, true, 0, Side.BUY, 100, 5, 1);

        writer.bookStale(EventWriter.ALL_INSTRUMENTS, 1, 0, 3, StaleReason.GAP);
        assertTrue(books.isStale(0) && books.isStale(1));
        writer.levelUpdate(1, 2, 0, true, 0, Side.BUY, 101, 5, 1);
        assertTrue(books.isStale(1), "a change makes no book whole");

        writer.bookStale(1, 3, 0, 0, StaleReason.RECOVERED);
        assertFalse(books.isStale(1));
        assertTrue(books.isStale(0));
        assertEquals(101, books.book(1).price(Side.BUY, 0));
    }

    @Test
    void shouldBeWholeWhenASnapshotHasCome() {
        writer.bookStale(1, 1, 0, 3, StaleReason.CHECKSUM);

        writer.levelSnapshot(1, 2, 0, false, 0, Side.BUY, 100, 5, 1);
        assertTrue(books.isStale(1));
        writer.levelSnapshot(1, 2, 1, true, 0, Side.SELL, 101, 5, 1);

        assertFalse(books.isStale(1));
    }

    @Test
    void shouldStayStaleAfterACutSnapshotWhateverTheFeedHasRecovered() {
        writer.levelSnapshot(1, 2, 0, false, 0, Side.BUY, 100, 5, 1);
        writer.levelUpdate(1, 3, 0, true, 0, Side.BUY, 99, 5, 1);
        assertEquals(1, books.cutGroups());

        writer.bookStale(1, 4, 0, 0, StaleReason.RECOVERED);

        assertTrue(books.isStale(1));
    }

    @Test
    void shouldKeepBestPricesAsABookOfOneLevel() {
        writer.topOfBook(1, 1, 0, 100, 5, 102, 6);
        writer.topOfBook(1, 2, 0, 101, 7, Prices.NO_PRICE, 0);

        final LevelBook book = books.book(1);
        assertEquals(1, book.levelCount(Side.BUY));
        assertEquals(101, book.price(Side.BUY, 0));
        assertEquals(7, book.qty(Side.BUY, 0));
        assertEquals(0, book.levelCount(Side.SELL));
    }

    @Override
    public UnsafeBuffer buffer() {
        return slot;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public void publish(final int offset) {
        header.wrap(slot, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int length = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case LevelUpdateDecoder.TEMPLATE_ID ->
                books.apply(header, new LevelUpdateDecoder().wrap(slot, body, length, version));
            case LevelSnapshotDecoder.TEMPLATE_ID ->
                books.apply(header, new LevelSnapshotDecoder().wrap(slot, body, length, version));
            case TopOfBookDecoder.TEMPLATE_ID ->
                books.apply(header, new TopOfBookDecoder().wrap(slot, body, length, version));
            case BookStaleDecoder.TEMPLATE_ID ->
                books.apply(header, new BookStaleDecoder().wrap(slot, body, length, version));
            default -> throw new AssertionError(header.templateId());
        }
    }
}
