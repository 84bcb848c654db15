package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.List;
import java.util.Optional;

/**
 * Bybit's public websocket, version 5 ({@code orderbook.N}, {@code publicTrade}) and the one before ({@code orderBookL2_25}, {@code trade}).
 * <p>
 * Owned by the ingress thread; see {@link VenueSession}. In version 5 each update id follows the last one; an update id of 1 is a snapshot whatever it
 * calls itself. The version before has no sequence of its own.
 */
public final class BybitSession extends JsonVenueSession<VenueBook> {
    private static final int SNAPSHOT = 0;
    private static final int DELTA = 1;
    private static final int TRADE = 2;
    private static final int ANSWER = 3;
    private static final int OTHER = 4;

    private static final byte[] TOPIC = JsonScanner.name("topic");
    private static final byte[] TYPE = JsonScanner.name("type");
    private static final byte[] DATA = JsonScanner.name("data");
    private static final byte[] SUCCESS = JsonScanner.name("success");
    private static final byte[] WORDS = JsonScanner.name("ret_msg");
    private static final byte[] TIME = JsonScanner.name("ts");
    private static final byte[] MATCHING_TIME = JsonScanner.name("cts");
    private static final byte[] TIME_US = JsonScanner.name("timestamp_e6");
    private static final byte[] BOOK_TOPIC = JsonScanner.name("orderBook");
    private static final byte[] BOOK_TOPIC_5 = JsonScanner.name("orderbook.");
    private static final byte[] TRADE_TOPIC = JsonScanner.name("trade.");
    private static final byte[] TRADE_TOPIC_5 = JsonScanner.name("publicTrade.");
    private static final byte[] SNAPSHOT_TYPE = JsonScanner.name("snapshot");
    private static final byte[] DELETED = JsonScanner.name("delete");
    private static final byte[] UPDATED = JsonScanner.name("update");
    private static final byte[] INSERTED = JsonScanner.name("insert");
    private static final byte[] WHOLE_BOOK = JsonScanner.name("order_book");
    private static final byte[] PRICE = JsonScanner.name("price");
    private static final byte[] SIZE = JsonScanner.name("size");
    private static final byte[] SIDE = JsonScanner.name("side");
    private static final byte[] TRADE_TIME = JsonScanner.name("trade_time_ms");
    private static final int MILLISECONDS = 6;
    private static final int MICROSECONDS = 3;
    private static final long NOT_SENT = -1;

    private int type;
    private int symbolFrom;
    private int symbolTo;
    private boolean isSnapshot;
    private boolean hasLevels;
    private long timeNs;
    private long updateId;

    /**
     * @param listing which symbols to decode.
     * @param audit   told gaps.
     */
    public BybitSession(final Listing listing, final FeedAudit audit) {
        super(
                listing,
                audit,
                new SymbolTable<>(VenueBook::new),
                new MessageCounts("snapshot", "delta", "trade", "answer", "other"));
    }

    @Override
    void decodeFrame(final byte[] frame, final int from, final int to) {
        type = ANSWER;
        symbolTo = 0;
        isSnapshot = false;
        hasLevels = false;
        timeNs = Prices.NO_TIMESTAMP;
        updateId = NOT_SENT;
        json.openObject();
        while (json.nextMember()) {
            member();
        }
        json.finish();
        isSnapshot |= updateId == 1;
        type = type == DELTA && isSnapshot ? SNAPSHOT : type;
        counts.add(type);
        if (type <= TRADE) {
            require(symbolTo > symbolFrom && hasLevels, "a topic with a symbol, and its data, in front of this");
            publish(books.find(frame, symbolFrom, symbolTo));
        }
    }

    private void member() {
        if (json.isText(TOPIC)) {
            topic();
        } else if (json.isText(TYPE)) {
            json.text();
            isSnapshot = json.isText(SNAPSHOT_TYPE);
        } else if (json.isText(TIME)) {
            final long sentNs = json.timeNs(MILLISECONDS);
            timeNs = timeNs == Prices.NO_TIMESTAMP ? sentNs : timeNs;
        } else if (json.isText(MATCHING_TIME)) {
            timeNs = json.timeNs(MILLISECONDS);
        } else if (json.isText(TIME_US)) {
            timeNs = json.timeNs(MICROSECONDS);
        } else if (json.isText(DATA)) {
            data();
        } else if (json.isText(SUCCESS)) {
            if (!json.truth()) {
                error.tell();
            }
        } else if (json.isText(WORDS)) {
            error.takeMessage(json);
        } else {
            json.skip();
        }
    }

