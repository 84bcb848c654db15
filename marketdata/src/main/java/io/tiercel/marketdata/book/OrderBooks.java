package io.tiercel.marketdata.book;

import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.function.Supplier;

/**
 * The books of all instruments of a session, by dense instrument id.
 * <p>
 * Owned by the core's thread. Allocates nothing after construction, apart from what its books do.
 */
public final class OrderBooks {
    private final OrderBook[] books;
    private final Supplier<? extends OrderBook> newBook;

    /**
     * @param instruments one book each.
     * @param newBook     makes an empty book, such as {@code ArrayOrderBook::new}.
     */
    public OrderBooks(final InstrumentRegistry instruments, final Supplier<? extends OrderBook> newBook) {
        this(instruments.size(), newBook);
        for (int i = 0; i < books.length; i++) {
            books[i] = newBook.get();
        }
    }

    /**
     * Books of a source whose instruments are not known beforehand: each is made when it is asked for first, which allocates.
     *
     * @param capacity one more than the highest id.
     * @param newBook  makes an empty book.
     */
    public OrderBooks(final int capacity, final Supplier<? extends OrderBook> newBook) {
        books = new OrderBook[capacity];
        this.newBook = newBook;
    }

    /**
     * @return number of books; instrument ids run from 0 to this minus 1.
     */
    public int size() {
        return books.length;
    }

    /**
     * @param instrumentId 0 to {@link #size()} - 1.
     * @return the book of that instrument, the same object for the whole session.
     */
    public OrderBook book(final int instrumentId) {
        final OrderBook book = books[instrumentId];
        return book == null ? make(instrumentId) : book;
    }

    private OrderBook make(final int instrumentId) {
        books[instrumentId] = newBook.get();
        return books[instrumentId];
    }
}
