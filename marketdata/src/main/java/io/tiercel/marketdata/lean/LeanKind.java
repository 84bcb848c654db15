package io.tiercel.marketdata.lean;

import io.tiercel.marketdata.feed.TextTime;
import java.util.Optional;

/** Kinds of LEAN rows. */
enum LeanKind {
    /** Bars of trades by day. */
    DAILY(6, "date,open,high,low,close,volume", TextTime.NS_PER_DAY),
    /** Bars of trades by minute. */
    MINUTE_TRADE(6, "ms,open,high,low,close,volume", 60_000_000_000L),
    /** Bars of bids and offers by minute. */
    MINUTE_QUOTE(11, "ms,bid open,high,low,close,size,ask open,high,low,close,size", 60_000_000_000L),
    /** Bars of trades by second. */
    SECOND_TRADE(6, "ms,open,high,low,close,volume", 1_000_000_000L),
    /** Bars of bids and offers by second. */
    SECOND_QUOTE(11, "ms,bid open,high,low,close,size,ask open,high,low,close,size", 1_000_000_000L),
    /** Single trades. */
    TICK_TRADE(6, "ms,price,size,exchange,sale condition,suspicious", 0),
    /** Single quotes of one venue each. */
    TICK_QUOTE(8, "ms,bid price,bid size,ask price,ask size,exchange,condition,suspicious", 0);

    final int columns;
    final String layout;

    /** Of a bar; 0 for single trades and quotes. */
    final long intervalNs;

    LeanKind(final int columns, final String layout, final long intervalNs) {
        this.columns = columns;
        this.layout = layout;
        this.intervalNs = intervalNs;
    }

    /** By the end of the name in the zip, lower case. */
    static Optional<LeanKind> of(final String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "minute_trade" -> MINUTE_TRADE;
                    case "minute_quote" -> MINUTE_QUOTE;
                    case "second_trade" -> SECOND_TRADE;
                    case "second_quote" -> SECOND_QUOTE;
                    case "trade_tick", "tick_trade" -> TICK_TRADE;
                    case "quote_tick", "tick_quote" -> TICK_QUOTE;
                    default -> null;
                });
    }

    /** Columns of prices, and of sizes. */
    int[][] scaled() {
        return switch (this) {
            case DAILY, MINUTE_TRADE, SECOND_TRADE -> new int[][] {{1, 2, 3, 4}, {5}};
            case MINUTE_QUOTE, SECOND_QUOTE -> new int[][] {{1, 2, 3, 4, 6, 7, 8, 9}, {5, 10}};
            case TICK_TRADE -> new int[][] {{1}, {2}};
            case TICK_QUOTE -> new int[][] {{1, 3}, {2, 4}};
        };
    }
}
