package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.StaleReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * OKX's public websocket, version 5: books with a checksum for each change and, since 2023, sequence ids; trades; best prices of the tickers.
 * <p>
 * Owned by the ingress thread; see {@link VenueSession}. A checksum that is another than the book's, or a missing sequence id, makes the book stale.
 */
public final class OkxSession extends JsonVenueSession<VenueBook> {
    private static final int SNAPSHOT = 0;
    private static final int UPDATE = 1;
    private static final int TRADES = 2;
    private static final int TICKERS = 3;
    private static final int EVENT = 4;
    private static final int PONG = 5;
    private static final int OTHER = 6;

    private static final byte[] PONG_WORD = JsonScanner.name("pong");
    private static final byte[] ARGUMENT = JsonScanner.name("arg");
    private static final byte[] CHANNEL = JsonScanner.name("channel");
    private static final byte[] INSTRUMENT = JsonScanner.name("instId");
    private static final byte[] ACTION = JsonScanner.name("action");
    private static final byte[] DATA = JsonScanner.name("data");
    private static final byte[] EVENT_NAME = JsonScanner.name("event");
    private static final byte[] ERROR_EVENT = JsonScanner.name("error");
    private static final byte[] CODE = JsonScanner.name("code");
    private static final byte[] WORDS = JsonScanner.name("msg");
    private static final byte[] BOOK_CHANNEL = JsonScanner.name("book");
    private static final byte[] TOP_CHANNEL = JsonScanner.name("bbo-tbt");
    private static final byte[] TRADE_CHANNEL = JsonScanner.name("trades");
    private static final byte[] TICKER_CHANNEL = JsonScanner.name("tickers");
    private static final byte[] UPDATE_ACTION = JsonScanner.name("update");
    private static final byte[] ASKS = JsonScanner.name("asks");
    private static final byte[] BIDS = JsonScanner.name("bids");
    private static final byte[] TIME = JsonScanner.name("ts");
    private static final byte[] CHECKSUM = JsonScanner.name("checksum");
    private static final byte[] SEQUENCE = JsonScanner.name("seqId");
    private static final byte[] PREVIOUS = JsonScanner.name("prevSeqId");
    private static final byte[] PRICE = JsonScanner.name("px");
    private static final byte[] QTY = JsonScanner.name("sz");
    private static final byte[] SIDE = JsonScanner.name("side");
    private static final byte[] BID = JsonScanner.name("bidPx");
    private static final byte[] BID_QTY = JsonScanner.name("bidSz");
    private static final byte[] ASK = JsonScanner.name("askPx");
    private static final byte[] ASK_QTY = JsonScanner.name("askSz");
    private static final int MILLISECONDS = 6;
    private static final long NOT_SENT = Long.MIN_VALUE;

    private final OkxChecksum rule = new OkxChecksum();
    private int type;
    private int symbolFrom;
    private int symbolTo;
    private boolean isUpdate;
    private boolean hasData;
    private boolean hasBids;
    private boolean hasAsks;
    private long timeNs;
    private long checksum;
    private long sequenceId;
    private long previousId;
    private int openPrint;

    /**
     * @param listing which instruments to decode.
     * @param audit   told checksums and gaps.
     */
    public OkxSession(final Listing listing, final FeedAudit audit) {
        super(
                listing,
                audit,
                new SymbolTable<>(OkxSession::newBook),
                new MessageCounts("snapshot", "update", "trades", "tickers", "event", "pong", "other"));
    }

    private static VenueBook newBook(final String symbol) {
        final VenueBook book = new VenueBook(symbol);
        book.levels = new ArrayLevelBook();
        return book;
    }

    @Override
    void decodeFrame(final byte[] frame, final int from, final int to) {
        if (Arrays.equals(frame, from, to, PONG_WORD, 0, PONG_WORD.length)) {
            counts.add(PONG);
            return;
        }
        clear();
        json.openObject();
        while (json.nextMember()) {
            if (json.isText(ARGUMENT)) {
                argument();
            } else if (json.isText(ACTION)) {
                json.text();
                isUpdate = json.isText(UPDATE_ACTION);
            } else if (json.isText(DATA)) {
                data();
            } else if (json.isText(EVENT_NAME)) {
                type = EVENT;
                if (json.isTextTaken() && json.isText(ERROR_EVENT)) {
                    error.tell();
                }
            } else if (json.isText(WORDS)) {
                error.takeMessage(json);
            } else if (json.isText(CODE)) {
                error.takeReason(json);
            } else {
                json.skip();
            }
        }
        json.finish();
        type = type == SNAPSHOT && isUpdate ? UPDATE : type;
        counts.add(type);
        if (type < EVENT) {
            require(hasData && symbolTo > 0, "a channel's data with the instrument's name in front of this");
            publish(books.find(frame, symbolFrom, symbolTo));
        }
    }

    private void clear() {
        type = OTHER;
        symbolTo = 0;
        isUpdate = false;
        hasData = false;
        hasBids = false;
        hasAsks = false;
        timeNs = Prices.NO_TIMESTAMP;
        checksum = NOT_SENT;
        sequenceId = NOT_SENT;
        previousId = NOT_SENT;
        top.clear();
    }

    private void argument() {
        json.openObject();
        while (json.nextMember()) {
            if (json.isText(CHANNEL)) {
                json.text();
                if (type != EVENT) {
                    type = channel();
                }
            } else if (json.isText(INSTRUMENT)) {
                json.text();
                symbolFrom = json.textFrom();
                symbolTo = json.textTo();
            } else {
                json.skip();
            }
        }
    }

