package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.List;
import java.util.Optional;

/**
 * Deribit's websocket, version 2: books by change id, trades, best prices of the tickers.
 * <p>
 * Owned by the ingress thread; see {@link VenueSession}. Each change names the change id before it. Grouped books are whole in each message.
 */
public final class DeribitSession extends JsonVenueSession<VenueBook> {
    private static final int SNAPSHOT = 0;
    private static final int CHANGE = 1;
    private static final int TRADES = 2;
    private static final int TICKER = 3;
    private static final int ANSWER = 4;
    private static final int OTHER = 5;

    private static final byte[] PARAMETERS = JsonScanner.name("params");
    private static final byte[] ERROR = JsonScanner.name("error");
    private static final byte[] MESSAGE = JsonScanner.name("message");
    private static final byte[] CHANNEL = JsonScanner.name("channel");
    private static final byte[] DATA = JsonScanner.name("data");
    private static final byte[] TYPE = JsonScanner.name("type");
    private static final byte[] CHANGE_TYPE = JsonScanner.name("change");
    private static final byte[] TIME = JsonScanner.name("timestamp");
    private static final byte[] INSTRUMENT = JsonScanner.name("instrument_name");
    private static final byte[] CHANGE_ID = JsonScanner.name("change_id");
    private static final byte[] PREVIOUS_ID = JsonScanner.name("prev_change_id");
    private static final byte[] BIDS = JsonScanner.name("bids");
    private static final byte[] ASKS = JsonScanner.name("asks");
    private static final byte[] DELETED = JsonScanner.name("delete");
    private static final byte[] PRICE = JsonScanner.name("price");
    private static final byte[] AMOUNT = JsonScanner.name("amount");
    private static final byte[] DIRECTION = JsonScanner.name("direction");
    private static final byte[] BEST_BID = JsonScanner.name("best_bid_price");
    private static final byte[] BEST_BID_QTY = JsonScanner.name("best_bid_amount");
    private static final byte[] BEST_ASK = JsonScanner.name("best_ask_price");
    private static final byte[] BEST_ASK_QTY = JsonScanner.name("best_ask_amount");
    private static final byte[] BOOK_CHANNEL = JsonScanner.name("book.");
    private static final byte[] TRADE_CHANNEL = JsonScanner.name("trades.");
    private static final byte[] TICKER_CHANNEL = JsonScanner.name("ticker.");
    private static final int MILLISECONDS = 6;
    private static final long NOT_SENT = -1;

    private int type;
    private int symbolFrom;
    private int symbolTo;
    private boolean isChange;
    private boolean hasBids;
    private boolean hasAsks;
    private long timeNs;
    private long changeId;
    private long previousId;

    /**
     * @param listing which instruments to decode.
     * @param audit   told gaps.
     */
    public DeribitSession(final Listing listing, final FeedAudit audit) {
        super(
                listing,
                audit,
                new SymbolTable<>(VenueBook::new),
                new MessageCounts("snapshot", "change", "trades", "ticker", "answer", "other"));
    }

    @Override
    void decodeFrame(final byte[] frame, final int from, final int to) {
        type = ANSWER;
        symbolFrom = 0;
        symbolTo = 0;
        isChange = false;
        hasBids = false;
        hasAsks = false;
        timeNs = Prices.NO_TIMESTAMP;
        changeId = NOT_SENT;
        previousId = NOT_SENT;
        top.clear();
        json.openObject();
        while (json.nextMember()) {
            if (json.isText(PARAMETERS) && json.peek() == '{') {
                parameters();
            } else if (json.isText(ERROR) && json.peek() == '{') {
                errorObject();
            } else {
                json.skip();
            }
        }
        json.finish();
        type = type == SNAPSHOT && isChange ? CHANGE : type;
        counts.add(type);
        final boolean isEmpty = type == TRADES && levels.size() == 0;
        if (type <= TICKER && !isEmpty) {
            require(symbolTo > symbolFrom, "a channel's data with its instrument_name in front of this");
            publish(books.find(frame, symbolFrom, symbolTo));
        }
    }

    private void errorObject() {
        error.tell();
        json.openObject();
        while (json.nextMember()) {
            if (json.isText(MESSAGE)) {
                error.takeMessage(json);
            } else if (json.isText(DATA)) {
                error.takeReason(json);
            } else {
                json.skip();
            }
        }
    }

    private void parameters() {
        json.openObject();
        while (json.nextMember()) {
            if (json.isText(CHANNEL)) {
                json.text();
                type = channel();
            } else if (json.isText(DATA) && type <= TICKER) {
                data();
            } else {
                json.skip();
            }
        }
    }

    private int channel() {
        if (json.startsWith(BOOK_CHANNEL)) {
            return SNAPSHOT;
        }
        if (json.startsWith(TRADE_CHANNEL)) {
            return TRADES;
        }
        return json.startsWith(TICKER_CHANNEL) ? TICKER : OTHER;
    }

