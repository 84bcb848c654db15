package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.StaleReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Kraken's websocket, version 1: books of a followed depth with a checksum for each change, trades, best prices.
 * <p>
 * Owned by the ingress thread; see {@link VenueSession}. Levels that fall out of the followed depth are taken out, as the venue prescribes. A checksum
 * that is another than the book's makes the book stale.
 */
public final class KrakenSession extends JsonVenueSession<KrakenBook> {
    private static final int BOOK = 0;
    private static final int SNAPSHOT = 1;
    private static final int TRADE = 2;
    private static final int SPREAD = 3;
    private static final int HEARTBEAT = 4;
    private static final int EVENT = 5;
    private static final int OTHER = 6;

    private static final byte[] EVENT_NAME = JsonScanner.name("event");
    private static final byte[] HEARTBEAT_NAME = JsonScanner.name("heartbeat");
    private static final byte[] STATUS = JsonScanner.name("status");
    private static final byte[] ERROR_STATUS = JsonScanner.name("error");
    private static final byte[] ERROR_MESSAGE = JsonScanner.name("errorMessage");
    private static final byte[] PAIR = JsonScanner.name("pair");
    private static final byte[] BOOK_NAME = JsonScanner.name("book-");
    private static final byte[] TRADE_NAME = JsonScanner.name("trade");
    private static final byte[] SPREAD_NAME = JsonScanner.name("spread");
    private static final byte[] BID_SNAPSHOT = JsonScanner.name("bs");
    private static final byte[] ASK_SNAPSHOT = JsonScanner.name("as");
    private static final int USUAL_DEPTH = 1000;
    private static final int SECONDS = 9;
    private static final long MAX_CHECKSUM = 0xffff_ffffL;
    private static final long NOT_SENT = -1;

    private final int followedDepth;
    private int channelFrom;
    private int channelTo;
    private int pairFrom;
    private int pairTo;
    private boolean isSnapshot;
    private boolean isUpdate;
    private long checksum;
    private long timeNs;

    /**
     * @param listing which pairs to decode.
     * @param audit   told checksums.
     */
    public KrakenSession(final Listing listing, final FeedAudit audit) {
        this(listing, audit, USUAL_DEPTH);
    }

    /**
     * @param listing which pairs to decode.
     * @param audit   told checksums.
     * @param depth   levels a side to subscribe to: 10, 25, 100, 500 or 1000; that of a frame is told by its channel.
     */
    public KrakenSession(final Listing listing, final FeedAudit audit, final int depth) {
        super(
                listing,
                audit,
                new SymbolTable<>(KrakenBook::new),
                new MessageCounts("book", "snapshot", "trade", "spread", "heartbeat", "event", "other"));
        followedDepth = depth;
    }

    @Override
    void decodeFrame(final byte[] frame, final int from, final int to) {
        if (json.peek() == '{') {
            event();
            return;
        }
        findNames(frame, from, to);
        json.openArray();
        LevelBatch.requireElement(json, "a channel number");
        json.whole();
        if (isChannel(frame, BOOK_NAME)) {
            book(frame);
        } else if (isChannel(frame, TRADE_NAME)) {
            trades(frame);
        } else if (isChannel(frame, SPREAD_NAME)) {
            spread(frame);
        } else {
            while (json.nextElement()) {
                json.skip();
            }
            json.finish();
            counts.add(OTHER);
        }
    }

    private void event() {
        int type = EVENT;
        json.openObject();
        while (json.nextMember()) {
            if (json.isText(EVENT_NAME)) {
                json.text();
                type = json.isText(HEARTBEAT_NAME) ? HEARTBEAT : EVENT;
            } else if (json.isText(STATUS)) {
                if (json.isTextTaken() && json.isText(ERROR_STATUS)) {
                    error.tell();
                }
            } else if (json.isText(ERROR_MESSAGE)) {
                error.tell();
                error.takeMessage(json);
            } else if (json.isText(PAIR)) {
                error.takeReason(json);
            } else {
                json.skip();
            }
        }
        json.finish();
        counts.add(type);
    }

    /** The names of channel and pair stand at the end of the frame; they say what the middle is. */
    private void findNames(final byte[] frame, final int from, final int to) {
        pairTo = quoteBefore(frame, from, to);
        pairFrom = quoteBefore(frame, from, pairTo) + 1;
        channelTo = quoteBefore(frame, from, pairFrom - 1);
        channelFrom = quoteBefore(frame, from, channelTo) + 1;
        if (channelFrom <= from) {
            throw json.bad("an array that ends with the names of a channel and a pair");
        }
    }

    private static int quoteBefore(final byte[] frame, final int from, final int to) {
        int at = to - 1;
        while (at >= from && frame[at] != '"') {
            at--;
        }
        return at;
    }

    private boolean isChannel(final byte[] frame, final byte[] name) {
        return channelTo - channelFrom >= name.length
                && Arrays.equals(frame, channelFrom, channelFrom + name.length, name, 0, name.length);
    }

    /** Takes the two names: they are to be those found. */
    private void finishNames() {
        json.text();
        require(json.textFrom() == channelFrom && json.textTo() == channelTo, "the channel's name in front of this");
        LevelBatch.requireElement(json, "the pair's name");
        json.text();
        require(json.textFrom() == pairFrom && json.textTo() == pairTo, "the pair's name in front of this");
        require(!json.nextElement(), "the end of the frame");
        json.finish();
    }

