package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Binance spot, USD-M and COIN-M: depth differences on a snapshot asked for over HTTP, best prices, trades.
 * <p>
 * Owned by the ingress thread; see {@link VenueSession}. Differences before the snapshot are kept and applied after it, as far as they are newer; spot
 * differences then follow each other by first id = last id + 1, those of the futures by {@code pu} = last id.
 */
public final class BinanceSession extends JsonVenueSession<BinanceBook> {
    private static final int USUAL_DEPTH = 1000;
    private static final int DEPTH = 0;
    private static final int TICKER = 1;
    private static final int TRADE = 2;
    private static final int AGGREGATE = 3;
    private static final int SNAPSHOT = 4;
    private static final int ANSWER = 5;
    private static final int OTHER = 6;

    private static final byte[] STREAM = JsonScanner.name("stream");
    private static final byte[] DATA = JsonScanner.name("data");
    private static final byte[] PREVIOUS = JsonScanner.name("pu");
    private static final byte[] LAST_UPDATE = JsonScanner.name("lastUpdateId");
    private static final byte[] BIDS = JsonScanner.name("bids");
    private static final byte[] ASKS = JsonScanner.name("asks");
    private static final byte[] SYMBOL = JsonScanner.name("symbol");
    private static final byte[] ERROR = JsonScanner.name("error");
    private static final byte[] CODE = JsonScanner.name("code");
    private static final byte[] WORDS = JsonScanner.name("msg");
    private static final byte[] DEPTH_UPDATE = JsonScanner.name("depthUpdate");
    private static final byte[] BOOK_TICKER = JsonScanner.name("bookTicker");
    private static final byte[] TRADE_EVENT = JsonScanner.name("trade");
    private static final byte[] AGGREGATE_EVENT = JsonScanner.name("aggTrade");
    private static final String SYMBOL_IN_URL = "symbol=";
    private static final String DEPTH_IN_URL = "/depth?";
    private static final int MILLISECONDS = 6;
    private static final long MISSING = -1;

    private final BinanceMarket market;
    private final int snapshotDepth;
    private final SentDecimal price = new SentDecimal();
    private final SentDecimal qty = new SentDecimal();
    private final long[] awaited = new long[SentTop.LENGTH];
    private byte[] orphan = {};
    private int type;
    private int symbolFrom;
    private int symbolTo;
    private int streamFrom;
    private int streamTo;
    private long firstId;
    private long lastId;
    private long previousId;
    private long snapshotId;
    private long eventTimeNs;
    private long tradeTimeNs;
    private boolean isBuyerResting;
    private boolean hasBids;
    private boolean hasAsks;
    private boolean hasErrorCode;

    /**
     * @param market  whose addresses are used; frames of all are understood.
     * @param listing which symbols to decode.
     * @param audit   told best prices at the update id of the book, and gaps.
     */
    public BinanceSession(final BinanceMarket market, final Listing listing, final FeedAudit audit) {
        this(market, listing, audit, USUAL_DEPTH);
    }

    /**
     * @param market  whose addresses are used; frames of all are understood.
     * @param listing which symbols to decode.
     * @param audit   told best prices at the update id of the book, and gaps.
     * @param depth   levels a side of a snapshot.
     */
    public BinanceSession(final BinanceMarket market, final Listing listing, final FeedAudit audit, final int depth) {
        super(
                listing,
                audit,
                new SymbolTable<>(BinanceBook::new),
                new MessageCounts("depthUpdate", "bookTicker", "trade", "aggTrade", "snapshot", "answer", "other"));
        this.market = market;
        snapshotDepth = depth;
    }

    @Override
    void decodeFrame(final byte[] frame, final int from, final int to) {
        parse();
        counts.add(type);
        if (type == ANSWER && hasErrorCode) {
            error.tell();
        }
        final BinanceBook book = type == ANSWER || type == OTHER ? null : book();
        switch (type) {
            case DEPTH -> onDepth(book, frame, from, to);
            case TICKER -> onTicker(book);
            case TRADE, AGGREGATE -> onTrade(book);
            case SNAPSHOT -> {
                if (book == null) {
                    orphan = Arrays.copyOfRange(frame, from, to);
                } else {
                    onSnapshot(book);
                }
            }
            default -> {
                // answers and what no event is made of
            }
        }
    }

    @Override
    void decodeSnapshot(final BinanceBook book) {
        parse();
        require(type == SNAPSHOT, "a snapshot with lastUpdateId, bids and asks in front of this");
        counts.add(SNAPSHOT);
        onSnapshot(book);
    }

    private void parse() {
        type = OTHER;
        symbolTo = 0;
        symbolFrom = 0;
        streamTo = 0;
        streamFrom = 0;
        firstId = MISSING;
        lastId = MISSING;
        previousId = MISSING;
        snapshotId = MISSING;
        eventTimeNs = Prices.NO_TIMESTAMP;
        tradeTimeNs = Prices.NO_TIMESTAMP;
        hasBids = false;
        hasAsks = false;
        hasErrorCode = false;
        top.clear();
        price.clear();
        qty.clear();
        levels.clear();
        if (json.peek() == '[') {
            json.skip();
        } else {
            json.openObject();
            members();
        }
        json.finish();
        classify();
    }

