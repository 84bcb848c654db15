package io.tiercel.marketdata.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.event.RecordingSlots;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.protocol.BarDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hand-made rows and the events that they become. */
class TextFeedEventsTest {
    private static final String BITSTAMP = "id,timestamp,exchange.timestamp,price,volume,action,direction\n";

    private final OpenListing listing = new OpenListing();

    @TempDir
    private Path folder;

    /** Orders 1, 3 and 9 of one security and 0 of another behind them, trade 5: in order 0, 1, 3, 5, 9. 09:30 in Shanghai is 01:30 UTC. */
    @Test
    void shouldMergeShanghaiOrdersAndTradesBySequence() throws IOException {
        final List<String> events = record(
                "sse-l2", write("orders.csv", TextFeedSamples.ORDERS), write("trades.csv", TextFeedSamples.TRADES));

        assertEquals(
                List.of(
                        "0/0 0 OPEN @1689039000100000000",
                        "0/0 0 ADD BUY 100>- 500 x100 @1689039000100000000",
                        "1/0 1 OPEN @1689039000280000000",
                        "1/0 1 ADD SELL 101>- 1593 x300 @1689039000280000000",
                        "3/0 1 ADD BUY 102>- 1592 x400 @1689039001000000000",
                        "5/0+ 1 EXECUTE SELL 101>- 1593 x100 @1689039002000000000",
                        "5/0 1 REDUCE BUY 200>- - x100 @1689039002000000000",
                        "9/0 1 DELETE BUY 102>- 1592 x400 @1689039003000000000"),
                events);
        assertEquals("600000.SH", listing.instrument(0).symbol());
    }

    @Test
    void shouldTakeBothOrdersOfAnAuctionTradeOffAndPrintItOnce() throws IOException {
        final String trade = TextFeedSamples.TRADES.replace(",0,1,15.93", ",0,0,15.93");

        final List<String> events = record("sse-l2", write("trades.csv", trade));

        assertEquals(
                List.of(
                        "5/0 0 OPEN @1689039002000000000",
                        "5/0+ 0 REDUCE BUY 200>- - x100 @1689039002000000000",
                        "5/0+ 0 REDUCE SELL 101>- - x100 @1689039002000000000",
                        "5/0 0 CROSS NONE ->- 1593 x100 @1689039002000000000"),
                events);
    }

    @Test
    void shouldTellWhatChangedOfABitstampOrder() throws IOException {
        final List<String> events = record(
                "bitstamp-l3",
                write(
                        "orders.csv",
                        BITSTAMP
                                + TextFeedSamples.rows(
                                        "7,1000,0,236.47,200,created,bid",
                                        "7,1001,0,236.47,150,changed,bid",
                                        "7,1002,0,236.5,150,changed,bid",
                                        "7,1002,0,236.5,150,changed,bid",
                                        "7,1003,0,236.5,150,deleted,bid",
                                        "9,1004,0,240,30,changed,ask")));

        assertEquals(
                List.of(
                        "1/0 0 ADD BUY 7>- 23647 x200 @1000000000",
                        "2/0 0 REDUCE BUY 7>- 23647 x50 @1001000000",
                        "3/0 0 REPLACE BUY 7>7 23650 x150 @1002000000",
                        "5/0 0 DELETE BUY 7>- 23650 x150 @1003000000",
                        "6/0 0 ADD SELL 9>- 24000 x30 @1004000000"),
                events);
    }

    /** The file tells the aggressor, the event the resting side; 0.5 and 20 need one decimal of the price and none of the amount. */
    @Test
    void shouldTellTheRestingSideOfATardisTrade() throws IOException {
        final List<String> events = record(
                "tardis-prints",
                write(
                        "trades.csv",
                        TextFeedSamples.rows(
                                "exchange,symbol,timestamp,local_timestamp,id,side,price,amount",
                                "deribit,BTC,1000,2000,1,buy,6421.5,10",
                                "deribit,BTC,1001,2000,2,unknown,6422,20")));

        assertEquals(
                List.of("1/0 0 TRADE SELL ->- 64215 x10 @1000000", "2/0 0 TRADE NONE ->- 64220 x20 @1001000"), events);
    }