    private void book(final byte[] frame) {
        isSnapshot = false;
        isUpdate = false;
        checksum = NOT_SENT;
        timeNs = Prices.NO_TIMESTAMP;
        LevelBatch.requireElement(json, "levels");
        do {
            json.openObject();
            bookMembers();
            LevelBatch.requireElement(json, "levels or the channel's name");
        } while (json.peek() == '{');
        finishNames();
        require(isSnapshot != isUpdate, "either a snapshot or changes in front of this");
        final KrakenBook book = books.find(frame, pairFrom, pairTo);
        counts.add(isSnapshot ? SNAPSHOT : BOOK);
        book.isFollowed = true;
        if (isSnapshot) {
            book.checksum.setDecimals(levels.maxPriceDecimals(), levels.maxQtyDecimals());
            book.depth = depth(frame);
            publishSnapshot(book, timeNs);
            book.forgetChecksum();
        } else if (book.isSynced) {
            apply(book);
        } else {
            leaveOut(book, checksum != NOT_SENT);
        }
    }

    private void bookMembers() {
        while (json.nextMember()) {
            if (json.isText(BID_SNAPSHOT)) {
                isSnapshot = true;
                takeLevels(Side.BUY);
            } else if (json.isText(ASK_SNAPSHOT)) {
                isSnapshot = true;
                takeLevels(Side.SELL);
            } else if (json.textLength() != 1) {
                json.skip();
            } else if (json.textStart() == 'b') {
                isUpdate = true;
                takeLevels(Side.BUY);
            } else if (json.textStart() == 'a') {
                isUpdate = true;
                takeLevels(Side.SELL);
            } else if (json.textStart() == 'c') {
                checksum = json.whole();
                require(checksum >= 0 && checksum <= MAX_CHECKSUM, "a CRC32 in front of this");
            } else {
                json.skip();
            }
        }
    }

    private void takeLevels(final int side) {
        json.openArray();
        while (json.nextElement()) {
            json.openArray();
            levels.takePriceAndQty(json, side);
            LevelBatch.requireElement(json, "a time");
            timeNs = Math.max(timeNs, json.timeNs(SECONDS));
            while (json.nextElement()) {
                json.skip();
            }
        }
    }

    private int depth(final byte[] frame) {
        int depth = 0;
        for (int i = channelFrom + BOOK_NAME.length; i < channelTo; i++) {
            final int digit = frame[i] - '0';
            require(
                    digit >= 0 && digit <= 9 && depth < LevelBatch.MAX_LEVELS,
                    "a depth behind 'book-' in front of this");
            depth = depth * 10 + digit;
        }
        return depth == 0 ? Integer.MAX_VALUE : depth;
    }

    private void apply(final KrakenBook book) {
        book.checksum.raiseDecimals(levels.maxPriceDecimals(), levels.maxQtyDecimals());
        levels.scale(book.instrument());
        for (int i = 0; i < levels.size(); i++) {
            book.set(levels.side(i), levels.price(i), levels.qty(i));
        }
        dropBehindDepth(book, Side.BUY);
        dropBehindDepth(book, Side.SELL);
        publishUpdates(book, timeNs);
        if (checksum != NOT_SENT) {
            audit.checksum(book.id(), book.checksum, checksum);
            if (book.ownChecksum() != checksum) {
                markStale(book, timeNs, 0, StaleReason.CHECKSUM);
            }
        }
    }

    private void dropBehindDepth(final KrakenBook book, final int side) {
        for (long worst = book.dropWorst(side); worst != Prices.NO_PRICE; worst = book.dropWorst(side)) {
            require(levels.addScaledEnd(side, worst), "fewer levels");
        }
    }

    private void trades(final byte[] frame) {
        LevelBatch.requireElement(json, "trades");
        json.openArray();
        while (json.nextElement()) {
            json.openArray();
            final int print = levels.takePriceAndQty(json, Side.NONE);
            LevelBatch.requireElement(json, "a time");
            levels.setTimeNs(print, json.timeNs(SECONDS));
            LevelBatch.requireElement(json, "a side");
            levels.setSide(print, Side.opposite(side()));
            while (json.nextElement()) {
                json.skip();
            }
        }
        LevelBatch.requireElement(json, "the channel's name");
        finishNames();
        counts.add(TRADE);
        publishTrades(books.find(frame, pairFrom, pairTo));
    }

    private void spread(final byte[] frame) {
        LevelBatch.requireElement(json, "best prices");
        json.openArray();
        LevelBatch.requireElement(json, "a bid");
        top.bid.take(json);
        LevelBatch.requireElement(json, "an offer");
        top.ask.take(json);
        LevelBatch.requireElement(json, "a time");
        timeNs = json.timeNs(SECONDS);
        LevelBatch.requireElement(json, "a bid quantity");
        top.bidQty.take(json);
        LevelBatch.requireElement(json, "an offered quantity");
        top.askQty.take(json);
        require(!json.nextElement(), "the end of the best prices");
        LevelBatch.requireElement(json, "the channel's name");
        finishNames();
        counts.add(SPREAD);
        publishTop(books.find(frame, pairFrom, pairTo), timeNs);
    }

    @Override
    void decodeSnapshot(final KrakenBook book) {
        throw json.bad("no snapshot over HTTP: the stream sends them");
    }

    @Override
    public List<String> subscriptions(final List<String> symbols) {
        final List<String> pairs =
                symbols.stream().map(symbol -> "\"" + symbol + "\"").toList();
        return List.of(
                message(
                        "{\"event\":\"subscribe\",\"pair\":[",
                        pairs,
                        "],\"subscription\":{\"name\":\"book\",\"depth\":" + followedDepth + "}}"),
                message("{\"event\":\"subscribe\",\"pair\":[", pairs, "],\"subscription\":{\"name\":\"trade\"}}"));
    }

    @Override
    public Optional<String> heartbeat() {
        return Optional.of("{\"event\":\"ping\"}");
    }
}