    /** What comes behind the last point is the symbol. */
    private void topic() {
        json.text();
        if (json.startsWith(BOOK_TOPIC) || json.startsWith(BOOK_TOPIC_5)) {
            type = DELTA;
        } else {
            type = json.startsWith(TRADE_TOPIC) || json.startsWith(TRADE_TOPIC_5) ? TRADE : OTHER;
        }
        symbolTo = json.textTo();
        symbolFrom = symbolTo;
        while (symbolFrom > json.textFrom() && json.bytes()[symbolFrom - 1] != '.') {
            symbolFrom--;
        }
    }

    private void data() {
        if (type > TRADE) {
            json.skip();
        } else if (json.peek() == '[') {
            entries(false);
        } else {
            json.openObject();
            while (json.nextMember()) {
                dataMember();
            }
        }
    }

    private void dataMember() {
        if (json.isText(UPDATED) || json.isText(INSERTED) || json.isText(WHOLE_BOOK)) {
            entries(false);
        } else if (json.isText(DELETED)) {
            entries(true);
        } else if (json.textLength() != 1) {
            json.skip();
        } else if (json.textStart() == 'b') {
            hasLevels = true;
            levels.take(json, Side.BUY);
        } else if (json.textStart() == 'a') {
            hasLevels = true;
            levels.take(json, Side.SELL);
        } else if (json.textStart() == 'u') {
            updateId = json.whole();
        } else {
            json.skip();
        }
    }

    /** Levels or trades as objects. */
    private void entries(final boolean areDeleted) {
        hasLevels = true;
        json.openArray();
        while (json.nextElement()) {
            final int entry = levels.add(json, Side.NONE);
            boolean hasPrice = false;
            boolean hasSize = areDeleted;
            json.openObject();
            while (json.nextMember()) {
                if (json.isText(PRICE) || isLetter('p')) {
                    json.decimal();
                    levels.setPrice(entry, json);
                    hasPrice = true;
                } else if (!areDeleted && (json.isText(SIZE) || isLetter('v'))) {
                    json.decimal();
                    levels.setQty(entry, json);
                    hasSize = true;
                } else if (json.isText(SIDE) || isLetter('S')) {
                    final int side = side();
                    levels.setSide(entry, type == TRADE ? Side.opposite(side) : side);
                } else if (json.isText(TRADE_TIME) || isLetter('T')) {
                    levels.setTimeNs(entry, json.timeNs(MILLISECONDS));
                } else {
                    json.skip();
                }
            }
            final boolean isTimed = type != TRADE || levels.timeNs(entry) != Prices.NO_TIMESTAMP;
            require(
                    hasPrice && hasSize && isTimed && levels.side(entry) != Side.NONE,
                    "price, size, side, and the time of a trade, in front of this");
        }
    }

    private boolean isLetter(final char letter) {
        return json.textLength() == 1 && json.textStart() == letter;
    }

    private void publish(final VenueBook book) {
        if (type == TRADE) {
            publishTrades(book);
            return;
        }
        book.isFollowed = true;
        if (type == SNAPSHOT) {
            publishSnapshot(book, timeNs);
            book.lastId = updateId;
        } else if (book.isSynced) {
            if (updateId != NOT_SENT && updateId != book.lastId + 1) {
                gap(book, timeNs, Math.max(0, updateId - book.lastId - 1));
                leaveOut(book, false);
                return;
            }
            levels.scale(book.instrument());
            publishUpdates(book, timeNs);
            book.lastId = updateId;
        } else {
            leaveOut(book, false);
        }
    }

    @Override
    void decodeSnapshot(final VenueBook book) {
        throw json.bad("no snapshot over HTTP: the stream sends them");
    }

    @Override
    public List<String> subscriptions(final List<String> symbols) {
        final List<String> topics = symbols.stream()
                .map(symbol -> "\"orderbook.500." + symbol + "\",\"publicTrade." + symbol + "\"")
                .toList();
        return List.of(message("{\"op\":\"subscribe\",\"args\":[", topics, "]}"));
    }

    @Override
    public Optional<String> heartbeat() {
        return Optional.of("{\"op\":\"ping\"}");
    }
}
