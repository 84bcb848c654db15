package io.tiercel.marketdata.book;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.util.function.Supplier;

/**
 * The level books of a feed by dense instrument id, and what the messages of level feeds do to them.
 * <p>
 * Owned by one thread. Allocates when an instrument is met for the first time, else nothing apart from what the books do. As with orders, a snapshot
 * that is cut short leaves a book that {@link #isStale} until a whole one has come.
 */
public final class LevelBooks {
    private final LevelBook[] books;
    private final Supplier<? extends LevelBook> newBook;
    private final int[] nextPart;
    private final long[] groupSequence;
    private final boolean[] isStale;

    /**
     * @param capacity one more than the highest instrument id.
     * @param newBook  makes an empty book.
     */
    public LevelBooks(final int capacity, final Supplier<? extends LevelBook> newBook) {
        books = new LevelBook[capacity];
        this.newBook = newBook;
        nextPart = new int[capacity];
        groupSequence = new long[capacity];
        isStale = new boolean[capacity];
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
        nextPart[instrumentId] = 0;
        book(instrumentId)
                .set(Math.min(update.sideRaw(), Side.NONE), update.price(), update.qty(), update.orderCount());
    }

    /**
     * @param header of the message.
     * @param level  wrapped over its body.
     */
    public void apply(final MessageHeaderDecoder header, final LevelSnapshotDecoder level) {
        final int instrumentId = header.instrumentId();
        final LevelBook book = book(instrumentId);
        final int part = header.part();
        if (part == 0) {
            book.clear();
            nextPart[instrumentId] = 0;
            groupSequence[instrumentId] = header.sourceSequence();
        }
        final boolean isInOrder =
                part == nextPart[instrumentId] && header.sourceSequence() == groupSequence[instrumentId];
        final boolean isLast = (header.flags() & EventWriter.LAST_IN_GROUP) != 0;
        nextPart[instrumentId] = isInOrder && !isLast ? part + 1 : 0;
        isStale[instrumentId] = !(isInOrder && isLast);
        if (level.sideRaw() != Side.NONE) {
            book.set(Math.min(level.sideRaw(), Side.NONE), level.price(), level.qty(), level.orderCount());
        }
    }

    /**
     * @param instrumentId whose book is not to be trusted until a whole snapshot has come.
     */
    public void markStale(final int instrumentId) {
        isStale[instrumentId] = true;
    }

    /**
     * @param instrumentId dense id.
     * @return true while the book is not to be trusted.
     */
    public boolean isStale(final int instrumentId) {
        return isStale[instrumentId];
    }
}
