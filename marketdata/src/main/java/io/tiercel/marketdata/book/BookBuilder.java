package io.tiercel.marketdata.book;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import java.util.Objects;
import org.agrona.DirectBuffer;

/**
 * Applies market-data messages to the books: the one place that says what a {@code BookAction} does.
 * <p>
 * Owned by the core's thread. Allocates nothing after construction, apart from what the books do.
 * <p>
 * <b>Full books.</b> The first fragment of a {@code LevelSnapshot} group empties the book, each one adds its level. A group that is cut short or out
 * of order leaves a book that nobody knows: it {@link #isStale} until a whole group has come, as after a {@code BookStale}. Within a group {@link BookUpdate} tells of the last
 * level only, so whoever keeps sums over changes starts anew after the group.
 */
public final class BookBuilder {
    private final OrderBooks books;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder event = new OrderBookEventDecoder();
    private final LevelSnapshotDecoder level = new LevelSnapshotDecoder();
    private final BookStaleDecoder stale = new BookStaleDecoder();
    private final BookWholeness wholeness;
    private long unlistedInstruments;

    /**
     * @param books the books to keep.
     */
    public BookBuilder(final OrderBooks books) {
        this.books = Objects.requireNonNull(books, "books");
        wholeness = new BookWholeness(books.size());
    }

    /**
     * Applies the message in a slot. Messages that concern no book (prints, market state, anything else) change nothing.
     *
     * @param buffer holds the message.
     * @param offset of its header.
     * @return true when the message went to a book: then {@link OrderBook#update()} of that book tells what it did.
     */
    public boolean apply(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        if (header.schemaId() != OrderBookEventDecoder.SCHEMA_ID) {
            return false;
        }
        return switch (header.templateId()) {
            case OrderBookEventDecoder.TEMPLATE_ID -> {
                event.wrap(
                        buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
                yield apply(header, event);
            }
            case LevelSnapshotDecoder.TEMPLATE_ID -> {
                level.wrap(
                        buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
                yield apply(header, level);
            }
            case BookStaleDecoder.TEMPLATE_ID -> {
                stale.wrap(
                        buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
                apply(header, stale);
                yield false;
            }
            default -> false;
        };
    }

    /**
     * Applies one order-book event.
     *
     * @param header of the message.
     * @param event  wrapped over its body.
     * @return true when the event went to a book; false for prints and for an instrument that is not listed.
     */
    public boolean apply(final MessageHeaderDecoder header, final OrderBookEventDecoder event) {
        final int instrumentId = header.instrumentId();
        if (!isListed(instrumentId)) {
            return false;
        }
        final OrderBook book = books.book(instrumentId);
        final int side = Math.min(event.sideRaw(), Side.NONE);
        switch (event.action()) {
            case ADD -> book.add(event.orderId(), side, event.price(), event.qty());
            case EXECUTE -> book.execute(event.orderId(), side, event.price(), event.qty());
            case REDUCE -> book.reduce(event.orderId(), side, event.price(), event.qty());
            case DELETE -> book.delete(event.orderId(), side, event.price(), event.qty());
            case REPLACE -> book.replace(event.orderId(), event.newOrderId(), event.price(), event.qty());
            case TRADE, CROSS, NULL_VAL -> {
                return false;
            }
        }
        wholeness.onChange(instrumentId);
        return true;
    }

    /**
     * Applies one level of a full book.
     *
     * @param header of the message.
     * @param level  wrapped over its body.
     * @return true when the level went to a book; false for an instrument that is not listed.
     */
    public boolean apply(final MessageHeaderDecoder header, final LevelSnapshotDecoder level) {
        final int instrumentId = header.instrumentId();
        if (!isListed(instrumentId)) {
            return false;
        }
        final OrderBook book = books.book(instrumentId);
        if (wholeness.onSnapshotPart(header)) {
            book.clear();
        }
        if (level.sideRaw() != Side.NONE) {
            book.addAnonymous(Math.min(level.sideRaw(), Side.NONE), level.price(), level.qty());
        }
        return true;
    }

    /**
     * The feed says whether books may be trusted.
     *
     * @param header of the message, of one instrument or of all.
     * @param message wrapped over its body.
     */
    public void apply(final MessageHeaderDecoder header, final BookStaleDecoder message) {
        wholeness.onBookStale(header, message);
    }

    /** No message follows: each group that is still open was cut short. Idempotent. */
    public void end() {
        wholeness.end();
    }

    private boolean isListed(final int instrumentId) {
        if (instrumentId < 0 || instrumentId >= books.size()) {
            unlistedInstruments++;
            return false;
        }
        return true;
    }

    /**
     * @param instrumentId dense id.
     * @return true while the book is not to be trusted: between the fragments of a group, after a group that was cut short, and where the feed says so.
     */
    public boolean isStale(final int instrumentId) {
        return wholeness.isStale(instrumentId);
    }

    /**
     * @return full books so far that were cut short or out of order, each of which left a stale book.
     */
    public long cutGroups() {
        return wholeness.cutGroups();
    }

    /**
     * @return times so far that the feed said of one book or of all that they are stale.
     */
    public long staleTold() {
        return wholeness.staleTold();
    }

    /**
     * @return book messages so far whose instrument has no book; they changed nothing.
     */
    public long unlistedInstruments() {
        return unlistedInstruments;
    }
}
