package io.tiercel.engine;

import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.LevelBooks;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;

/**
 * The book of each instrument, of orders or of levels, as the instrument's own events decide: the first that tells of a book. An order-by-order change
 * and a snapshot marked {@link EventWriter#OF_ORDERS} make it one of orders; a level update or any other snapshot one of levels; best prices one of a
 * single level, until the source tells more. An event of the other kind is counted and changes nothing.
 * <p>
 * Owned by the core's thread. Allocates the level book of an instrument that is found to be fed by levels, else nothing after construction, apart from
 * what the books do.
 */
final class MarketBooks {
    private static final byte UNDECIDED = 0;
    private static final byte ORDERS = 1;
    private static final byte TOP = 2;
    private static final byte LEVELS = 3;
    private static final byte BARS = -1;

    private final OrderBooks orderBooks;
    private final BookBuilder builder;
    private final LevelBooks levelBooks;
    private final byte[] kinds;
    private long contradictions;

    /**
     * @param orderBooks empty, one for each instrument.
     */
    MarketBooks(final OrderBooks orderBooks) {
        this.orderBooks = orderBooks;
        builder = new BookBuilder(orderBooks);
        levelBooks = new LevelBooks(orderBooks.size(), ArrayLevelBook::new);
        kinds = new byte[orderBooks.size()];
    }

    int size() {
        return kinds.length;
    }

    OrderBooks orderBooks() {
        return orderBooks;
    }

    BookBuilder builder() {
        return builder;
    }

    LevelBooks levelBooks() {
        return levelBooks;
    }

    /** The book as strategies see it; empty while no event has told of one. */
    BookView view(final int instrumentId) {
        return isOfLevels(instrumentId) ? levelBooks.book(instrumentId) : orderBooks.book(instrumentId);
    }

    /** Bars of trades are all that the instrument's source has told of it so far. */
    boolean isOfBars(final int instrumentId) {
        return kinds[instrumentId] == BARS;
    }

    /**
     * A bar of trades has come.
     *
     * @param instrumentId dense id.
     * @return true when it is the first sign of the instrument.
     */
    boolean claimBars(final int instrumentId) {
        if (kinds[instrumentId] != UNDECIDED) {
            return false;
        }
        kinds[instrumentId] = BARS;
        return true;
    }

    boolean isOfOrders(final int instrumentId) {
        return kinds[instrumentId] == ORDERS;
    }

    /** Levels, a single one a side included. */
    boolean isOfLevels(final int instrumentId) {
        return kinds[instrumentId] >= TOP;
    }

    boolean isStale(final int instrumentId) {
        return isOfLevels(instrumentId) ? levelBooks.isStale(instrumentId) : builder.isStale(instrumentId);
    }

    /**
     * An order-by-order change has come.
     *
     * @param instrumentId dense id.
     * @return false when the book is one of levels.
     */
    boolean claimOrders(final int instrumentId) {
        if (isOfLevels(instrumentId)) {
            contradictions++;
            return false;
        }
        kinds[instrumentId] = ORDERS;
        return true;
    }

    /**
     * A level update has come. Best prices that stood for the book until now are forgotten.
     *
     * @param instrumentId dense id.
     * @return false when the book is one of orders.
     */
    boolean claimLevels(final int instrumentId) {
        final byte kind = kinds[instrumentId];
        if (kind == ORDERS) {
            contradictions++;
            return false;
        }
        if (kind == TOP) {
            levelBooks.book(instrumentId).clear();
        }
        kinds[instrumentId] = LEVELS;
        return true;
    }

    /**
     * Best prices have come.
     *
     * @param instrumentId dense id.
     * @return false when the source tells a book that says more: it is no contradiction.
     */
    boolean claimTop(final int instrumentId) {
        if (kinds[instrumentId] == UNDECIDED || kinds[instrumentId] == BARS) {
            kinds[instrumentId] = TOP;
        }
        return kinds[instrumentId] == TOP;
    }

    /**
     * A level of a snapshot has come. One that says that a book is empty decides nothing.
     *
     * @param header of the message.
     * @param level  wrapped over its body.
     * @return false when the book is of the other kind.
     */
    boolean claim(final MessageHeaderDecoder header, final LevelSnapshotDecoder level) {
        if (level.sideRaw() == Side.NONE) {
            return true;
        }
        final int instrumentId = header.instrumentId();
        if ((header.flags() & EventWriter.OF_ORDERS) != 0 || kinds[instrumentId] == ORDERS) {
            return claimOrders(instrumentId);
        }
        return claimLevels(instrumentId);
    }

    void apply(final MessageHeaderDecoder header, final BookStaleDecoder stale) {
        builder.apply(header, stale);
        levelBooks.apply(header, stale);
    }

    /** No message follows. */
    void end() {
        builder.end();
        levelBooks.end();
    }

    /** Events so far that no book could take, those of the other kind of book included. */
    long invalidChanges() {
        long sum = contradictions + levelBooks.invalidChanges();
        for (int i = 0; i < kinds.length; i++) {
            sum += orderBooks.book(i).invalidChanges();
        }
        return sum;
    }

    /** Times so far that a book was not to be trusted: a snapshot cut short, or a word of the feed. */
    long staleBooks() {
        return builder.cutGroups() + levelBooks.cutGroups() + builder.staleTold();
    }

    /** Instruments whose book is one of levels. */
    long levelInstruments() {
        long count = 0;
        for (int i = 0; i < kinds.length; i++) {
            count += isOfLevels(i) ? 1 : 0;
        }
        return count;
    }
}
