package io.tiercel.bench.book;

import io.tiercel.bench.tape.BookStream;
import io.tiercel.bench.tape.EventTape;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import java.util.function.Supplier;

/**
 * One pass of a whole stream through the books of one kind, ten levels kept after every event. Owned by one thread; a pass allocates nothing of its
 * own.
 */
public final class BookPass {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final EventTape tape;
    private final OrderBooks books;
    private final BookBuilder builder;

    /**
     * @param stream  to pass through.
     * @param newBook makes an empty book.
     */
    public BookPass(final BookStream stream, final Supplier<? extends OrderBook> newBook) {
        tape = stream.tape();
        books = new OrderBooks(stream.registry(), newBook);
        builder = new BookBuilder(books);
    }

    /** Empties the books; their pools keep their size, as within a session. */
    public void clear() {
        for (int i = 0; i < books.size(); i++) {
            books.book(i).clear();
        }
    }

    /** The whole stream. */
    public void run() {
        final int size = tape.size();
        for (int i = 0; i < size; i++) {
            builder.apply(tape.buffer(), tape.offset(i));
        }
    }

    /**
     * The whole stream, with every book looked at after every event. Slow: for the check that two kinds agree.
     *
     * @return hash of all views that there ever were.
     */
    public long runHashed() {
        long hash = 0;
        for (int i = 0; i < tape.size(); i++) {
            builder.apply(tape.buffer(), tape.offset(i));
            hash = hash * MULTIPLIER + hash();
        }
        return hash;
    }

    /**
     * @return hash of price, quantity and order count of all kept levels as they stand.
     */
    public long hash() {
        long hash = 0;
        for (int i = 0; i < books.size(); i++) {
            final BookView book = books.book(i);
            for (int level = 0; level < BookView.DEPTH; level++) {
                for (int side = 0; side < 2; side++) {
                    hash = hash * MULTIPLIER + book.price(side, level);
                    hash = hash * MULTIPLIER + book.qty(side, level);
                    hash = hash * MULTIPLIER + book.orderCount(side, level);
                }
            }
        }
        return hash;
    }

    /**
     * @return events of a pass.
     */
    public int events() {
        return tape.size();
    }
}
