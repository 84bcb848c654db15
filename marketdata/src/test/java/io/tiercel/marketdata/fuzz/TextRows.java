package io.tiercel.marketdata.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Further kinds of text files of a format, a few hand-made rows each. */
final class TextRows {
    private TextRows() {}

    static List<Sample> more(final String format) {
        return switch (format) {
            case "lean" -> lean();
            case "lean-crypto" -> leanCrypto();
            case "tardis" -> tardis();
            case "tardis-prints" -> tardisPrints();
            case "csv-bars" -> bars();
            default -> List.of();
        };
    }

    private static List<Sample> lean() {
        return List.of(
                zip(
                        "20131004_spy_minute_quote.csv",
                        "14400000,1674200,1675800,1674200,1675600,20000,1678700,1678700,1676000,1676000,20000",
                        "14460000,,,,,,1676000,1676000,1675700,1676000,20000"),
                zip(
                        "20131004_spy_minute_trade.csv",
                        "34200000,1686000,1686400,1685800,1686100,120000",
                        "34260000,1686100,1686200,1685900,1686000,34000"),
                zip("20131007_spy_trade_tick.csv", "34200123,1686000,100,P,0,0", "34200124,1686100,200,Q,4000,0"),
                zip(
                        "20131007_spy_quote_tick.csv",
                        "34200123,1686000,3,0,0,P,0,0",
                        "34200125,1686000,3,1686100,4,Q,0,0"),
                zip("spy.csv", "20131004 00:00,1686000,1690000,1680000,1689000,100", "20131007 00:00,1,2,1,2,5"));
    }

    private static List<Sample> leanCrypto() {
        return List.of(
                zip(
                        "20180404_btcusd_minute_quote.csv",
                        "60000,7407.5,7410.1,7400,7409,0.5,7411,7412,7405.5,7410,1.25",
                        "120000,7409,7409,7409,7409,1,,,,,"),
                zip(
                        "20180404_btcusd_second_trade.csv",
                        "1000,7407.5,7410.1,7400,7409,0.5",
                        "2000,7409,7409.25,7408,7409,1.125"),
                zip("20180404_btcusd_tick_trade.csv", "100,7407.5,0.5,,,0", "150,7407.6,0.25,,,0"));
    }

    private static List<Sample> tardis() {
        return List.of(table(
                "snapshots.csv",
                "exchange,symbol,timestamp,local_timestamp,asks[0].price,asks[0].amount,bids[0].price,bids[0].amount,asks[1].price,asks[1].amount,bids[1].price,bids[1].amount",
                "deribit,BTC,1585699200245000,1585699200355684,6421.5,18640,6421,100,6422,5,6420.5,7",
                "deribit,BTC,1585699200246000,1585699200355685,6421.5,18640,6421,100,,,,"));
    }

    private static List<Sample> tardisPrints() {
        return List.of(table(
                "quotes.csv",
                "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount",
                "deribit,BTC,1585699200245000,1585699200355684,18640,6421.5,6421,100",
                "deribit,BTC,1585699200246000,1585699200355685,,,6421,80"));
    }

    private static List<Sample> bars() {
        return List.of(
                table(
                        "FX_minute.csv",
                        "timestamp_utc,open,high,low,close,volume",
                        "2024-01-01 23:01:00,1.1,1.2,1.05,1.1078,",
                        "2024-01-01 23:02:00,1.1078,1.1079,1.1,1.1,12"),
                table(
                        "XY_bars.csv",
                        "Datetime,Open,High,Low,Close,Volume",
                        "2019-12-13 11:00:00-05:00,1.5,1.6,1.4,1.5,10",
                        "2019-12-13 11:01:00-05:00,1.5,1.6,1.4,1.45,30"),
                table("ZZ.csv", "time,close", "725898600,43.938", "725898660,43.94"));
    }

    private static Sample zip(final String entry, final String... rows) {
        return Sample.lines(entry, 0, text(rows)).zipped("of.zip");
    }

    private static Sample table(final String name, final String... rows) {
        return Sample.lines(name, 1, text(rows));
    }

    private static byte[] text(final String... rows) {
        return (String.join("\n", rows) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
