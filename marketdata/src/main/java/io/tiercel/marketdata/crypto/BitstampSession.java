package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.List;
import java.util.Optional;

/**
 * Bitstamp's websocket, version 2: differences of the book on a snapshot asked for over HTTP, whole books of 100 levels, trades. Single orders
 * ({@code live_orders}) are counted only.
 * <p>
 * Owned by the ingress thread; see {@link VenueSession}. Differences before the snapshot are kept and applied after it, as far as their microsecond is
 * later. They have no sequence: a gap cannot be seen.
 */
public final class BitstampSession extends JsonVenueSession<VenueBook> {
    private static final int DIFFERENCE = 0;
    private static final int SNAPSHOT = 1;
    private static final int TRADE = 2;
    private static final int EVENT = 3;
    private static final int OTHER = 4;

    private static final byte[] CHANNEL = JsonScanner.name("channel");
    private static final byte[] EVENT_NAME = JsonScanner.name("event");
    private static final byte[] DATA = JsonScanner.name("data");
    private static final byte[] DATA_EVENT = JsonScanner.name("data");
    private static final byte[] TRADE_EVENT = JsonScanner.name("trade");
    private static final byte[] RECONNECT_EVENT = JsonScanner.name("bts:request_reconnect");
    private static final byte[] ERROR_EVENT = JsonScanner.name("bts:error");
    private static final byte[] MESSAGE = JsonScanner.name("message");
    private static final byte[] DIFFERENCE_CHANNEL = JsonScanner.name("diff_order_book_");
    private static final byte[] BOOK_CHANNEL = JsonScanner.name("order_book_");
    private static final byte[] DETAIL_CHANNEL = JsonScanner.name("detail_order_book_");
    private static final byte[] TRADE_CHANNEL = JsonScanner.name("live_trades_");
    private static final byte[] TIME_US = JsonScanner.name("microtimestamp");
    private static final byte[] BIDS = JsonScanner.name("bids");
    private static final byte[] ASKS = JsonScanner.name("asks");
    private static final byte[] PRICE = JsonScanner.name("price_str");
    private static final byte[] QTY = JsonScanner.name("amount_str");
    private static final byte[] TYPE = JsonScanner.name("type");
    private static final String BOOK_IN_URL = "/order_book/";
    private static final int MICROSECONDS = 3;

    private final SentDecimal price = new SentDecimal();
    private final SentDecimal qty = new SentDecimal();
    private int type;
    private int symbolFrom;
    private int symbolTo;
    private boolean isNews;
    private boolean hasBids;
    private boolean hasAsks;
    private int restingSide;
    private long timeNs;

    /**
     * @param listing which pairs to decode.
     * @param audit   told nothing: the venue says nothing of its books beside them.
     */
    public BitstampSession(final Listing listing, final FeedAudit audit) {
        super(
                listing,
                audit,
                new SymbolTable<>(VenueBook::new),
                new MessageCounts("diff_order_book", "order_book", "trade", "event", "other"));
    }

    @Override
    void decodeFrame(final byte[] frame, final int from, final int to) {
        parse();
        counts.add(type);
        if (type <= TRADE) {
            require(symbolTo > symbolFrom, "a channel with a pair in front of this");
            publish(books.find(frame, symbolFrom, symbolTo), frame, from, to);
        }
    }

    private void parse() {
        type = OTHER;
        isNews = false;
        clear();
        json.openObject();
        while (json.nextMember()) {
            if (json.isText(CHANNEL)) {
                json.text();
                channel();
            } else if (json.isText(EVENT_NAME)) {
                json.text();
                isNews = json.isText(DATA_EVENT) || json.isText(TRADE_EVENT);
                isResyncWanted |= json.isText(RECONNECT_EVENT);
                if (json.isText(ERROR_EVENT)) {
                    error.tell();
                }
            } else if (json.isText(DATA) && json.peek() == '{') {
                json.openObject();
                members();
            } else {
                json.skip();
            }
        }
        json.finish();
        type = isNews ? type : EVENT;
        final boolean isWhole = switch (type) {
            case DIFFERENCE, SNAPSHOT -> isBookWhole();
            case TRADE -> price.isSent() && qty.isSent() && restingSide != Side.NONE && timeNs != Prices.NO_TIMESTAMP;
            default -> true;
        };
        require(
                isWhole,
                "a book with bids, asks and microtimestamp, or a trade with price, amount and type, in front of this");
    }

