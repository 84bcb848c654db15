package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Captures of the websocket and HTTP messages of one crypto venue. Immutable, any thread; cold. */
public final class CryptoFormat implements FeedFormat {
    /** Binance spot and futures. */
    public static final FeedFormat BINANCE = new CryptoFormat(
            "binance",
            "Binance spot and futures: depth, bookTicker, trade and aggTrade frames, depth snapshots",
            "binance\\.com|\"stream\":\"|\"lastUpdateId\":|\"e\":\"(?:depthUpdate|bookTicker|trade|aggTrade)\"",
            (listing, audit) -> new BinanceSession(BinanceMarket.SPOT, listing, audit));

    /** Kraken's websocket, version 1. */
    public static final FeedFormat KRAKEN = new CryptoFormat(
            "kraken",
            "Kraken websocket v1: book, trade and spread frames",
            "kraken\\.com|\"channelName\":\"|,\"(?:book-\\d+|trade|spread)\",\"[A-Z0-9.]+/[A-Z0-9.]+\"\\]|\\[\\d+,\\{\"[ab]s\":",
            KrakenSession::new);

    /** OKX's websocket, version 5. */
    public static final FeedFormat OKX = new CryptoFormat(
            "okx",
            "OKX websocket v5: books, trades and tickers frames",
            "okx\\.com|okex\\.com|\"instId\":\"",
            OkxSession::new);

    /** Coinbase Exchange. */
    public static final FeedFormat COINBASE = new CryptoFormat(
            "coinbase",
            "Coinbase Exchange: level2 and matches frames",
            "ws-feed\\.(?:pro|exchange)\\.coinbase\\.com|\"product_ids?\":",
            CoinbaseSession::new);

    /** Bybit, version 5 and the one before. */
    public static final FeedFormat BYBIT = new CryptoFormat(
            "bybit",
            "Bybit v5 order book and trade frames or dumps, and those of the version before",
            "bybit\\.com|\"topic\":\"(?:orderBook|orderbook\\.|publicTrade\\.|trade\\.)",
            BybitSession::new);

    /** Deribit, version 2. */
    public static final FeedFormat DERIBIT = new CryptoFormat(
            "deribit",
            "Deribit v2: book, trades and ticker frames",
            "deribit\\.com|\"channel\":\"(?:book|trades|ticker)\\.",
            DeribitSession::new);

    /** Bitstamp, version 2. */
    public static final FeedFormat BITSTAMP = new CryptoFormat(
            "bitstamp",
            "Bitstamp v2: order book differences, books and trades, order book snapshots",
            "bitstamp\\.net|\"(?:diff_)?order_book_[a-z0-9]+\"|\"live_trades_[a-z0-9]+\"",
            BitstampSession::new);

    /** All of them. */
    public static final List<FeedFormat> ALL = List.of(BINANCE, KRAKEN, OKX, COINBASE, BYBIT, DERIBIT, BITSTAMP);

    private final String name;
    private final String description;
    private final Pattern mark;
    private final BiFunction<Listing, FeedAudit, VenueSession> newSession;

    private CryptoFormat(
            final String name,
            final String description,
            final String mark,
            final BiFunction<Listing, FeedAudit, VenueSession> newSession) {
        this.name = name;
        this.description = description;
        this.mark = Pattern.compile(mark);
        this.newSession = newSession;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public BookKind bookKind() {
        return BookKind.LEVELS;
    }

    @Override
    public boolean matches(final FileHead file) {
        return mark.matcher(file.text()).find();
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        return new CaptureFeed(files, newSession.apply(listing, audit));
    }
}
