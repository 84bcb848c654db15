package io.tiercel.marketdata.dbn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The source's own test files of version 3: values as its client libraries' tests state them. */
class DbnFixtureTest {
    private final OpenListing listing = new OpenListing();
    private Map<String, Long> byType = Map.of();

    private List<String> events(final String name) {
        final Path file = SharedData.file("databento/dbn-v3/test_data." + name);
        final DbnEventLog log = new DbnEventLog();
        try (Feed feed = FeedFormats.choose(FeedFormats.AUTO, List.of(file))
                .open(List.of(file), listing, FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(new EventWriter(log), 100) != Feed.END_OF_FEED) {
                // the log has them
            }
            byType = feed.messagesByType();
        }
        return log.lines;
    }

    @ParameterizedTest
    @CsvSource({
        "bbo-1m, bbo-1m, 4", "bbo-1s, bbo-1s, 4", "cbbo-1s, cbbo-1s, 2", "cmbp-1, cmbp-1, 2",
        "definition, definition, 2", "imbalance, imbalance, 2", "mbo, mbo, 2", "mbp-1, mbp-1, 2",
        "mbp-10, mbp-10, 2", "ohlcv-1h, ohlcv-1h, 2", "ohlcv-1m, ohlcv-1m, 2", "ohlcv-1s, ohlcv-1s, 2",
        "statistics, statistics, 2", "status, status, 4", "tbbo, mbp-1, 2", "trades, trades, 2"
    })
    void shouldReachTheEndWhenAFileIsRead(final String schema, final String type, final long records) {
        events(schema + ".v3.dbn.zst");

        assertEquals(Map.of(type, records), byType);
    }

    @Test
    void shouldReadNothingWhenAFileHoldsNoRecord() {
        assertEquals(List.of(), events("ohlcv-1d.v3.dbn.zst"));
        assertEquals(Map.of(), byType);
    }

    @Test
    void shouldTellTheKnownOrdersWhenTheyAreReadPlainOrCompressed() {
        final List<String> orders = List.of(
                "1/0 0 DELETE SELL 647784973705 3722750000000 x1 @1609160400000429831",
                "2/0 0 DELETE SELL 647784973631 3723000000000 x1 @1609160400000431665");

        assertEquals(orders, events("mbo.v3.dbn"));
        assertEquals(orders, events("mbo.v3.dbn.zst"));
        assertEquals("ESH1", listing.instrument(0).symbol());
    }

    @Test
    void shouldTellTheKnownLevelsWhenTheyAreRead() {
        assertEquals(
                List.of(
                        "1/0+ 0 SNAPSHOT BUY 3720250000000 x24 n15 @1609160400006001487",
                        "1/1 0 SNAPSHOT SELL 3720500000000 x11 n9 @1609160400006001487",
                        "2/0 0 LEVEL SELL 3720500000000 x12 n10 @1609160400006146661"),
                events("mbp-1.v3.dbn.zst"));
        assertEquals(
                List.of(
                        "1/0+ 0 SNAPSHOT BUY 3720250000000 x24 n-1 @1609160400006001487",
                        "1/1 0 SNAPSHOT SELL 3720500000000 x11 n-1 @1609160400006001487",
                        "2/0 0 LEVEL SELL 3720500000000 x12 n-1 @1609160400006146661"),
                events("cmbp-1.v3.dbn.zst"));
        final List<String> deep = events("mbp-10.v3.dbn.zst");
        assertEquals(21, deep.size());
        assertEquals(
                List.of(
                        "1/0+ 0 SNAPSHOT BUY 3720250000000 x24 n15 @1609160400000429831",
                        "1/1+ 0 SNAPSHOT SELL 3720500000000 x10 n8 @1609160400000429831",
                        "1/2+ 0 SNAPSHOT BUY 3720000000000 x31 n18 @1609160400000429831",
                        "1/3+ 0 SNAPSHOT SELL 3720750000000 x34 n24 @1609160400000429831",
                        "1/4+ 0 SNAPSHOT BUY 3719750000000 x32 n23 @1609160400000429831",
                        "1/5+ 0 SNAPSHOT SELL 3721000000000 x39 n25 @1609160400000429831"),
                deep.subList(0, 6));
        assertEquals("2/0 0 LEVEL BUY 3720000000000 x30 n17 @1609160400000435673", deep.getLast());
    }