    private void clear() {
        symbolFrom = 0;
        symbolTo = 0;
        hasBids = false;
        hasAsks = false;
        restingSide = Side.NONE;
        timeNs = Prices.NO_TIMESTAMP;
        levels.clear();
        price.clear();
        qty.clear();
    }

    private boolean isBookWhole() {
        return hasBids && hasAsks && timeNs != Prices.NO_TIMESTAMP;
    }

    private void channel() {
        int head = 0;
        if (json.startsWith(DIFFERENCE_CHANNEL)) {
            type = DIFFERENCE;
            head = DIFFERENCE_CHANNEL.length;
        } else if (json.startsWith(BOOK_CHANNEL)) {
            type = SNAPSHOT;
            head = BOOK_CHANNEL.length;
        } else if (json.startsWith(DETAIL_CHANNEL)) {
            type = OTHER;
        } else if (json.startsWith(TRADE_CHANNEL)) {
            type = TRADE;
            head = TRADE_CHANNEL.length;
        }
        symbolFrom = json.textFrom() + head;
        symbolTo = json.textTo();
    }

    private void members() {
        while (json.nextMember()) {
            if (json.isText(BIDS)) {
                hasBids = true;
                levels.take(json, Side.BUY);
            } else if (json.isText(ASKS)) {
                hasAsks = true;
                levels.take(json, Side.SELL);
            } else if (json.isText(TIME_US)) {
                timeNs = json.timeNs(MICROSECONDS);
            } else if (json.isText(PRICE)) {
                price.take(json);
            } else if (json.isText(QTY)) {
                qty.take(json);
            } else if (json.isText(TYPE) && json.peek() != '"') {
                // 0 = bought by the aggressor
                restingSide = json.whole() == 0 ? Side.SELL : Side.BUY;
            } else if (json.isText(MESSAGE)) {
                error.takeMessage(json);
            } else {
                json.skip();
            }
        }
    }

    private void publish(final VenueBook book, final byte[] frame, final int from, final int to) {
        switch (type) {
            case DIFFERENCE -> {
                book.isFollowed = true;
                if (book.isSynced) {
                    apply(book);
                } else if (isWanted(book)) {
                    keep(book, frame, from, to);
                }
            }
            case SNAPSHOT -> snapshot(book);
            default -> {
                levels.clear();
                final int print = levels.add(json, restingSide);
                levels.setTimeNs(print, timeNs);
                levels.setPrice(print, price);
                levels.setQty(print, qty, json);
                publishTrades(book);
            }
        }
    }

    private void apply(final VenueBook book) {
        if (timeNs <= book.lastId) {
            return;
        }
        levels.scale(book.instrument());
        publishUpdates(book, timeNs);
        book.lastId = timeNs;
    }

    private void snapshot(final VenueBook book) {
        if ((book.isSynced && timeNs < book.lastId) || !publishSnapshot(book, timeNs)) {
            return;
        }
        book.lastId = timeNs;
        final PendingFrames pending = book.pending();
        for (int i = 0; i < pending.count(); i++) {
            json.wrap(pending.bytes(), pending.from(i), pending.to(i));
            parse();
            apply(book);
        }
        pending.dropFirst(pending.count());
    }

    @Override
    void decodeSnapshot(final VenueBook book) {
        clear();
        json.openObject();
        members();
        json.finish();
        require(isBookWhole(), "a snapshot with bids, asks and microtimestamp in front of this");
        counts.add(SNAPSHOT);
        snapshot(book);
    }

    @Override
    public Optional<String> snapshotSymbol(final String url) {
        final int at = url.indexOf(BOOK_IN_URL);
        final String symbol =
                at < 0 ? "" : url.substring(at + BOOK_IN_URL.length()).replaceAll("[/?# ].*", "");
        return symbol.isEmpty() ? Optional.empty() : Optional.of(symbol);
    }

    @Override
    public Optional<String> snapshotUrl(final String symbol) {
        return Optional.of("https://www.bitstamp.net/api/v2/order_book/" + symbol + "/");
    }

    @Override
    public List<String> subscriptions(final List<String> symbols) {
        return symbols.stream()
                .flatMap(symbol -> java.util.stream.Stream.of("diff_order_book_" + symbol, "live_trades_" + symbol))
                .map(channel -> "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"" + channel + "\"}}")
                .toList();
    }

    @Override
    public Optional<String> heartbeat() {
        return Optional.of("{\"event\":\"bts:heartbeat\"}");
    }
}
