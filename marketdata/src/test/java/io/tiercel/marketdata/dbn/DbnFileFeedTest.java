package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnBytes.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DbnFileFeedTest {
    private static final long TICK = 250_000_000L;
    private static final Object[] ESH4 = {"ESH4", 20231225, 20231226, "7"};

    @TempDir
    Path folder;

    private final OpenListing listing = new OpenListing();

    private List<String> events(final DbnBytes... contents) throws IOException {
        return events(listing, contents);
    }

    private List<String> events(final Listing of, final DbnBytes... contents) throws IOException {
        final List<Path> files = new ArrayList<>();
        for (int i = 0; i < contents.length; i++) {
            files.add(Files.write(folder.resolve(i + ".dbn"), contents[i].bytes()));
        }
        final DbnEventLog log = new DbnEventLog();
        final EventWriter writer = new EventWriter(log);
        try (Feed feed =
                FeedFormats.choose(FeedFormats.AUTO, files).open(files, of, FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(writer, 2) != Feed.END_OF_FEED) {
                // the log has them
            }
        }
        return log.lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldFollowOrdersWhenOrderByOrderDataIsRead(final int version) throws IOException {
        final DbnBytes content = new DbnBytes(version, MBO_SCHEMA, false, ESH4)
                .mbo('A', 'B', 11, 100 * TICK, 5, 128, 1000)
                .mbo('A', 'A', 12, 101 * TICK, 3, 128, 1001)
                .mbo('C', 'B', 11, 100 * TICK, 2, 128, 1002) // 5 - 2 = 3 are left
                .mbo('M', 'B', 11, 100 * TICK, 1, 128, 1003) // 3 - 1 = 2 go, the place is kept
                .mbo('M', 'B', 11, 100 * TICK, 1, 128, 1004) // nothing changes
                .mbo('M', 'B', 11, 100 * TICK, 4, 128, 1005) // grows: loses its place
                .mbo('M', 'B', 11, 99 * TICK, 2, 128, 1006) // another price: loses its place
                .mbo('T', 'B', 0, 101 * TICK, 3, 0, 1007) // a buyer took what was offered
                .mbo('F', 'A', 12, 101 * TICK, 3, 0, 1007)
                .mbo('C', 'A', 12, 101 * TICK, 3, 128, 1007)
                .mbo('C', 'B', 11, 99 * TICK, 2, 128, 1008)
                .mbo('T', 'N', 0, 100 * TICK, 1, 128, 1009)
                .mbo('N', 'N', 0, NO_PRICE, 0, 128, 1010)
                .mbo('R', 'N', 0, NO_PRICE, 0, 128, 1011);

        assertEquals(
                List.of(
                        "1/0 0 ADD BUY 11 25000000000 x5 @1000",
                        "2/0 0 ADD SELL 12 25250000000 x3 @1001",
                        "3/0 0 REDUCE BUY 11 25000000000 x2 @1002",
                        "4/0 0 REDUCE BUY 11 25000000000 x2 @1003",
                        "6/0 0 REPLACE BUY 11>11 25000000000 x4 @1005",
                        "7/0 0 REPLACE BUY 11>11 24750000000 x2 @1006",
                        "8/0+ 0 TRADE SELL - 25250000000 x3 @1007",
                        "10/0 0 DELETE SELL 12 25250000000 x3 @1007",
                        "11/0 0 DELETE BUY 11 24750000000 x2 @1008",
                        "12/0 0 TRADE NONE - 25000000000 x1 @1009",
                        "14/0 0 SNAPSHOT NONE - x0 n-1 @1011"),
                events(content));
        assertEquals("ESH4", listing.instrument(0).symbol());
        assertEquals(9, listing.instrument(0).priceScale());
        assertEquals(0, listing.instrument(0).qtyScale());
    }

    @Test
    void shouldNeverGuessWhenAnOrderIsUnknown() throws IOException {
        final DbnBytes content = new DbnBytes(3, MBO_SCHEMA, false, ESH4)
                .mbo('C', 'B', 8, TICK, 2, 128, 1)
                .mbo('M', 'A', 9, 2 * TICK, 6, 128, 2) // told whole: counted as unknown, then there
                .mbo('M', 'A', 9, 2 * TICK, 4, 128, 3)
                .mbo('M', 'B', 9, TICK, 4, 128, 4) // another side: another order
                .mbo('A', 'B', 9, TICK, 1, 128, 5) // rests already: the book counts it
                .mbo('C', 'B', 9, TICK, 4, 128, 6);
        final Path file = Files.write(folder.resolve("x.dbn"), content.bytes());
        final FeedCheck check = new FeedCheck(DbnFormat.ORDERS);

        final var report = check.run(List.of(file), FeedOptions.NONE, _ -> {});

        assertEquals(
                List.of(
                        "1/0 0 DELETE BUY 8 250000000 x2 @1",
                        "2/0+ 0 REPLACE SELL 9>9 500000000 x6 @2", // two changes, one event
                        "2/0 0 ADD SELL 9 500000000 x6 @2",
                        "3/0 0 REDUCE SELL 9 500000000 x2 @3",
                        "4/0+ 0 DELETE SELL 9 500000000 x4 @4",
                        "4/0 0 ADD BUY 9 250000000 x4 @4",
                        "5/0 0 ADD BUY 9 250000000 x1 @5",
                        "6/0 0 DELETE BUY 9 250000000 x4 @6"),
                events(content));
        assertEquals(2, report.unknownOrders());
        assertEquals(0, report.instruments().getFirst().restingOrders());
    }

    @Test
    void shouldBeginANewBookWhenASnapshotComes() throws IOException {
        final DbnBytes first = new DbnBytes(1, MBO_SCHEMA, false, ESH4)
                .mbo('A', 'B', 1, TICK, 1, 40, 10)
                .mbo('A', 'B', 2, TICK, 1, 40, 9);
        final DbnBytes second = new DbnBytes(1, MBO_SCHEMA, false, ESH4)
                .mbo('A', 'B', 2, TICK, 1, 40, 9)
                .mbo('A', 'A', 3, 2 * TICK, 1, 168, 11)
                .mbo('A', 'A', 4, 2 * TICK, 1, 128, 12)
                .mbo('R', 'N', 0, NO_PRICE, 0, 32, 13)
                .mbo('A', 'A', 4, 2 * TICK, 1, 160, 12);

        assertEquals(
                List.of(
                        "1/0 0 SNAPSHOT NONE - x0 n-1 @10",
                        "1/0+ 0 ADD BUY 1 250000000 x1 @10",
                        "2/0+ 0 ADD BUY 2 250000000 x1 @9",
                        "3/0 0 SNAPSHOT NONE - x0 n-1 @9",
                        "3/0+ 0 ADD BUY 2 250000000 x1 @9",
                        "4/0 0 ADD SELL 3 500000000 x1 @11",
                        "5/0 0 ADD SELL 4 500000000 x1 @12",
                        "6/0 0 SNAPSHOT NONE - x0 n-1 @13",
                        "7/0 0 ADD SELL 4 500000000 x1 @12"),
                events(first, second));
    }

    @Test
    void shouldMarkTheBookStaleOnceWhenMessagesWereMissed() throws IOException {
        final DbnBytes content = new DbnBytes(2, MBO_SCHEMA, false, ESH4)
                .mbo('A', 'B', 1, TICK, 1, 128 | 4, 10)
                .mbo('A', 'B', 2, TICK, 1, 128 | 4, 11);

        assertEquals(
                List.of("1/0 0 ADD BUY 1 250000000 x1 @10", "1/0 0 STALE GAP @10", "2/0 0 ADD BUY 2 250000000 x1 @11"),
                events(content));
    }

    @Test
    void shouldTellOnlyWhatChangedWhenLevelsAreRead() throws IOException {
        final DbnBytes content = new DbnBytes(3, MBP_10_SCHEMA, false, ESH4)
                .mbp(10, 1, 'A', 'B', 10, 5, 100, 10, 12, 5, 6, 1, 2, 9, 13, 7, 8, 3, 4)
                .mbp(10, 1, 'T', 'A', 10, 5, 101, 10, 12, 5, 6, 1, 2, 9, 13, 7, 8, 3, 4)
                .mbp(10, 1, 'C', 'B', 10, 5, 102, 9, 12, 7, 6, 3, 2, 8, 13, 1, 9, 1, 4)
                .mbp(10, 1, 'R', 'N', NO_PRICE, 0, 103);

        assertEquals(
                List.of(
                        "1/0+ 0 SNAPSHOT BUY 10 x5 n1 @100",
                        "1/1+ 0 SNAPSHOT SELL 12 x6 n2 @100",
                        "1/2+ 0 SNAPSHOT BUY 9 x7 n3 @100",
                        "1/3 0 SNAPSHOT SELL 13 x8 n4 @100",
                        "2/0 0 TRADE BUY - 10 x5 @101",
                        "3/0+ 0 LEVEL BUY 10 x0 n0 @102",
                        "3/1+ 0 LEVEL BUY 8 x1 n1 @102",
                        "3/2 0 LEVEL SELL 13 x9 n4 @102",
                        "4/0+ 0 LEVEL BUY 9 x0 n0 @103",
                        "4/1+ 0 LEVEL BUY 8 x0 n0 @103",
                        "4/2+ 0 LEVEL SELL 12 x0 n0 @103",
                        "4/3 0 LEVEL SELL 13 x0 n0 @103"),
                events(content));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldKeepTheBookTheRecordsTellWhenLaddersAreRandom(final long seed) throws IOException {
        final SplittableRandom random = new SplittableRandom(seed);
        final DbnBytes content = new DbnBytes(3, MBP_10_SCHEMA, false, ESH4);
        final List<long[]> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            final long[] levels = new long[6 * (1 + random.nextInt(10))];
            long bid = 1000L + random.nextInt(4);
            long ask = bid + 1 + random.nextInt(3);
            for (int at = 0; at < levels.length; at += 6) {
                levels[at] = bid;
                levels[at + 1] = ask;
                for (int k = 2; k < 6; k++) {
                    levels[at + k] = 1L + random.nextInt(3);
                }
                bid -= 1 + random.nextInt(3);
                ask += 1 + random.nextInt(3);
            }
            content.mbp(10, 1, 'A', 'B', 1, 1, i, levels);
            records.add(levels);
        }
        final Path file = Files.write(folder.resolve("random.dbn"), content.bytes());
        final FeedCheck check = new FeedCheck(DbnFormat.LEVELS);
        final int[] last = {0};
        check.audit().listener((_, book) -> {
            final int record = (int) check.audit()
                    .buffer()
                    .getLong(MessageHeaderDecoder.sourceSequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
            // a record without an event repeats the one before
            for (int i = last[0]; i > 0 && i < record - 1; i++) {
                assertArrayEquals(records.get(last[0] - 1), records.get(i), "seed " + seed + " record " + (i + 1));
            }
            last[0] = record;
            assertArrayEquals(records.get(record - 1), ladders(book), "seed " + seed + " record " + record);
        });

        final var report = check.run(List.of(file), FeedOptions.NONE, _ -> {});

        assertTrue(last[0] > 490, "seed " + seed + ": the last event is of record " + last[0]);
        // the book is made of these records and of nothing else: there is nothing to compare it with
        assertEquals(0, report.referencesOk() + report.referencesBad(), "seed " + seed);
    }

    /** The levels of a book as a record tells them, both sides equally deep. */
    private static long[] ladders(final BookView book) {
        final long[] levels = new long[6 * book.levels(Side.BUY)];
        assertEquals(book.levels(Side.BUY), book.levels(Side.SELL));
        for (int at = 0; at < levels.length; at += 6) {
            for (int side = Side.BUY; side <= Side.SELL; side++) {
                levels[at + side] = book.price(side, at / 6);
                levels[at + 2 + side] = book.qty(side, at / 6);
                levels[at + 4 + side] = book.orderCount(side, at / 6);
            }
        }
        return levels;
    }

    @Test
    void shouldTellBestPricesBeforeTheTradeWhenTheSchemaIsTbbo() throws IOException {
        final DbnBytes content = new DbnBytes(2, TBBO_SCHEMA, true, ESH4)
                .mbp(1, 1, 'T', 'A', 10, 2, 100, 10, 12, 5, 6, 1, 2)
                .mbp(0xc2, 1, 'T', 'B', 12, 1, -1, 10, NO_PRICE, 5, 0, 1, 0);

        assertEquals(
                List.of(
                        "1/0 0 TOP 10 x5 12 x6 @100",
                        "1/0 0 TRADE BUY - 10 x2 @100",
                        "2/0 0 TOP 10 x5 - x0 @49",
                        "2/0 0 TRADE SELL - 12 x1 @49"),
                events(content));
    }

    @Test
    void shouldKeepOneBookForEachPublisherWhenSeveralTellLevels() throws IOException {
        final DbnBytes content = new DbnBytes(2, MBP_1_SCHEMA, false, ESH4)
                .mbp(1, 5, 'A', 'B', 1, 1, 1, 10, 12, 5, 6, 1, 2)
                .mbp(1, 39, 'A', 'B', 1, 1, 2, 9, 13, 5, 6, 1, 2)
                .mbp(1, 5, 'A', 'B', 1, 1, 3, 10, 12, 4, 6, 1, 2);

        final List<String> events = events(content);

        assertEquals("ESH4", listing.instrument(0).symbol());
        assertEquals("ESH4@39", listing.instrument(1).symbol());
        assertEquals("3/0 0 LEVEL BUY 10 x4 n1 @3", events.getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldReadFiguresWhenTheyStandInOneStream(final int version) throws IOException {
        final DbnBytes content = new DbnBytes(version, MIXED_SCHEMA, false)
                .word(0x17)
                .word(0x15)
                .definition(7, "ES/H4 X", TICK)
                .status(1, '~', 10)
                .status(7, 'Y', 11)
                .status(14, '~', 12)
                .status(9, 'N', 13)
                .status(12, '~', 14)
                .statistic(3, 100, version == 3 ? Long.MAX_VALUE : Integer.MAX_VALUE, 1, 15)
                .statistic(9, NO_PRICE, 77, 1, 16)
                .statistic(9, NO_PRICE, 78, 2, 17)
                .imbalance('A', 50, 300, 18)
                .imbalance('N', NO_PRICE, -1, 19)
                .bar(0x21, 1, 3, -1, 2, 9, 20)
                .mbp(0, 1, 'T', 'N', 5, 6, 21)
                .mbp(0xc3, 1, ' ', 'N', NO_PRICE, 0, 22, 10, 12, 5, 6, 1, 2)
                .bar(0x24, 1, 3, -1, 2, 9, 23);

        assertEquals(
                List.of(
                        "4/0 0 STATE AUCTION @10",
                        "5/0 0 STATE OPEN @11",
                        "7/0 0 STATE HALT @13",
                        "8/0 0 STATE CLOSED @14",
                        "9/0 0 FIGURE SETTLEMENT_PRICE 100 x0 @15",
                        "10/0 0 FIGURE OPEN_INTEREST - x77 @16",
                        "12/0 0 FIGURE AUCTION_IMBALANCE 50 x-300 @18",
                        "13/0 0 FIGURE AUCTION_IMBALANCE - x0 @19",
                        "14/0 0 BAR NONE 1 3 -1 2 x9 @20+60000000000=60000000020",
                        "15/0 0 TRADE NONE - 5 x6 @21",
                        "16/0 0 TOP 10 x5 12 x6 @22"),
                events(content));
        assertEquals("ES/H4 X", listing.instrument(0).symbol());
        assertEquals(TICK, listing.instrument(0).tickSize());
    }

    @Test
    void shouldTellLengthOfABarByTheSchemaWhenItsTypeDoesNot() throws IOException {
        final int minutes = 6;

        assertEquals(
                List.of("1/0 0 BAR NONE 1 1 1 1 x1 @20+60000000000=60000000020"),
                events(new DbnBytes(1, minutes, false).bar(0x11, 1, 1, 1, 1, 1, 20)));
    }

    @Test
    void shouldCountEveryRecordByItsNameWhenNothingIsListed() throws IOException {
        final DbnBytes content = new DbnBytes(3, MIXED_SCHEMA, false)
                .word(0x17)
                .word(0x15)
                .symbolMapping(7, "A")
                .mbo('A', 'B', 1, 1, 1, 128, 1)
                .mbp(1, 1, 'A', 'B', 1, 1, 1)
                .mbp(0, 1, 'T', 'B', 1, 1, 1);
        final Path file = Files.write(folder.resolve("x.dbn"), content.bytes());
        final DbnEventLog log = new DbnEventLog();
        final Listing nothing =
                new RegistryListing(new InstrumentRegistry(List.of(new Instrument(0, "OTHER", 2, 0, 1, 1, 1))));

        try (Feed feed = DbnFormat.ORDERS.open(List.of(file), nothing, FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(new EventWriter(log), 10) != Feed.END_OF_FEED) {
                // nothing comes
            }

            assertEquals(
                    Map.of("error", 1L, "mbo", 1L, "mbp-1", 1L, "symbol-mapping", 1L, "system", 1L, "trades", 1L),
                    feed.messagesByType());
        }
        assertEquals(List.of(), log.lines);
    }

    @Test
    void shouldNameInstrumentsByMappingThenMessageThenIdWhenTheyAreMet() throws IOException {
        final long christmasNs = 1_703_462_400_000_000_000L; // 2023-12-25T00:00Z
        final long dayNs = 86_400_000_000_000L;
        final DbnBytes content = new DbnBytes(
                        3,
                        MBO_SCHEMA,
                        false,
                        "OLD",
                        20231225,
                        20231226,
                        "7",
                        "NEW",
                        20231226,
                        20231227,
                        "7",
                        "9",
                        20231225,
                        20231226,
                        "NINE")
                .symbolMapping(8, "LIVE")
                .mbo(7, 'A', 'B', 1, 1, 1, 128, christmasNs - dayNs) // older than the file
                .mbo(7, 'A', 'B', 2, 1, 1, 128, christmasNs)
                .mbo(7, 'A', 'B', 3, 1, 1, 128, christmasNs + dayNs)
                .mbo(8, 'A', 'B', 4, 1, 1, 128, christmasNs)
                .mbo(9, 'A', 'B', 5, 1, 1, 128, christmasNs)
                .mbo(-1, 'A', 'B', 6, 1, 1, 128, christmasNs);

        events(content);

        final List<String> symbols = new ArrayList<>();
        for (int i = 0; i < listing.size(); i++) {
            symbols.add(listing.instrument(i).symbol());
        }
        assertEquals(List.of("OLD", "NEW", "LIVE", "NINE", "4294967295"), symbols);
    }

    @Test
    void shouldSpeakTheUnitsOfTheRegistryWhenASessionReads() throws IOException {
        final Listing session =
                new RegistryListing(new InstrumentRegistry(List.of(new Instrument(0, "ESH4", 2, 1, 25, 10, 50))));
        final DbnBytes content =
                new DbnBytes(3, MBO_SCHEMA, false, ESH4).mbo('A', 'B', 1, 4_810_250_000_000L, 3, 128, 1);

        assertEquals(List.of("1/0 0 ADD BUY 1 481025 x30 @1"), events(session, content));
    }

    @Test
    void shouldReadTheSameWhenTheFileIsCompressed() throws IOException {
        final DbnBytes content = new DbnBytes(3, MBO_SCHEMA, false, ESH4);
        for (int i = 1; i <= 5_000; i++) {
            content.mbo('A', i % 2 == 0 ? 'B' : 'A', i, (100 + i % 2 * 100) * TICK, 1, 128, i);
        }
        final byte[] plain = content.bytes();
        final byte[] head = Zstd.compress(java.util.Arrays.copyOf(plain, 1000));
        final byte[] tail = Zstd.compress(java.util.Arrays.copyOfRange(plain, 1000, plain.length));
        final byte[] frames = java.util.Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, frames, head.length, tail.length);
        final Path file = Files.write(folder.resolve("two-frames.dbn.zst"), frames);
        final OpenListing own = new OpenListing();
        final BookAudit audit = new BookAudit(own, 1, BookKind.ORDERS);

        try (Feed feed =
                FeedFormats.choose(FeedFormats.AUTO, List.of(file)).open(List.of(file), own, audit, FeedOptions.NONE)) {
            while (feed.poll(new EventWriter(audit), 100) != Feed.END_OF_FEED) {
                // the audit keeps the book
            }
        }

        final BookView book = audit.book(0);
        assertEquals(5_000, book.orderCount());
        assertEquals(2_500, book.qty(Side.BUY, 0));
        assertEquals(100 * TICK, book.price(Side.BUY, 0));
        assertEquals(200 * TICK, book.price(Side.SELL, 0));
    }
}