    private void members() {
        while (json.nextMember()) {
            if (json.textLength() == 1) {
                letter(json.textStart());
            } else if (json.isText(STREAM)) {
                json.text();
                streamFrom = json.textFrom();
                streamTo = json.textTo();
            } else if (json.isText(DATA) && json.peek() == '{') {
                json.openObject();
                data();
            } else if (json.isText(ERROR) && json.peek() == '{') {
                json.openObject();
                while (json.nextMember()) {
                    errorMember();
                }
            } else {
                errorMember();
            }
        }
    }

    /** Errors stand in an object of their own or in the answer itself. */
    private void errorMember() {
        if (json.isText(CODE)) {
            hasErrorCode = true;
            error.takeReason(json);
        } else if (json.isText(WORDS)) {
            error.takeMessage(json);
        } else {
            word();
        }
    }

    private void data() {
        while (json.nextMember()) {
            if (json.textLength() == 1) {
                letter(json.textStart());
            } else {
                word();
            }
        }
    }

    private void letter(final int name) {
        switch (name) {
            case 'e' -> eventType();
            case 'E' -> eventTimeNs = json.peek() == '"' ? skipped() : json.timeNs(MILLISECONDS);
            case 'T' -> tradeTimeNs = json.peek() == '"' ? skipped() : json.timeNs(MILLISECONDS);
            case 's' -> symbol();
            case 'U' -> firstId = id();
            case 'u' -> lastId = id();
            case 'b' -> {
                hasBids |= json.peek() == '[';
                side(Side.BUY, top.bid);
            }
            case 'a' -> {
                hasAsks |= json.peek() == '[';
                side(Side.SELL, top.ask);
            }
            case 'B' -> number(top.bidQty);
            case 'A' -> number(top.askQty);
            case 'p' -> number(price);
            case 'q' -> number(qty);
            case 'm' -> isBuyerResting = json.truth();
            default -> json.skip();
        }
    }

    private long skipped() {
        json.skip();
        return Prices.NO_TIMESTAMP;
    }

    private long id() {
        final long id = json.whole();
        require(id >= 0, "an update id that is not negative in front of this");
        return id;
    }

    private void symbol() {
        json.text();
        symbolFrom = json.textFrom();
        symbolTo = json.textTo();
    }

    private void number(final SentDecimal field) {
        if (json.peek() == '"') {
            field.take(json);
        } else {
            json.skip();
        }
    }

    private void side(final int side, final SentDecimal best) {
        if (json.peek() == '[') {
            levels.take(json, side);
        } else {
            number(best);
        }
    }

    private void eventType() {
        json.text();
        if (json.isText(DEPTH_UPDATE)) {
            type = DEPTH;
        } else if (json.isText(BOOK_TICKER)) {
            type = TICKER;
        } else if (json.isText(TRADE_EVENT)) {
            type = TRADE;
        } else if (json.isText(AGGREGATE_EVENT)) {
            type = AGGREGATE;
        }
    }

    private void word() {
        if (json.isText(PREVIOUS)) {
            previousId = id();
        } else if (json.isText(LAST_UPDATE)) {
            snapshotId = id();
        } else if (json.isText(BIDS)) {
            levels.take(json, Side.BUY);
            hasBids = true;
        } else if (json.isText(ASKS)) {
            levels.take(json, Side.SELL);
            hasAsks = true;
        } else if (json.isText(SYMBOL)) {
            symbol();
        } else {
            json.skip();
        }
    }

    /** Spot best prices and snapshots do not name their type. */
    private void classify() {
        final boolean isTop = top.isWhole() && lastId >= 0;
        if (type == OTHER && snapshotId >= 0) {
            require(hasBids && hasAsks, "bids and asks");
            type = SNAPSHOT;
        } else if (type == OTHER && isTop) {
            type = TICKER;
        } else if (type == OTHER && symbolTo == 0 && streamTo == 0) {
            type = ANSWER;
        }
        final boolean isWhole = switch (type) {
            case DEPTH -> hasBids && hasAsks && firstId >= 0 && lastId >= firstId;
            case TICKER -> isTop;
            case TRADE, AGGREGATE -> price.isSent() && qty.isSent() && tradeTimeNs >= 0;
            default -> true;
        };
        if (!isWhole || (symbolTo == 0 && type < SNAPSHOT)) {
            throw json.bad("a whole " + typeName() + " with symbol, ids, prices and quantities in front of this");
        }
    }

    private String typeName() {
        return switch (type) {
            case DEPTH -> "depthUpdate";
            case TICKER -> "bookTicker";
            default -> "trade";
        };
    }

