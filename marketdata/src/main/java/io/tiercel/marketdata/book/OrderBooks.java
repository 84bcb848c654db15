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

    /**
     * @param instruments one book each.
     * @param newBook     makes an empty book, such as {@code ArrayOrderBook::new}.
     */
    public OrderBooks(final InstrumentRegistry instruments, final Supplier<? extends OrderBook> newBook) {
        books = new OrderBook[instruments.size()];
        for (int i = 0; i < books.length; i++) {
            books[i] = newBook.get();
        }
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
        return books[instrumentId];
    }
}