    /** Time in New York is UTC - 5 in January 2013; offsets are taken as they stand; daylight saving time in September. */
    @ParameterizedTest
    @CsvSource({
        "'Date,Close', '1/16/2013 12:00:00 AM,147.05', 1358312400000000000, 86400000000000, 14705",
        "'Date,Close', '2012-09-04,147.05', 1346731200000000000, 86400000000000, 14705",
        "'Datetime,Close', '2019-12-13 11:00:00-05:00,1.5', 1576252800000000000, 60000000000, 15",
        "'timestamp_utc,close', '2024-01-01 23:01:00,1.1078', 1704150060000000000, 60000000000, 11078",
        "'time,close', '725898600,43.938', 725898600000000000, 60000000000, 43938",
        "'Date,Close', '20000308 00:00,1370500', 952491600000000000, 60000000000, 1370500",
        // 0.0000005 lies between two, the even one is 0
        "'Date,Close', '2012-09-04,24.1132605', 1346731200000000000, 86400000000000, 24113260",
        "'Date,Close', '2012-09-04,24.11326050001', 1346731200000000000, 86400000000000, 24113261",
    })
    void shouldReadTimesAndPricesOfBars(
            final String header, final String row, final long startNs, final long intervalNs, final long close)
            throws IOException {
        final Path file = write("SPY_bars.csv", header + "\n" + row + "\n");
        final List<long[]> bars = new ArrayList<>();

        drain("csv-bars", new BarSlots(bars), file);

        assertEquals(1, bars.size());
        assertEquals(startNs, bars.getFirst()[0]);
        assertEquals(intervalNs, bars.getFirst()[1]);
        assertEquals(close, bars.getFirst()[2]);
        assertEquals("SPY", listing.instrument(0).symbol());
    }

    /** 14,400 s behind midnight in New York of 2013-10-04, which is 04:00 UTC; the second row has no bid. */
    @Test
    void shouldMakeABarOfEachSideOfALeanQuote() throws IOException {
        final TextFeedSamples sample = TextFeedSamples.all()
                .filter(s -> s.format().equals("lean"))
                .findFirst()
                .orElseThrow();
        final Path file = Files.write(
                folder.resolve("20131004_quote.zip"), sample.contents().getFirst());
        final List<long[]> bars = new ArrayList<>();

        drain("lean", new BarSlots(bars), file);

        assertEquals(3, bars.size());
        assertEquals(1_380_873_600_000_000_000L, bars.getFirst()[0]);
        assertEquals(60_000_000_000L, bars.getFirst()[1]);
        assertEquals(1_675_600, bars.getFirst()[2]);
        assertEquals(List.of(0L, 1L, 1L), bars.stream().map(bar -> bar[3]).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "bitstamp-l3, 7;1000;0;236.47;x;created;bid, line 2, column 5 (volume): 'x', a decimal number",
        "bitstamp-l3, 7;1000;0;236.475;1;created;bid, line 2, column 4 (price): '236.475', at most 2 decimals",
        "bitstamp-l3, 7;1000;0;236.47;1;made;bid, line 2, column 6 (action): 'made', 'created, changed or deleted'",
        "bitstamp-l3, 7;1000;0;236.47;1;created, line 2, 6 columns, 7 as in the header",
        "bitstamp-l3, 7;1000;0;1;1;created;bid/8;999;0;1;1;created;bid, line 3, column 2 (timestamp): '999', not before",
    })
    void shouldTellLineColumnAndWhatWasExpected(
            final String format, final String rows, final String line, final String place, final String expected)
            throws IOException {
        final Path file = write("orders.csv", BITSTAMP + rows.replace(';', ',').replace('/', '\n') + "\n");

        final BadInputException e = assertThrows(BadInputException.class, () -> record(format, file));

        assertTrue(e.getMessage().startsWith(file + ": " + line + ": "), e.getMessage());
        assertTrue(e.getMessage().contains(place), e.getMessage());
        assertTrue(e.getMessage().contains("expected") && e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void shouldRefuseAShanghaiNumberThatStandsTwice() throws IOException {
        final Path orders = write("orders.csv", TextFeedSamples.ORDERS);
        final Path trades = write("trades.csv", TextFeedSamples.TRADES.replace(",1,5,", ",1,3,"));

        final BadInputException e = assertThrows(BadInputException.class, () -> record("sse-l2", orders, trades));

        assertTrue(e.getMessage().contains("number 3 stands twice"), e.getMessage());
    }

    private List<String> record(final String format, final Path... files) {
        final RecordingSlots slots = new RecordingSlots();
        drain(format, slots, files);
        return slots.events();
    }

    private void drain(final String format, final EventSlots slots, final Path... files) {
        final List<Path> paths = List.of(files);
        final EventWriter writer = new EventWriter(slots);
        try (Feed feed = FeedFormats.choose(format, paths).open(paths, listing, FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(writer, 2) != Feed.END_OF_FEED) {
                // Until the end.
            }
        }
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Start, length, close and side of each bar. */
    private record BarSlots(List<long[]> bars, UnsafeBuffer buffer) implements EventSlots {
        BarSlots(final List<long[]> bars) {
            this(bars, new UnsafeBuffer(new byte[SLOT_LENGTH]));
        }

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public void publish(final int offset) {
            final BarDecoder bar = new BarDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
            bars.add(new long[] {bar.startTimestampNs(), bar.intervalNs(), bar.closePrice(), bar.sideRaw()});
        }
    }
}