    private void data() {
        if (type == TRADES) {
            trades();
            return;
        }
        json.openObject();
        while (json.nextMember()) {
            if (json.isText(INSTRUMENT)) {
                symbol();
            } else if (json.isText(TIME)) {
                timeNs = json.timeNs(MILLISECONDS);
            } else if (type == TICKER) {
                tickerMember();
            } else {
                bookMember();
            }
        }
    }

    private void symbol() {
        json.text();
        symbolFrom = json.textFrom();
        symbolTo = json.textTo();
    }

    private void bookMember() {
        if (json.isText(TYPE)) {
            json.text();
            isChange = json.isText(CHANGE_TYPE);
        } else if (json.isText(BIDS)) {
            hasBids = true;
            side(Side.BUY);
        } else if (json.isText(ASKS)) {
            hasAsks = true;
            side(Side.SELL);
        } else if (json.isText(CHANGE_ID)) {
            changeId = json.whole();
        } else if (json.isText(PREVIOUS_ID)) {
            previousId = json.whole();
        } else {
            json.skip();
        }
    }

    /** Levels that begin with what happened to them, those of grouped books do not. A deleted one holds nothing. */
    private void side(final int side) {
        json.openArray();
        while (json.nextElement()) {
            json.openArray();
            LevelBatch.requireElement(json, "what happened to the level, or its price");
            final int level = levels.add(json, side);
            boolean isDeleted = false;
            if (json.peek() == '"') {
                json.text();
                isDeleted = json.isText(DELETED);
                LevelBatch.requireElement(json, "a price");
            }
            json.decimal();
            levels.setPrice(level, json);
            LevelBatch.requireElement(json, "an amount");
            json.decimal();
            if (!isDeleted) {
                levels.setQty(level, json);
            }
            require(!json.nextElement(), "the end of the level in front of this");
        }
    }

    private void tickerMember() {
        if (json.isText(BEST_BID)) {
            top.bid.takeIfSent(json);
        } else if (json.isText(BEST_BID_QTY)) {
            top.bidQty.takeIfSent(json);
        } else if (json.isText(BEST_ASK)) {
            top.ask.takeIfSent(json);
        } else if (json.isText(BEST_ASK_QTY)) {
            top.askQty.takeIfSent(json);
        } else {
            json.skip();
        }
    }

    /** All trades of one message are of one instrument. */
    private void trades() {
        json.openArray();
        while (json.nextElement()) {
            final int print = levels.add(json, Side.NONE);
            json.openObject();
            while (json.nextMember()) {
                if (json.isText(INSTRUMENT)) {
                    symbol();
                } else if (json.isText(TIME)) {
                    levels.setTimeNs(print, json.timeNs(MILLISECONDS));
                } else if (json.isText(PRICE)) {
                    json.decimal();
                    levels.setPrice(print, json);
                } else if (json.isText(AMOUNT)) {
                    json.decimal();
                    levels.setQty(print, json);
                } else if (json.isText(DIRECTION)) {
                    levels.setSide(print, Side.opposite(side()));
                } else {
                    json.skip();
                }
            }
            require(
                    levels.qty(print) > 0
                            && levels.side(print) != Side.NONE
                            && levels.timeNs(print) != Prices.NO_TIMESTAMP,
                    "a trade with price, amount, direction and timestamp in front of this");
        }
    }

    private void publish(final VenueBook book) {
        switch (type) {
            case TRADES -> publishTrades(book);
            case TICKER -> publishTop(book, timeNs);
            default -> {
                require(hasBids && hasAsks, "bids and asks in front of this");
                book.isFollowed = true;
                if (type == SNAPSHOT) {
                    publishSnapshot(book, timeNs);
                    book.lastId = changeId;
                } else if (book.isSynced && previousId != book.lastId) {
                    gap(book, timeNs, 0);
                    leaveOut(book, false);
                } else if (book.isSynced) {
                    levels.scale(book.instrument());
                    publishUpdates(book, timeNs);
                    book.lastId = changeId;
                } else {
                    leaveOut(book, false);
                }
            }
        }
    }

    @Override
    void decodeSnapshot(final VenueBook book) {
        throw json.bad("no snapshot over HTTP: the stream sends them");
    }

    @Override
    public List<String> subscriptions(final List<String> symbols) {
        final List<String> channels = symbols.stream()
                .map(symbol -> "\"book." + symbol + ".100ms\",\"trades." + symbol + ".100ms\"")
                .toList();
        return List.of(message(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"public/subscribe\",\"params\":{\"channels\":[",
                channels,
                "]}}"));
    }

    @Override
    public Optional<String> heartbeat() {
        return Optional.of("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"public/test\"}");
    }
}
