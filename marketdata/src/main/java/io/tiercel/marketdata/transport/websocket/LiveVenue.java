package io.tiercel.marketdata.transport.websocket;

import io.tiercel.marketdata.crypto.BinanceMarket;
import io.tiercel.marketdata.crypto.BinanceSession;
import io.tiercel.marketdata.crypto.BitstampSession;
import io.tiercel.marketdata.crypto.BybitSession;
import io.tiercel.marketdata.crypto.CoinbaseSession;
import io.tiercel.marketdata.crypto.CryptoFormat;
import io.tiercel.marketdata.crypto.DeribitSession;
import io.tiercel.marketdata.crypto.KrakenSession;
import io.tiercel.marketdata.crypto.OkxSession;
import io.tiercel.marketdata.crypto.VenueSession;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.instrument.Listing;
import java.util.stream.IntStream;

/** Venues that can be followed live, each market with its own addresses. */
public enum LiveVenue {
    /** Binance spot. */
    BINANCE(5, 10, 20, 50, 100, 500, 1000, 5000),
    /** Binance futures margined in dollars. */
    BINANCE_USD_M(5, 10, 20, 50, 100, 500, 1000),
    /** Binance futures margined in coins. */
    BINANCE_COIN_M(5, 10, 20, 50, 100, 500, 1000),
    /** Kraken spot. */
    KRAKEN(10, 25, 100, 500, 1000),
    /** Coinbase Exchange. */
    COINBASE(0),
    /** OKX. */
    OKX(0),
    /** Bybit. */
    BYBIT(0),
    /** Deribit. */
    DERIBIT(0),
    /** Bitstamp. */
    BITSTAMP(0);

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final int[] depths;

    LiveVenue(final int... depths) {
        this.depths = depths;
    }

    /** Whether the venue serves books of this depth; 0 = it has one depth only. */
    boolean hasDepth(final int depth) {
        return IntStream.of(depths).anyMatch(known -> known == depth);
    }

    /** The depths, for messages. */
    String depths() {
        return IntStream.of(depths)
                .mapToObj(Integer::toString)
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }

    /**
     * @return format of its frames.
     */
    public FeedFormat format() {
        return switch (this) {
            case BINANCE, BINANCE_USD_M, BINANCE_COIN_M -> CryptoFormat.BINANCE;
            case KRAKEN -> CryptoFormat.KRAKEN;
            case COINBASE -> CryptoFormat.COINBASE;
            case OKX -> CryptoFormat.OKX;
            case BYBIT -> CryptoFormat.BYBIT;
            case DERIBIT -> CryptoFormat.DERIBIT;
            case BITSTAMP -> CryptoFormat.BITSTAMP;
        };
    }

    /**
     * @param listing which symbols to decode.
     * @param audit   told what the venue says of its books.
     * @param depth   levels a side, one of the venue's; 0 where it has one depth only.
     * @return a session that nothing has been sent to.
     */
    public VenueSession newSession(final Listing listing, final FeedAudit audit, final int depth) {
        return switch (this) {
            case BINANCE -> new BinanceSession(BinanceMarket.SPOT, listing, audit, depth);
            case BINANCE_USD_M -> new BinanceSession(BinanceMarket.USD_M, listing, audit, depth);
            case BINANCE_COIN_M -> new BinanceSession(BinanceMarket.COIN_M, listing, audit, depth);
            case KRAKEN -> new KrakenSession(listing, audit, depth);
            case COINBASE -> new CoinbaseSession(listing, audit);
            case OKX -> new OkxSession(listing, audit);
            case BYBIT -> new BybitSession(listing, audit);
            case DERIBIT -> new DeribitSession(listing, audit);
            case BITSTAMP -> new BitstampSession(listing, audit);
        };
    }
}
