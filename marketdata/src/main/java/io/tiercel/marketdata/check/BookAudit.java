package io.tiercel.marketdata.check;

import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.LevelBooks;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.marketdata.protocol.TopOfBookDecoder;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Keeps the books of a feed, event by event as they are published, and compares them with what the feed says about them.
 * <p>
 * Owned by the thread that polls the feed; allocates when an instrument is met for the first time, else nothing apart from what the books do.
 * A source that tells best prices only has them kept as a book of one level a side.
 */
public final class BookAudit implements EventSlots, FeedAudit {
    private static final int CACHE_LINE = 64;

    private final Listing listing;
    private final BookKind kind;
    private final OrderBooks orderBooks;
    private final BookBuilder builder;
    private final LevelBooks levelBooks;
    private final UnsafeBuffer slot = new UnsafeBuffer(BufferUtil.allocateDirectAligned(SLOT_LENGTH, CACHE_LINE));
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder orderBookEvent = new OrderBookEventDecoder();
    private final LevelSnapshotDecoder levelSnapshot = new LevelSnapshotDecoder();
    private final LevelUpdateDecoder levelUpdate = new LevelUpdateDecoder();
    private final TopOfBookDecoder topOfBook = new TopOfBookDecoder();
    private final BookStaleDecoder bookStale = new BookStaleDecoder();
    private final long[] bids = new long[2 * BookView.DEPTH];
    private final long[] asks = new long[2 * BookView.DEPTH];
    private final boolean[] isCrossed;
    private final boolean[] hasBeenWhole;
    private long sequence;
    private long events;
    private long checksumsOk;
    private long checksumsBad;
    private long referencesOk;
    private long referencesBad;
    private long gaps;
    private long crossed;
    private long locked;
    private Listener listener;

