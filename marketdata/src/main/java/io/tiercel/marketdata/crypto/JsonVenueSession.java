package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.LeftOut;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.StaleReason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the sessions of all venues with JSON frames share: the scanner, the levels of the frame at hand, the books by symbol, and how they become
 * events. A venue says what its frames mean.
 * <p>
 * Owned by the ingress thread; see {@link VenueSession}.
 */
abstract class JsonVenueSession<B extends VenueBook> implements VenueSession {
    final JsonScanner json = new JsonScanner();
    final LevelBatch levels = new LevelBatch();
    final SentTop top = new SentTop();
    final SentError error = new SentError();
    final Listing listing;
    final FeedAudit audit;
    final SymbolTable<B> books;
    final MessageCounts counts;
    EventWriter writer;
    boolean isResyncWanted;
    private Optional<String> refusal = Optional.empty();
    private int events;
    private long sequence;

    JsonVenueSession(
            final Listing listing, final FeedAudit audit, final SymbolTable<B> books, final MessageCounts counts) {
        this.listing = Objects.requireNonNull(listing, "listing");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.books = books;
        this.counts = counts;
    }

    /** Takes the frame that {@link #json} stands at. */
    abstract void decodeFrame(byte[] frame, int from, int to);

    /** Takes the snapshot that {@link #json} stands at. */
    abstract void decodeSnapshot(B book);

    @Override
    public final int onFrame(
            final byte[] frame, final int from, final int to, final long receiveTimeNs, final EventWriter target) {
        begin(frame, from, to, receiveTimeNs, target);
        error.clear();
        decodeFrame(frame, from, to);
        if (error.isTold()) {
            refusal = Optional.of(error.words(frame));
        }
        return events;
    }

    @Override
    public final int onSnapshot(
            final String symbol,
            final byte[] body,
            final int from,
            final int to,
            final long receiveTimeNs,
            final EventWriter target) {
        begin(body, from, to, receiveTimeNs, target);
        decodeSnapshot(books.find(symbol));
        return events;
    }

    private void begin(
            final byte[] bytes, final int from, final int to, final long receiveTimeNs, final EventWriter target) {
        writer = target;
        writer.receivedAt(receiveTimeNs);
        events = 0;
        levels.clear();
        json.wrap(bytes, from, to);
    }

    @Override
    public final int onDisconnect(final long receiveTimeNs, final EventWriter target) {
        begin(new byte[0], 0, 0, receiveTimeNs, target);
        isResyncWanted = false;
        for (final B book : books.all()) {
            if (book.isListed() && book.hasBeenSynced) {
                markStale(book, receiveTimeNs, 0, StaleReason.CONNECTION);
            }
            reset(book);
        }
        return events;
    }

    /** Forgets what a new connection makes void. */
    void reset(final B book) {
        book.isSynced = false;
        book.isSnapshotAsked = false;
        book.updatesLeftOut += book.pendingCount();
        book.pending().dropFirst(book.pending().count());
    }

    @Override
    public Optional<String> snapshotSymbol(final String url) {
        return Optional.empty();
    }

    @Override
    public Optional<String> snapshotUrl(final String symbol) {
        return Optional.empty();
    }

    @Override
    public final Optional<String> wantsSnapshot() {
        final List<B> all = books.all();
        for (int i = 0; i < all.size(); i++) {
            final B book = all.get(i);
            if (book.isFollowed
                    && !book.isSynced
                    && !book.isSnapshotAsked
                    && snapshotUrl(book.symbol()).isPresent()) {
                book.isSnapshotAsked = true;
                return Optional.of(book.symbol());
            }
        }
        return Optional.empty();
    }

    @Override
    public final boolean wantsResync() {
        final boolean isWanted = isResyncWanted;
        isResyncWanted = false;
        return isWanted;
    }

    @Override
    public final Optional<String> refusal() {
        final Optional<String> told = refusal;
        refusal = Optional.empty();
        return told;
    }

    @Override
    public final SortedMap<String, Long> messagesByType() {
        return counts.byName();
    }

    @Override
    public final LeftOut leftOut() {
        long updates = 0;
        long checksums = 0;
        long references = 0;
        for (final B book : books.all()) {
            if (!book.isUnwanted()) {
                updates += book.updatesLeftOut + book.pendingCount();
                checksums += book.checksumsLeftOut;
                references += book.referencesLeftOut;
            }
        }
        return new LeftOut(updates, checksums, references);
    }

    /** An update of a book whose snapshot has not come, or not since a gap. */
    static void leaveOut(final VenueBook book, final boolean hasChecksum) {
        book.updatesLeftOut++;
        if (hasChecksum) {
            book.checksumsLeftOut++;
        }
    }

    /** Keeps the frame at hand for the snapshot. */
    static void keep(final VenueBook book, final byte[] frame, final int from, final int to) {
        book.updatesLeftOut += book.pending().add(frame, from, to);
    }