    /** The book that the frame names; a bare snapshot is the one of the only symbol, null while none has been named. */
    private BinanceBook book() {
        if (symbolTo > 0) {
            return books.find(json.bytes(), symbolFrom, symbolTo);
        }
        if (streamTo > 0) {
            final String stream =
                    new String(json.bytes(), streamFrom, streamTo - streamFrom, StandardCharsets.ISO_8859_1);
            return books.find(stream.replaceAll("@.*", "").toUpperCase(Locale.ROOT));
        }
        require(books.all().size() <= 1, "a snapshot that names its symbol, for there are several, in front of this");
        return books.all().isEmpty() ? null : books.all().getFirst();
    }

    private void onDepth(final BinanceBook book, final byte[] frame, final int from, final int to) {
        book.isFollowed = true;
        if (!isWanted(book)) {
            return;
        }
        if (orphan.length > 0) {
            final byte[] snapshot = orphan;
            orphan = new byte[0];
            json.wrap(snapshot, 0, snapshot.length);
            parse();
            onSnapshot(book);
            json.wrap(frame, from, to);
            parse();
        }
        if (!book.isSynced || !applyDepth(book)) {
            keep(book, frame, from, to);
        }
    }

    /** False when something is missing between the book and this difference. */
    private boolean applyDepth(final BinanceBook book) {
        if (lastId <= book.lastId || !book.isListed()) {
            return true;
        }
        final boolean isFollowing = previousId >= 0
                ? previousId == book.lastId || (book.isFresh && previousId < book.lastId)
                : firstId == book.lastId + 1 || (book.isFresh && firstId <= book.lastId);
        final long timeNs = tradeTimeNs >= 0 ? tradeTimeNs : eventTimeNs;
        if (!isFollowing) {
            gap(book, timeNs, previousId >= 0 ? 0 : Math.max(0, firstId - book.lastId - 1));
            return false;
        }
        levels.scale(book.instrument());
        publishUpdates(book, timeNs);
        book.lastId = lastId;
        book.isFresh = false;
        if (book.takeAwaited(lastId, awaited)) {
            compare(book, awaited);
        }
        return true;
    }

    private void onSnapshot(final BinanceBook book) {
        if (book.isSynced && snapshotId <= book.lastId) {
            return;
        }
        if (!publishSnapshot(book, tradeTimeNs >= 0 ? tradeTimeNs : eventTimeNs)) {
            return;
        }
        book.lastId = snapshotId;
        book.isFresh = true;
        final PendingFrames pending = book.pending();
        int done = 0;
        while (done < pending.count() && book.isSynced) {
            json.wrap(pending.bytes(), pending.from(done), pending.to(done));
            parse();
            if (applyDepth(book)) {
                done++;
            }
        }
        pending.dropFirst(done);
    }

    private void onTicker(final BinanceBook book) {
        if (!publishTop(book, tradeTimeNs >= 0 ? tradeTimeNs : eventTimeNs)) {
            return;
        }
        book.referencesLeftOut++;
        if (book.isSynced && lastId == book.lastId) {
            compare(book, top.scaled());
        } else if (!book.isSynced || lastId > book.lastId) {
            book.await(lastId, top.scaled());
        }
    }

    private void compare(final BinanceBook book, final long[] best) {
        book.referencesLeftOut--;
        audit.bestPrices(book.id(), best[0], best[1], best[2], best[3]);
    }

    private void onTrade(final BinanceBook book) {
        levels.clear();
        final int print = levels.add(json, isBuyerResting ? Side.BUY : Side.SELL);
        levels.setTimeNs(print, tradeTimeNs);
        levels.setPrice(print, price);
        levels.setQty(print, qty, json);
        publishTrades(book);
    }

    @Override
    public Optional<String> snapshotSymbol(final String url) {
        final int at = url.indexOf(SYMBOL_IN_URL);
        if (at < 0 || !url.contains(DEPTH_IN_URL)) {
            return Optional.empty();
        }
        final String symbol = url.substring(at + SYMBOL_IN_URL.length()).replaceAll("[&# ].*", "");
        return symbol.isEmpty() ? Optional.empty() : Optional.of(symbol);
    }

    @Override
    public Optional<String> snapshotUrl(final String symbol) {
        return Optional.of(market.snapshotUrl(snapshotDepth, symbol));
    }

    @Override
    public List<String> subscriptions(final List<String> symbols) {
        final List<String> streams = symbols.stream()
                .map(symbol -> symbol.toLowerCase(Locale.ROOT))
                .map(name -> "\"" + name + market.depthStream() + "\",\"" + name + "@bookTicker\",\"" + name
                        + market.tradeStream() + "\"")
                .toList();
        return List.of(message("{\"method\":\"SUBSCRIBE\",\"id\":1,\"params\":[", streams, "]}"));
    }

    @Override
    public Optional<String> heartbeat() {
        return Optional.empty();
    }
}