    /** Sees a book after each message of the source that concerns it. Called on the thread that polls the feed. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param instrumentId dense id.
         * @param book         as the message left it.
         */
        void onMessage(int instrumentId, BookView book);
    }

    /**
     * @param listing  of the feed.
     * @param capacity most instruments that it lists.
     * @param kind     of book that the feed's events make.
     */
    public BookAudit(final Listing listing, final int capacity, final BookKind kind) {
        this.listing = listing;
        this.kind = kind;
        orderBooks = new OrderBooks(capacity, ArrayOrderBook::new);
        builder = new BookBuilder(orderBooks);
        levelBooks = new LevelBooks(capacity, ArrayLevelBook::new);
        isCrossed = new boolean[capacity];
        hasBeenWhole = new boolean[capacity];
    }

    /**
     * @param bookListener sees each book after each of its messages, but for a book that a person put in front of the first message.
     */
    public void listener(final Listener bookListener) {
        listener = bookListener;
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
        events++;
        slot.putLong(MessageHeaderDecoder.sequenceEncodingOffset(), ++sequence);
        header.wrap(slot, 0);
        final int body = MessageHeaderDecoder.ENCODED_LENGTH;
        final int blockLength = header.blockLength();
        final int version = header.version();
        final int instrumentId = header.instrumentId();
        switch (header.templateId()) {
            case OrderBookEventDecoder.TEMPLATE_ID -> {
                if (builder.apply(header, orderBookEvent.wrap(slot, body, blockLength, version))) {
                    look(instrumentId);
                }
            }
            case LevelSnapshotDecoder.TEMPLATE_ID -> {
                levelSnapshot.wrap(slot, body, blockLength, version);
                if (kind == BookKind.ORDERS) {
                    builder.apply(header, levelSnapshot);
                } else {
                    levelBooks.apply(header, levelSnapshot);
                }
                look(instrumentId);
            }
            case LevelUpdateDecoder.TEMPLATE_ID -> {
                levelBooks.apply(header, levelUpdate.wrap(slot, body, blockLength, version));
                look(instrumentId);
            }
            case TopOfBookDecoder.TEMPLATE_ID -> {
                if (kind == BookKind.NONE) {
                    levelBooks.apply(header, topOfBook.wrap(slot, body, blockLength, version));
                    look(instrumentId);
                }
            }
            case BookStaleDecoder.TEMPLATE_ID -> {
                bookStale.wrap(slot, body, blockLength, version);
                builder.apply(header, bookStale);
                levelBooks.apply(header, bookStale);
            }
            default -> {
                // prints, states, bars and figures change no book
            }
        }
        if (listener != null
                && instrumentId != EventWriter.ALL_INSTRUMENTS
                && header.sourceSequence() != 0
                && (header.flags() & EventWriter.LAST_IN_GROUP) != 0) {
            listener.onMessage(instrumentId, book(instrumentId));
        }
    }

    /** Counts the changes that leave a book crossed or locked, each of them; once a group of updates is whole, for within it a book may be. */
    private void look(final int instrumentId) {
        if ((header.flags() & EventWriter.LAST_IN_GROUP) == 0) {
            return;
        }
        hasBeenWhole[instrumentId] |= !isStale(instrumentId);
        final BookView book = book(instrumentId);
        final long bid = book.price(Side.BUY, 0);
        final long ask = book.price(Side.SELL, 0);
        final boolean isTwoSided = bid != Prices.NO_PRICE && ask != Prices.NO_PRICE;
        isCrossed[instrumentId] = isTwoSided && bid > ask;
        if (isTwoSided && bid > ask) {
            crossed++;
        } else if (isTwoSided && bid == ask) {
            locked++;
        }
    }

    /**
     * @param instrumentId dense id.
     * @return its book, of the kind that the feed makes.
     */
    public BookView book(final int instrumentId) {
        return kind == BookKind.ORDERS ? orderBooks.book(instrumentId) : levelBooks.book(instrumentId);
    }

    @Override
    public void bestPrices(
            final int instrumentId, final long bidPrice, final long bidQty, final long askPrice, final long askQty) {
        final BookView book = book(instrumentId);
        reference(
                instrumentId,
                book.price(Side.BUY, 0) == bidPrice
                        && book.price(Side.SELL, 0) == askPrice
                        && book.qty(Side.BUY, 0) == bidQty
                        && book.qty(Side.SELL, 0) == askQty);
    }

    @Override
    public void levels(final int instrumentId, final long[] bidLevels, final long[] askLevels, final int depth) {
        final BookView book = book(instrumentId);
        book.copyLevels(Side.BUY, bids);
        book.copyLevels(Side.SELL, asks);
        boolean isSame = true;
        for (int level = 0; level < depth; level++) {
            isSame &= bids[level] == bidLevels[level] && asks[level] == askLevels[level];
            final int qty = BookView.DEPTH + level;
            isSame &= bids[qty] == bidLevels[qty] && asks[qty] == askLevels[qty];
        }
        reference(instrumentId, isSame);
    }

    @Override
    public void execution(final int instrumentId, final int restingSide, final long price) {
        reference(instrumentId, book(instrumentId).price(restingSide, 0) == price);
    }

    @Override
    public void execution(final int instrumentId, final int restingSide, final long orderId, final long price) {
        final BookView book = book(instrumentId);
        reference(instrumentId, book.price(restingSide, 0) == price && book.queueAhead(orderId) == 0);
    }

    @Override
    public void checksum(final int instrumentId, final BookChecksum rule, final long expected) {
        if (rule.of(book(instrumentId), listing.instrument(instrumentId)) == expected) {
            checksumsOk++;
        } else {
            checksumsBad++;
        }
    }

    @Override
    public void reference(final int instrumentId, final boolean isOk) {
        if (isOk) {
            referencesOk++;
        } else {
            referencesBad++;
        }
    }

    @Override
    public void gap(final int instrumentId, final long missing) {
        gaps++;
    }

    /**
     * @return events published.
     */
    public long events() {
        return events;
    }

    /**
     * @return checksums that were the book's.
     */
    public long checksumsOk() {
        return checksumsOk;
    }

    /**
     * @return checksums that were not.
     */
    public long checksumsBad() {
        return checksumsBad;
    }

    /**
     * @return other statements of the source that held.
     */
    public long referencesOk() {
        return referencesOk;
    }

    /**
     * @return other statements that did not.
     */
    public long referencesBad() {
        return referencesBad;
    }

    /**
     * @return places where messages are missing.
     */
    public long gaps() {
        return gaps;
    }

    /**
     * @return times that the feed said of one book or of all that they are stale.
     */
    public long staleTold() {
        return builder.staleTold();
    }

    /**
     * @param instrumentId dense id.
     * @return whether its book is not to be trusted now.
     */
    public boolean isStale(final int instrumentId) {
        return kind == BookKind.ORDERS ? builder.isStale(instrumentId) : levelBooks.isStale(instrumentId);
    }

    /**
     * @param instrumentId dense id.
     * @return whether its book was ever to be trusted after a change.
     */
    public boolean hasBeenWhole(final int instrumentId) {
        return hasBeenWhole[instrumentId];
    }

    /**
     * @return changes after which the best bid was above the best offer.
     */
    public long crossed() {
        return crossed;
    }

    /**
     * @return changes after which the best bid was the best offer.
     */
    public long locked() {
        return locked;
    }

    /**
     * @param instrumentId dense id.
     * @return whether its book is crossed now.
     */
    public boolean isCrossed(final int instrumentId) {
        return isCrossed[instrumentId];
    }

    /**
     * @return events that named an order that the book does not know.
     */
    public long unknownOrders() {
        long sum = 0;
        for (int i = 0; kind == BookKind.ORDERS && i < listing.size(); i++) {
            sum += orderBooks.book(i).unknownOrders();
        }
        return sum;
    }
}