    private int channel() {
        if (json.startsWith(BOOK_CHANNEL) || json.isText(TOP_CHANNEL)) {
            return SNAPSHOT;
        }
        if (json.isText(TRADE_CHANNEL)) {
            return TRADES;
        }
        return json.isText(TICKER_CHANNEL) ? TICKERS : OTHER;
    }

    private void data() {
        if (type == OTHER || type == EVENT) {
            json.skip();
            return;
        }
        json.openArray();
        while (json.nextElement()) {
            require(!hasData || type == TRADES, "one element of data only in front of this");
            hasData = true;
            openPrint = type == TRADES ? levels.add(json, Side.NONE) : -1;
            json.openObject();
            while (json.nextMember()) {
                switch (type) {
                    case TRADES -> tradeMember();
                    case TICKERS -> tickerMember();
                    default -> bookMember();
                }
            }
            require(type != TRADES || isPrintWhole(), "a trade with price, quantity, side and time in front of this");
        }
    }

    private boolean isPrintWhole() {
        return levels.qty(openPrint) > 0
                && levels.side(openPrint) != Side.NONE
                && levels.timeNs(openPrint) != Prices.NO_TIMESTAMP;
    }

    private void bookMember() {
        if (json.isText(ASKS)) {
            hasAsks = true;
            takeLevels(Side.SELL);
        } else if (json.isText(BIDS)) {
            hasBids = true;
            takeLevels(Side.BUY);
        } else if (json.isText(TIME)) {
            timeNs = json.timeNs(MILLISECONDS);
        } else if (json.isText(CHECKSUM)) {
            checksum = json.whole();
        } else if (json.isText(SEQUENCE)) {
            sequenceId = json.whole();
        } else if (json.isText(PREVIOUS)) {
            previousId = json.whole();
        } else {
            json.skip();
        }
    }

    /** Price, quantity, a number without meaning any more, number of orders. */
    private void takeLevels(final int side) {
        json.openArray();
        while (json.nextElement()) {
            json.openArray();
            final int level = levels.takePriceAndQty(json, side);
            if (json.nextElement()) {
                json.skip();
                if (json.nextElement()) {
                    levels.setOrderCount(level, Math.clamp(json.whole(), -1, Integer.MAX_VALUE));
                    while (json.nextElement()) {
                        json.skip();
                    }
                }
            }
        }
    }

    private void tradeMember() {
        if (json.isText(PRICE)) {
            json.decimal();
            levels.setPrice(openPrint, json);
        } else if (json.isText(QTY)) {
            json.decimal();
            levels.setQty(openPrint, json);
        } else if (json.isText(SIDE)) {
            levels.setSide(openPrint, Side.opposite(side()));
        } else if (json.isText(TIME)) {
            levels.setTimeNs(openPrint, json.timeNs(MILLISECONDS));
        } else {
            json.skip();
        }
    }

    private void tickerMember() {
        if (json.isText(BID)) {
            top.bid.takeIfSent(json);
        } else if (json.isText(BID_QTY)) {
            top.bidQty.takeIfSent(json);
        } else if (json.isText(ASK)) {
            top.ask.takeIfSent(json);
        } else if (json.isText(ASK_QTY)) {
            top.askQty.takeIfSent(json);
        } else if (json.isText(TIME)) {
            timeNs = json.timeNs(MILLISECONDS);
        } else {
            json.skip();
        }
    }

    private void publish(final VenueBook book) {
        switch (type) {
            case TRADES -> publishTrades(book);
            case TICKERS -> publishTop(book, timeNs);
            default -> {
                require(hasBids && hasAsks, "bids and asks in front of this");
                book.isFollowed = true;
                if (type == SNAPSHOT && publishSnapshot(book, timeNs)) {
                    book.lastId = sequenceId;
                    check(book);
                } else if (type == UPDATE && book.isSynced) {
                    apply(book);
                } else if (type == UPDATE) {
                    leaveOut(book, hasChecksum());
                }
            }
        }
    }

    private void apply(final VenueBook book) {
        if (previousId != NOT_SENT && previousId != book.lastId) {
            // a venue that restarts its ids says so by a smaller id behind the right previous one
            gap(book, timeNs, 0);
            leaveOut(book, hasChecksum());
            return;
        }
        levels.scale(book.instrument());
        for (int i = 0; i < levels.size(); i++) {
            book.levels.set(levels.side(i), levels.price(i), levels.qty(i), levels.orderCount(i));
        }
        publishUpdates(book, timeNs);
        book.lastId = sequenceId;
        check(book);
    }

    /** 0 is what the venue sends since it gave checksums up. */
    private boolean hasChecksum() {
        return checksum != NOT_SENT && checksum != 0;
    }

    private void check(final VenueBook book) {
        if (!hasChecksum()) {
            return;
        }
        audit.checksum(book.id(), rule, checksum);
        if (rule.of(book.levels, book.instrument()) != checksum) {
            markStale(book, timeNs, 0, StaleReason.CHECKSUM);
        }
    }

    @Override
    void decodeSnapshot(final VenueBook book) {
        throw json.bad("no snapshot over HTTP: the stream sends them");
    }

    @Override
    public List<String> subscriptions(final List<String> symbols) {
        final List<String> arguments = symbols.stream()
                .map(symbol -> "{\"channel\":\"books\",\"instId\":\"" + symbol
                        + "\"},{\"channel\":\"trades\",\"instId\":\"" + symbol + "\"}")
                .toList();
        return List.of(message("{\"op\":\"subscribe\",\"args\":[", arguments, "]}"));
    }

    @Override
    public Optional<String> heartbeat() {
        return Optional.of("ping");
    }
}
