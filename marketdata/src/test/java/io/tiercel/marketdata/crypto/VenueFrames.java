package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.instrument.Listing;
import java.util.List;
import java.util.function.BiFunction;

/** Small made-up captures of each venue, for tests that need no recorded data. */
@SuppressWarnings("ImmutableEnumChecker") // lists and formats that nobody changes
public enum VenueFrames {
    BINANCE(
            CryptoFormat.BINANCE,
            (listing, audit) -> new BinanceSession(BinanceMarket.USD_M, listing, audit),
            "1723161253937085768 {\"stream\":\"abc@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1723161255208,\"T\":1723161255207,\"s\":\"ABC\",\"U\":8,\"u\":12,\"pu\":7,\"b\":[[\"9.50\",\"0.5\"]],\"a\":[]}}",
            "1723161253937085769 {\"lastUpdateId\":10,\"E\":1723161255208,\"T\":1723161255208,\"bids\":[[\"9.00\",\"1.0\"],[\"8.00\",\"2\"]],\"asks\":[[\"10.00\",\"3.0\"]]}",
            "1723161253937085770 {\"stream\":\"abc@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"u\":14,\"s\":\"ABC\",\"b\":\"9.60\",\"B\":\"1\",\"a\":\"10.00\",\"A\":\"3\",\"T\":1723161255300,\"E\":1723161255300}}",
            "1723161253937085771 {\"stream\":\"abc@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161255322,\"T\":1723161255322,\"s\":\"ABC\",\"t\":5,\"p\":\"10.00\",\"q\":\"0.006\",\"X\":\"MARKET\",\"m\":false}}",
            "1723161253937085772 {\"stream\":\"abc@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1723161255308,\"T\":1723161255308,\"s\":\"ABC\",\"U\":13,\"u\":14,\"pu\":12,\"b\":[[\"9.60\",\"1\"],[\"8.00\",\"0\"]],\"a\":[[\"11.00\",\"4\"]]}}"),
    KRAKEN(
            CryptoFormat.KRAKEN,
            KrakenSession::new,
            "wss://ws.kraken.com <-> 1618678132.3858151",
            "1618678132.9: {\"event\":\"heartbeat\"}",
            "1618678133.626511: [7,{\"as\":[[\"10.00\",\"3.0\",\"1618678123.5\"]],\"bs\":[[\"9.00\",\"1.0\",\"1618678123.481570\"],[\"8.00\",\"2.0\",\"1618678123.2\"]]},\"book-10\",\"ABC/USD\"]",
            "1618678134.213106: [7,{\"a\":[[\"11.00\",\"4.0\",\"1618678133.365913\"]]},{\"b\":[[\"9.50\",\"0.5\",\"1618678133.365914\"]]},\"book-10\",\"ABC/USD\"]",
            "1618678134.3: [9,[[\"10.00\",\"0.1\",\"1618678134.100\",\"b\",\"l\",\"\"]],\"trade\",\"ABC/USD\"]",
            "1618678134.4: [9,[\"9.50\",\"10.00\",\"1618678134.200\",\"0.5\",\"3.0\"],\"spread\",\"ABC/USD\"]"),
    OKX(
            CryptoFormat.OKX,
            OkxSession::new,
            "wss://ws.okx.com:8443/ws/v5/public <- 1652459225.2987883: {\"op\":\"subscribe\"}",
            "1652459225.5037491: {\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"ABC-USDT\"}}",
            "1652459225.5073643: {\"arg\":{\"channel\":\"books\",\"instId\":\"ABC-USDT\"},\"action\":\"snapshot\",\"data\":[{\"asks\":[[\"10\",\"3\",\"0\",\"1\"]],\"bids\":[[\"9\",\"1\",\"0\",\"1\"]],\"ts\":\"1652459225428\",\"seqId\":5,\"prevSeqId\":-1}]}",
            "1652459226.580866: {\"arg\":{\"channel\":\"books\",\"instId\":\"ABC-USDT\"},\"action\":\"update\",\"data\":[{\"asks\":[],\"bids\":[[\"9.5\",\"2\",\"0\",\"3\"]],\"ts\":\"1652459226428\",\"seqId\":7,\"prevSeqId\":5}]}",
            "1652459226.7: {\"arg\":{\"channel\":\"trades\",\"instId\":\"ABC-USDT\"},\"data\":[{\"instId\":\"ABC-USDT\",\"tradeId\":\"1\",\"px\":\"10\",\"sz\":\"1\",\"side\":\"buy\",\"ts\":\"1652459226600\"}]}",
            "1652459226.8: {\"arg\":{\"channel\":\"tickers\",\"instId\":\"ABC-USDT\"},\"data\":[{\"askPx\":\"10\",\"askSz\":\"3\",\"bidPx\":\"\",\"bidSz\":\"\",\"ts\":\"1652459226700\"}]}",
            "1652459226.9: pong"),
    COINBASE(
            CryptoFormat.COINBASE,
            CoinbaseSession::new,
            "1618677817.077736: {\"type\":\"snapshot\",\"product_id\":\"ABC-USD\",\"asks\":[[\"10.00\",\"3\"]],\"bids\":[[\"9.00\",\"1\"]]}",
            "1618677817.118783: {\"type\":\"l2update\",\"product_id\":\"ABC-USD\",\"changes\":[[\"buy\",\"9.50\",\"0.5\"],[\"sell\",\"10.00\",\"0\"]],\"time\":\"2021-04-17T16:43:37.075687Z\"}",
            "1618677817.2: {\"type\":\"match\",\"trade_id\":1,\"side\":\"sell\",\"size\":\"0.04\",\"price\":\"10.00\",\"product_id\":\"ABC-USD\",\"sequence\":3,\"time\":\"2021-04-17T16:43:37.1Z\"}"),
    BYBIT(
            CryptoFormat.BYBIT,
            BybitSession::new,
            "{\"topic\":\"orderbook.50.ABC\",\"type\":\"snapshot\",\"ts\":1733011200691,\"data\":{\"s\":\"ABC\",\"b\":[[\"9\",\"1\"]],\"a\":[[\"10\",\"3\"]],\"u\":4,\"seq\":9},\"cts\":1733011200690}",
            "{\"topic\":\"orderbook.50.ABC\",\"type\":\"delta\",\"ts\":1733011200693,\"data\":{\"s\":\"ABC\",\"b\":[[\"9.5\",\"1\"]],\"a\":[],\"u\":5,\"seq\":10},\"cts\":1733011200692}",
            "{\"topic\":\"publicTrade.ABC\",\"type\":\"snapshot\",\"ts\":1733011200694,\"data\":[{\"T\":1733011200694,\"s\":\"ABC\",\"S\":\"Buy\",\"v\":\"0.1\",\"p\":\"10\",\"i\":\"x\"}]}",
            "1618677786.98: {\"topic\":\"orderBookL2_25.OLD\",\"type\":\"snapshot\",\"data\":{\"order_book\":[{\"price\":\"7.2\",\"symbol\":\"OLD\",\"id\":\"72\",\"side\":\"Sell\",\"size\":5}]},\"cross_seq\":\"1\",\"timestamp_e6\":\"1618677785095303\"}",
            "1618677786.99: {\"topic\":\"orderBookL2_25.OLD\",\"type\":\"delta\",\"data\":{\"delete\":[{\"price\":\"7.2\",\"symbol\":\"OLD\",\"id\":\"72\",\"side\":\"Sell\"}],\"update\":[],\"insert\":[{\"price\":\"7.3\",\"symbol\":\"OLD\",\"id\":\"73\",\"side\":\"Sell\",\"size\":1.5}]},\"cross_seq\":\"2\",\"timestamp_e6\":\"1618677785095304\"}"),
    DERIBIT(
            CryptoFormat.DERIBIT,
            DeribitSession::new,
            "1626993723.844026: {\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"book.ABC-PERPETUAL.raw\",\"data\":{\"type\":\"snapshot\",\"timestamp\":1626993723632,\"instrument_name\":\"ABC-PERPETUAL\",\"change_id\":5,\"bids\":[[\"new\",9.0,1.0]],\"asks\":[[\"new\",10.0,3.0]]}}}",
            "1626993724.283178: {\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"book.ABC-PERPETUAL.raw\",\"data\":{\"type\":\"change\",\"timestamp\":1626993724318,\"prev_change_id\":5,\"instrument_name\":\"ABC-PERPETUAL\",\"change_id\":9,\"bids\":[[\"delete\",9.0,0.0],[\"new\",9.5,2.0]],\"asks\":[[\"change\",105.0e-1,1.0]]}}}",
            "1626993724.4: {\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"trades.ABC-PERPETUAL.raw\",\"data\":[{\"timestamp\":1626993724318,\"price\":10.0,\"instrument_name\":\"ABC-PERPETUAL\",\"direction\":\"buy\",\"amount\":1.0}]}}",
            "1626993724.5: {\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"ticker.ABC-PERPETUAL.raw\",\"data\":{\"timestamp\":1626993724318,\"stats\":{\"volume\":null},\"instrument_name\":\"ABC-PERPETUAL\",\"best_bid_price\":9.5,\"best_bid_amount\":2.0,\"best_ask_price\":0.0,\"best_ask_amount\":0.0}}}"),
    BITSTAMP(
            CryptoFormat.BITSTAMP,
            BitstampSession::new,
            "1641343697.1: {\"data\":{\"timestamp\":\"1641343691\",\"microtimestamp\":\"1641343691310202\",\"bids\":[[\"9.50\",\"0.5\"]],\"asks\":[]},\"channel\":\"diff_order_book_abcusd\",\"event\":\"data\"}",
            "https://www.bitstamp.net/api/v2/order_book/abcusd -> 1641343697.2: {\"timestamp\": \"1641343690\", \"microtimestamp\": \"1641343690572693\", \"bids\": [[\"9.00\", \"1\"]], \"asks\": [[\"10.00\", \"3\"]]}",
            "1641343697.3: {\"data\":{\"id\":2,\"timestamp\":\"1641343699\",\"amount\":0.0792,\"amount_str\":\"0.07920000\",\"price\":10.0,\"price_str\":\"10.00\",\"type\":0,\"microtimestamp\":\"1641343699596000\"},\"channel\":\"live_trades_abcusd\",\"event\":\"trade\"}");

    private final FeedFormat format;
    private final BiFunction<Listing, FeedAudit, VenueSession> newSession;
    private final List<String> lines;

    VenueFrames(
            final FeedFormat format,
            final BiFunction<Listing, FeedAudit, VenueSession> newSession,
            final String... lines) {
        this.format = format;
        this.newSession = newSession;
        this.lines = List.of(lines);
    }

    public FeedFormat format() {
        return format;
    }

    public VenueSession newSession(final Listing listing, final FeedAudit audit) {
        return newSession.apply(listing, audit);
    }

    /** Lines of a capture. */
    public List<String> lines() {
        return lines;
    }
}
