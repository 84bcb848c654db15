package io.tiercel.marketdata.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A few hand-made rows of each kind of text file. */
public record TextFeedSamples(String format, List<String> names, List<byte[]> contents) {
    public static Stream<TextFeedSamples> all() {
        return Stream.of(
                of(
                        "lobster",
                        "AB_2012-06-21_message_2.csv",
                        rows("34200.1,1,11,100,1000000,1", "34200.2,4,7,50,1001000,-1", "34200.3,3,11,100,1000000,1"),
                        "AB_2012-06-21_orderbook_2.csv",
                        rows(
                                "1001000,200,1000000,150,1002000,10,999900,20",
                                "1001000,150,1000000,150,1002000,10,999900,20",
                                "1001000,150,1000000,50,1002000,10,999900,20")),
                of("sse-l2", "orders.csv", ORDERS, "trades.csv", TRADES),
                of("sse-snapshot", "sse.csv", shanghai()),
                of("szse-snapshot", "szse.csv", shenzhen()),
                of(
                        "bitstamp-l3",
                        "orders.csv",
                        rows(
                                "id,timestamp,exchange.timestamp,price,volume,action,direction",
                                "7,1430438404518,1430438404000,236.47,200000000,created,bid",
                                "7,1430438404635,1430438404000,236.47,178855669,changed,bid",
                                "7,1430438404637,1430438340000,236.47,0,deleted,bid")),
                of(
                        "tardis",
                        "l2.csv",
                        rows(
                                "exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount",
                                "deribit,BTC,1585699200245000,1585699200355684,true,ask,6421.5,18640",
                                "deribit,BTC,1585699200245000,1585699200355684,true,bid,6421,100",
                                "deribit,BTC,1585699200246000,1585699200355685,false,bid,6421,0")),
                of(
                        "tardis-prints",
                        "trades.csv",
                        rows(
                                "exchange,symbol,timestamp,local_timestamp,id,side,price,amount",
                                "deribit,BTC,1585699200245000,1585699200355684,1,buy,6421.5,10",
                                "deribit,BTC,1585699200246000,1585699200355685,2,unknown,6422,20")),
                new TextFeedSamples(
                        "lean",
                        List.of("20131004_quote.zip"),
                        List.of(zip(
                                "20131004_spy_minute_quote.csv",
                                rows(
                                        "14400000,1674200,1675800,1674200,1675600,20000,1678700,1678700,1676000,1676000,20000",
                                        "14460000,,,,,,1676000,1676000,1675700,1676000,20000")))),
                of(
                        "csv-bars",
                        "SPY_daily.csv",
                        rows(
                                "Date,Open,High,Low,Close,Adj Close,Volume",
                                "2012-09-04,95.1,96.4,94.9,96.2,87.121140,91973000",
                                "2012-09-05,96.5,96.6,95.6,95.7,86.5,84093800")));
    }

    static final String ORDERS = rows(
            "MDDate,MDTime,OrderType,OrderPrice,OrderQty,OrderBSFlag,ChannelNo,ApplSeqNum,OrderNO,SecurityID",
            "2023.07.11,09:30:00.280,2,15.929999999999999,300,2,1,1,101,605580.SH",
            "2023.07.11,09:30:01.000,2,15.92,400,1,1,3,102,605580.SH",
            "2023.07.11,09:30:03.000,10,15.92,400,1,1,9,102,605580.SH",
            "2023.07.11,09:30:00.100,2,5,100,1,1,0,100,600000.SH");

    static final String TRADES = rows(
            "MDDate,MDTime,TradeBuyNo,TradeSellNo,TradeType,TradeBSFlag,TradePrice,TradeQty,ChannelNo,ApplSeqNum,SecurityID",
            "2023.07.11,09:30:02.000,200,101,0,1,15.93,100,1,5,605580.SH");

    static String rows(final String... rows) {
        return String.join("\n", rows) + "\n";
    }

    private static String shanghai() {
        final String header = "SecurityID,DateTime,OpenPx,HighPx,LowPx,TotalVolumeTrade,InstrumentStatus,"
                + levels("BidPrice", 0) + levels("BidOrderQty", 0) + levels("BidNumOrders", 0)
                + levels("OfferPrice", 0) + levels("OfferOrderQty", 0) + levels("OfferNumOrders", 0) + "End\n";
        return header
                + "600103,\"2021.12.01T09:15:02.000\",0.0,0.0,0.0,0,\"OCALL\",2.73,0.0" + zeros(8)
                + ",24400,8100" + zeros(8) + zeros(10) + ",2.73" + zeros(9) + ",24400" + zeros(9) + zeros(10) + ",\n"
                + "600103,\"2021.12.01T09:30:02.000\",2.74,2.74,2.74,500,\"TRADE\",2.73,2.72" + zeros(8)
                + ",300,400" + zeros(8) + ",2,1" + zeros(8) + ",2.74" + zeros(9) + ",100" + zeros(9) + ",1" + zeros(9)
                + ",\n";
    }

    private static String shenzhen() {
        final String header = "MDDate,MDTime,SecurityID,TotalVolumeTrade,OpenPx,HighPx,LowPx,TradingPhaseCode,"
                + levels("BuyPrice", 1) + levels("BuyOrderQty", 1) + levels("BuyNumOrders", 1)
                + levels("SellPrice", 1) + levels("SellOrderQty", 1) + levels("SellNumOrders", 1) + "End\n";
        return header + "2022.06.01,10:38:39.000,300288.SZ,2299900,9.759999999999999,9.93,9.7,3,9.82,9.81" + zeros(8)
                + ",32500,13200" + zeros(8) + ",9,4" + zeros(8) + ",9.83" + zeros(9) + ",15500" + zeros(9) + ",4"
                + zeros(9) + ",\n";
    }

    private static String levels(final String name, final int first) {
        return String.join(
                "",
                IntStream.range(first, first + 10).mapToObj(i -> name + i + ",").toList());
    }

    private static String zeros(final int count) {
        return ",0".repeat(count);
    }

    private static TextFeedSamples of(final String format, final String... namesAndTexts) {
        final List<String> names = IntStream.range(0, namesAndTexts.length / 2)
                .mapToObj(i -> namesAndTexts[2 * i])
                .toList();
        final List<byte[]> contents = IntStream.range(0, namesAndTexts.length / 2)
                .mapToObj(i -> namesAndTexts[2 * i + 1].getBytes(StandardCharsets.UTF_8))
                .toList();
        return new TextFeedSamples(format, names, contents);
    }

    static byte[] zip(final String entry, final String text) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return format;
    }
}
