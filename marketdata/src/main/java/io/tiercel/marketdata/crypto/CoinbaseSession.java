package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.List;
import java.util.Optional;

/**
 * Coinbase Exchange websocket: level2 snapshots and updates, matches. Tickers repeat matches, and the last match before a subscription is no news: both
 * are counted only.
 * <p>
 * Owned by the ingress thread; see {@link VenueSession}. The level2 channel has no sequence: a gap in it cannot be seen.
 */
public final class CoinbaseSession extends JsonVenueSession<VenueBook> {
    private static final int UPDATE = 0;
    private static final int SNAPSHOT = 1;
    private static final int MATCH = 2;

    /** The three above stand first, what is not known last. */
    private static final String[] TYPES = {
        "l2update", "snapshot", "match", "last_match", "ticker", "subscriptions", "heartbeat", "error", "other"
    };

    private static final int ERROR = 7;
    private static final int OTHER = TYPES.length - 1;
    private static final byte[][] TYPE_NAMES = new byte[OTHER][];

    static {
        for (int i = 0; i < OTHER; i++) {
            TYPE_NAMES[i] = JsonScanner.name(TYPES[i]);
        }
    }

    private static final byte[] TYPE = JsonScanner.name("type");
    private static final byte[] MESSAGE = JsonScanner.name("message");
    private static final byte[] REASON = JsonScanner.name("reason");
    private static final byte[] PRODUCT = JsonScanner.name("product_id");
    private static final byte[] CHANGES = JsonScanner.name("changes");
    private static final byte[] BIDS = JsonScanner.name("bids");
    private static final byte[] ASKS = JsonScanner.name("asks");
    private static final byte[] TIME = JsonScanner.name("time");
    private static final byte[] SIDE = JsonScanner.name("side");
    private static final byte[] PRICE = JsonScanner.name("price");
    private static final byte[] SIZE = JsonScanner.name("size");

    private final SentDecimal price = new SentDecimal();
    private final SentDecimal qty = new SentDecimal();
    private int type;
    private int productFrom;
    private int productTo;
    private int restingSide;
    private long timeNs;
    private boolean hasChanges;
    private boolean hasBids;
    private boolean hasAsks;

    /**
     * @param listing which products to decode.
     * @param audit   told nothing: the venue says nothing of its books beside them.
     */
    public CoinbaseSession(final Listing listing, final FeedAudit audit) {
        super(listing, audit, new SymbolTable<>(VenueBook::new), new MessageCounts(TYPES));
    }

    @Override
    void decodeFrame(final byte[] frame, final int from, final int to) {
        type = OTHER;
        productTo = 0;
        restingSide = Side.NONE;
        timeNs = Prices.NO_TIMESTAMP;
        hasChanges = false;
        hasBids = false;
        hasAsks = false;
        price.clear();
        qty.clear();
        json.openObject();
        while (json.nextMember()) {
            member();
        }
        json.finish();
        counts.add(type);
        if (type == ERROR) {
            error.tell();
        }
        if (type <= MATCH) {
            require(productTo > 0 && isWhole(), "a whole book or match message with its product in front of this");
            publish(books.find(frame, productFrom, productTo));
        }
    }

    private void member() {
        if (json.isText(TYPE)) {
            json.text();
            type = 0;
            while (type < OTHER && !json.isText(TYPE_NAMES[type])) {
                type++;
            }
        } else if (json.isText(PRODUCT)) {
            json.text();
            productFrom = json.textFrom();
            productTo = json.textTo();
        } else if (json.isText(MESSAGE)) {
            error.takeMessage(json);
        } else if (json.isText(REASON)) {
            error.takeReason(json);
        } else if (json.isText(CHANGES)) {
            hasChanges = true;
            changes();
        } else if (json.isText(BIDS)) {
            hasBids = true;
            levels.take(json, Side.BUY);
        } else if (json.isText(ASKS)) {
            hasAsks = true;
            levels.take(json, Side.SELL);
        } else if (json.isText(TIME)) {
            timeNs = json.isoTimeNs();
        } else if (json.isText(SIDE)) {
            restingSide = side();
        } else if (json.isText(PRICE)) {
            price.take(json);
        } else if (json.isText(SIZE)) {
            qty.take(json);
        } else {
            json.skip();
        }
    }

    private void changes() {
        json.openArray();
        while (json.nextElement()) {
            json.openArray();
            LevelBatch.requireElement(json, "a side");
            levels.takePriceAndQty(json, side());
            while (json.nextElement()) {
                json.skip();
            }
        }
    }

    private boolean isWhole() {
        return switch (type) {
            case UPDATE -> hasChanges;
            case SNAPSHOT -> hasBids && hasAsks;
            default -> price.isSent() && qty.isSent() && restingSide != Side.NONE && timeNs != Prices.NO_TIMESTAMP;
        };
    }

    private void publish(final VenueBook book) {
        switch (type) {
            case SNAPSHOT -> {
                book.isFollowed = true;
                publishSnapshot(book, timeNs);
            }
            case UPDATE -> {
                book.isFollowed = true;
                if (book.isSynced) {
                    levels.scale(book.instrument());
                    publishUpdates(book, timeNs);
                } else {
                    leaveOut(book, false);
                }
            }
            default -> {
                // the venue tells the maker's side
                levels.clear();
                final int print = levels.add(json, restingSide);
                levels.setTimeNs(print, timeNs);
                levels.setPrice(print, price);
                levels.setQty(print, qty, json);
                publishTrades(book);
            }
        }
    }

    @Override
    void decodeSnapshot(final VenueBook book) {
        throw json.bad("no snapshot over HTTP: the stream sends them");
    }

    @Override
    public List<String> subscriptions(final List<String> symbols) {
        final List<String> products =
                symbols.stream().map(symbol -> "\"" + symbol + "\"").toList();
        return List.of(message(
                "{\"type\":\"subscribe\",\"product_ids\":[",
                products,
                "],\"channels\":[\"level2_batch\",\"matches\",\"heartbeat\"]}"));
    }

    @Override
    public Optional<String> heartbeat() {
        return Optional.empty();
    }
}
