package io.tiercel.marketdata.crypto;

/** Which of Binance's markets: they differ in their addresses. */
public enum BinanceMarket {
    /** Spot. */
    SPOT("https://api.binance.com/api/v3/depth?limit=", "@depth@100ms", "@trade"),
    /** Futures margined in dollars. */
    USD_M("https://fapi.binance.com/fapi/v1/depth?limit=", "@depth@0ms", "@trade"),
    /** Futures margined in coins. */
    COIN_M("https://dapi.binance.com/dapi/v1/depth?limit=", "@depth@0ms", "@aggTrade");

    private final String snapshotUrl;
    private final String depthStream;
    private final String tradeStream;

    BinanceMarket(final String snapshotUrl, final String depthStream, final String tradeStream) {
        this.snapshotUrl = snapshotUrl;
        this.depthStream = depthStream;
        this.tradeStream = tradeStream;
    }

    String snapshotUrl(final int depth, final String symbol) {
        return snapshotUrl + depth + "&symbol=" + symbol;
    }

    String depthStream() {
        return depthStream;
    }

    String tradeStream() {
        return tradeStream;
    }
}