    @Test
    void shouldTellTheKnownTradesAndBestPricesWhenTheyAreRead() {
        assertEquals(
                List.of(
                        "1/0 0 TRADE BUY - 3720250000000 x5 @1609160400098821953",
                        "2/0 0 TRADE BUY - 3720250000000 x21 @1609160400107665963"),
                events("trades.v3.dbn.zst"));
        assertEquals(
                List.of(
                        "1/0 0 TOP 3720250000000 x26 3720500000000 x7 @1609160400098821953",
                        "1/0 0 TRADE BUY - 3720250000000 x5 @1609160400098821953",
                        "2/0 0 TOP 3720250000000 x21 3720500000000 x22 @1609160400107665963",
                        "2/0 0 TRADE BUY - 3720250000000 x21 @1609160400107665963"),
                events("tbbo.v3.dbn.zst"));
        assertEquals(
                List.of(
                        "1/0 0 TOP 3720250000000 x24 3720500000000 x11 @1609160400006001487",
                        "2/0 0 TOP 3720250000000 x24 3720500000000 x12 @1609160400006146661"),
                events("cbbo-1s.v3.dbn.zst"));
    }

    @Test
    void shouldTellTheKnownBarsWhenTheyAreRead() {
        assertEquals(
                List.of(
                        "1/0 0 BAR NONE 372025000000000 372350000000000 372025000000000 372225000000000 x9385"
                                + " @1609160400000000000+3600000000000=1609164000000000000",
                        "2/0 0 BAR NONE 372225000000000 372450000000000 371600000000000 371950000000000 x112698"
                                + " @1609164000000000000+3600000000000=1609167600000000000"),
                events("ohlcv-1h.v3.dbn.zst"));
        assertEquals(
                List.of(
                        "1/0 0 BAR NONE 372025000000000 372150000000000 372025000000000 372100000000000 x353"
                                + " @1609160400000000000+60000000000=1609160460000000000",
                        "2/0 0 BAR NONE 372100000000000 372150000000000 372100000000000 372150000000000 x152"
                                + " @1609160460000000000+60000000000=1609160520000000000"),
                events("ohlcv-1m.v3.dbn.zst"));
        assertEquals(
                List.of(
                        "1/0 0 BAR NONE 372025000000000 372050000000000 372025000000000 372050000000000 x57"
                                + " @1609160400000000000+1000000000=1609160401000000000",
                        "2/0 0 BAR NONE 372050000000000 372050000000000 372050000000000 372050000000000 x13"
                                + " @1609160401000000000+1000000000=1609160402000000000"),
                events("ohlcv-1s.v3.dbn.zst"));
    }

    @Test
    void shouldTellTheKnownFiguresWhenTheyAreRead() {
        final List<String> statistics = events("statistics.v3.dbn.zst");
        final List<String> imbalances = events("imbalance.v3.dbn.zst");

        assertEquals(2, statistics.size());
        assertTrue(statistics.get(0).contains(" FIGURE OTHER 100000000000 x0 @"), statistics::toString);
        assertTrue(statistics.get(1).contains(" FIGURE HIGH_PRICE 100000000000 x0 @"), statistics::toString);
        assertEquals(2, imbalances.size());
        assertTrue(imbalances.get(0).contains(" FIGURE AUCTION_IMBALANCE 229430000000 "), imbalances::toString);
        assertTrue(imbalances.get(1).contains(" FIGURE AUCTION_IMBALANCE 229990000000 "), imbalances::toString);
    }

    @Test
    void shouldReadTheKnownMetadataWhenItHasManyMappings() throws IOException {
        final Path file = SharedData.file("databento/dbn-v3/test_data.mbo.v3.dbn");
        final byte[] content = Files.readAllBytes(file);
        final int length = DbnMetadataReader.lengthOf(content);

        final DbnMetadata metadata = DbnMetadataReader.read(java.util.Arrays.copyOf(content, length));

        assertEquals(3, metadata.version());
        assertEquals("GLBX.MDP3", metadata.dataset());
        assertEquals(DbnSchema.MBO, metadata.schema());
        assertEquals(1_609_160_400_000_000_000L, metadata.startNs());
        assertEquals(1_609_200_000_000_000_000L, metadata.endNs());
        assertEquals(2, metadata.limit());
        assertEquals(List.of("ESH1"), metadata.symbols());
        assertEquals(List.of(), metadata.partial());
        assertEquals(List.of(), metadata.notFound());
        // 2020-12-28 and 29, UTC
        assertEquals(
                List.of(new DbnMetadata.Mapping(
                        "ESH1", "5482", 1_609_113_600_000_000_000L, 1_609_200_000_000_000_000L)),
                metadata.mappings());
    }

    @Test
    void shouldNameTheInstrumentWhenDefinitionsAreRead() {
        assertEquals(List.of(), events("definition.v3.dbn.zst"));

        assertEquals("MSFT", listing.instrument(0).symbol());
    }
}
