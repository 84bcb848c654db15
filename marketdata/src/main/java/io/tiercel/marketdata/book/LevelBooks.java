package io.tiercel.marketdata.book;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.TopOfBookDecoder;
import java.util.function.Supplier;

/**
 * The level books of a feed by dense instrument id, and what the messages of level feeds do to them.
 * <p>
 * Owned by one thread. Allocates when an instrument is met for the first time, else nothing apart from what the books do. Stale books are as those of
 * orders ({@link BookBuilder}).
 */
public final class LevelBooks {
    private final LevelBook[] books;
    private final Supplier<? extends LevelBook> newBook;
    private final BookWholeness wholeness;

    /**
     * @param capacity one more than the highest instrument id.
     * @param newBook  makes an empty book.
     */
    public LevelBooks(final int capacity, final Supplier<? extends LevelBook> newBook) {
        books = new LevelBook[capacity];
        this.newBook = newBook;
        wholeness = new BookWholeness(capacity);
    }

    /**
     * @param instrumentId 0 to capacity - 1.
     * @return the book of that instrument, the same object each time.
     */
    public LevelBook book(final int instrumentId) {
        final LevelBook book = books[instrumentId];
        return book == null ? make(instrumentId) : book;
    }

    private LevelBook make(final int instrumentId) {
        books[instrumentId] = newBook.get();
        return books[instrumentId];
    }

    /**
     * @param header of the message.
     * @param update wrapped over its body.
     */
    public void apply(final MessageHeaderDecoder header, final LevelUpdateDecoder update) {
        final int instrumentId = header.instrumentId();
        wholeness.onChange(instrumentId);
        book(instrumentId)
                .set(Math.min(update.sideRaw(), Side.NONE), update.price(), update.qty(), update.orderCount());
    }

    /**
     * @param header of the message.
     * @param level  wrapped over its body.
     */
    public void apply(final MessageHeaderDecoder header, final LevelSnapshotDecoder level) {
        final LevelBook book = book(header.instrumentId());
        if (wholeness.onSnapshotPart(header)) {
            book.clear();
        }
        if (level.sideRaw() != Side.NONE) {
            book.set(Math.min(level.sideRaw(), Side.NONE), level.price(), level.qty(), level.orderCount());
        }
    }

    /**
     * Best prices as a book of one level a side; to be called only where the source tells no deeper book.
     *
     * @param header of the message.
     * @param top    wrapped over its body.
     */
    public void apply(final MessageHeaderDecoder header, final TopOfBookDecoder top) {
        final int instrumentId = header.instrumentId();
        final LevelBook book = book(instrumentId);
        wholeness.onWholeBook(instrumentId);
        book.clear();
        if (top.bidPrice() != Prices.NO_PRICE) {
            book.set(Side.BUY, top.bidPrice(), top.bidQty(), EventWriter.NOT_TOLD);
        }
        if (top.askPrice() != Prices.NO_PRICE) {
            book.set(Side.SELL, top.askPrice(), top.askQty(), EventWriter.NOT_TOLD);
        }
    }

    /**
     * The feed says whether books may be trusted.
     *
     * @param header of the message, of one instrument or of all.
     * @param stale  wrapped over its body.
     */
    public void apply(final MessageHeaderDecoder header, final BookStaleDecoder stale) {
        wholeness.onBookStale(header, stale);
    }

    /** No message follows: each snapshot that is still open was cut short. Idempotent. */
    public void end() {
        wholeness.end();
    }

    /**
     * @param instrumentId dense id.
     * @return true while the book is not to be trusted.
     */
    public boolean isStale(final int instrumentId) {
        return wholeness.isStale(instrumentId);
    }

    /**
     * @return snapshots so far that were cut short or out of order, each of which left a stale book.
     */
    public long cutGroups() {
        return wholeness.cutGroups();
    }

    /**
     * @return changes so far that no book can hold; they changed nothing.
     */
    public long invalidChanges() {
        long sum = 0;
        for (final LevelBook book : books) {
            sum += book == null ? 0 : book.invalidChanges();
        }
        return sum;
    }
}