    /** Joins quoted names by commas, between a head and a tail; cold. */
    static String message(final String head, final List<String> names, final String tail) {
        return head + String.join(",", names) + tail;
    }

    /** The levels at hand become the whole book: in the instrument's units, checked before anything is written. */
    final boolean publishSnapshot(final B book, final long exchangeTimestampNs) {
        if (!isListed(book)) {
            return false;
        }
        int last = -1;
        for (int i = 0; i < levels.size(); i++) {
            last = levels.qty(i) > 0 ? i : last;
        }
        if (book.levels != null) {
            book.levels.clear();
        }
        sequence++;
        if (last < 0) {
            writer.emptySnapshot(book.id(), sequence, exchangeTimestampNs);
            events++;
        }
        int part = 0;
        for (int i = 0; i <= last; i++) {
            if (levels.qty(i) > 0) {
                if (book.levels != null) {
                    book.levels.set(levels.side(i), levels.price(i), levels.qty(i), levels.orderCount(i));
                }
                writer.levelSnapshot(
                        book.id(),
                        sequence,
                        part++,
                        i == last,
                        exchangeTimestampNs,
                        levels.side(i),
                        levels.price(i),
                        levels.qty(i),
                        levels.orderCount(i));
                events++;
            }
        }
        book.isSynced = true;
        book.hasBeenSynced = true;
        book.isSnapshotAsked = false;
        return true;
    }

    /** Whether the book's events are wanted. */
    final boolean isWanted(final B book) {
        return book.isListed() || book.isListed(listing, levels.maxPriceDecimals(), levels.maxQtyDecimals());
    }

    /** Whether the book's events are wanted; then the levels at hand are in its units. */
    final boolean isListed(final B book) {
        if (!isWanted(book)) {
            return false;
        }
        levels.scale(book.instrument());
        return true;
    }

    /** The levels at hand, in the instrument's units already, are what they hold from now on. */
    final void publishUpdates(final B book, final long exchangeTimestampNs) {
        final int count = levels.size();
        if (count == 0) {
            return;
        }
        sequence++;
        final int id = book.id();
        for (int i = 0; i < count; i++) {
            writer.levelUpdate(
                    id,
                    sequence,
                    i,
                    i == count - 1,
                    exchangeTimestampNs,
                    levels.side(i),
                    levels.price(i),
                    levels.qty(i),
                    levels.orderCount(i));
        }
        events += count;
    }

    /** The levels at hand are prints; their side is the one of the resting order. Those without quantity tell nothing. */
    final void publishTrades(final B book) {
        if (levels.size() == 0 || !isListed(book)) {
            return;
        }
        for (int i = 0; i < levels.size(); i++) {
            if (levels.qty(i) > 0) {
                sequence++;
                writer.orderBookEvent(
                        book.id(),
                        sequence,
                        levels.timeNs(i),
                        BookAction.TRADE,
                        levels.side(i),
                        Prices.NO_ORDER_ID,
                        Prices.NO_ORDER_ID,
                        levels.price(i),
                        levels.qty(i));
                events++;
            }
        }
    }

    /** {@link #top} is the best bid and offer. */
    final boolean publishTop(final B book, final long exchangeTimestampNs) {
        if (!book.isListed() && !book.isListed(listing, top.priceDecimals(), top.qtyDecimals())) {
            return false;
        }
        top.scale(book.instrument());
        final long[] scaled = top.scaled();
        sequence++;
        writer.topOfBook(book.id(), sequence, exchangeTimestampNs, scaled[0], scaled[1], scaled[2], scaled[3]);
        events++;
        return true;
    }

    /** Messages are missing: tells it, and lets nothing on the book until a snapshot has come. */
    final void gap(final B book, final long exchangeTimestampNs, final long missing) {
        audit.gap(book.id(), missing);
        markStale(book, exchangeTimestampNs, missing, StaleReason.GAP);
    }

    /** Lets nothing on the book until a snapshot has come. */
    final void markStale(final B book, final long exchangeTimestampNs, final long missing, final StaleReason reason) {
        book.isSynced = false;
        book.isSnapshotAsked = false;
        isResyncWanted |=
                reason != StaleReason.CONNECTION && snapshotUrl(book.symbol()).isEmpty();
        sequence++;
        writer.bookStale(book.id(), sequence, exchangeTimestampNs, missing, reason);
        events++;
    }

    /** Side by the first letter of buy or bid, sell or ask, of either case. */
    final int side() {
        json.text();
        return switch (json.textStart() | 0x20) {
            case 'b' -> Side.BUY;
            case 's', 'a' -> Side.SELL;
            default -> throw json.bad("buy or sell in front of this");
        };
    }

    /** Refuses a frame that lacks something. */
    final void require(final boolean isThere, final String what) {
        if (!isThere) {
            throw json.bad(what);
        }
    }
}
