package io.tiercel.marketdata.iex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.event.EventLog;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.pcap.CaptureFeed;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Segments that the Investors Exchange has sent. */
class IexSampleTest {
    private static final String DEEP_PLUS = "iex/omi/DeepPlus.IexTp.1.0.2/";

    private final OpenListing listing = new OpenListing();
    private Map<String, Long> byType = Map.of();

    @Test
    void shouldReadTheDeepSampleWithItsRestarts() {
        final Path path = SharedData.file("iex/IEX_DEEP_1.0_sample_20170425_part1.pcap.gz");
        final IexSegmentDecoder decoder = new IexSegmentDecoder(() -> new DeepDecoder(listing), FeedAudit.NONE);
        final EventLog log = new EventLog();
        try (Feed feed = new CaptureFeed(List.of(path), decoder)) {
            drain(feed, log);
        }
        final CheckReport report = check(path, "iex-deep");

        assertEquals(10, decoder.restarts());
        assertEquals(Map.of("restarts of the source", 10L), report.remarks());
        assertEquals(0, decoder.repeats());
        assertEquals(7791, decoder.heartbeats());
        assertEquals(
                Map.of(
                        "SystemEvent", 38L,
                        "TradingStatus", 85835L,
                        "OperationalHaltStatus", 85835L,
                        "ShortSalePriceTestStatus", 85833L,
                        "SecurityEvent", 45L,
                        "PriceLevelBuyUpdate", 3544L,
                        "PriceLevelSellUpdate", 3561L,
                        "TradeReport", 22098L),
                report.byType());
        assertEquals(286_789, report.messages());
        assertEquals(0, report.gaps());
        assertTrue(report.isOk());
        // Books kept by a script outside of this project cross and lock as often: the sample is of a certification
        // session.
        assertEquals(2836, report.crossed());
        assertEquals(658, report.locked());
        assertEquals(10, count(log, " -1 STALE RESTART 0 @"));
        assertEquals(3544 + 3561, count(log, " LEVEL "));
        // 140 + 145 updates say that their event goes on
        assertEquals(
                285,
                log.lines().stream()
                        .filter(line -> line.contains(" LEVEL ") && line.contains("+ "))
                        .count());
        assertEquals(10, report.stale());
        assertEquals(22098, count(log, " TRADE NONE ") + count(log, " CROSS NONE "));
    }

    @Test
    void shouldReadTheTopsSample() {
        final Path path = SharedData.file("iex/IEX_TOPS_1.6_sample_20170710_part1.pcap.gz");

        final CheckReport report = check(path, "iex-tops");

        assertEquals(
                Map.of(
                        "QuoteUpdate", 17357L,
                        "TradingStatus", 7801L,
                        "ShortSalePriceTestStatus", 7800L,
                        "OperationalHaltStatus", 7800L,
                        "TradeReport", 3081L,
                        "AuctionInformation", 360L,
                        "SecurityDirectory", 10L,
                        "SystemEvent", 3L,
                        "TradeBreak", 2L),
                report.byType());
        assertEquals(44_214, report.messages());
        assertEquals(0, report.gaps());
        assertTrue(report.isOk());
        assertTrue(
                report.instruments().size() >= 7799, () -> report.instruments().size() + " instruments");
    }

    @Test
    void shouldReadTheFieldsOfLevelUpdates() {
        // by hand from the bytes: 38 01 be7f1335 3ae25d16 "V" be000000 b4f01e00...: 190 shares at 202.7700, complete
        assertEquals(
                List.of("355166 0 LEVEL BUY 2027700 x190 @1611692981294956478"),
                events("iex/omi/Deep.IexTp.v1.0/PriceLevelBuyUpdateMessage.pcap", "iex-deep"));
        assertEquals("V", listing.instrument(0).symbol());
        // 35 01 2ab9d862 3ae25d16 "UNH" 52000000 f8823400...: 82 shares at 344.1400
        final OpenListing before = new OpenListing();
        assertEquals(0, before.size());
        assertEquals(
                List.of("355282 1 LEVEL SELL 3441400 x82 @1611692982062856490"),
                events("iex/omi/Deep.IexTp.v1.0/PriceLevelSellUpdateMessage.pcap", "iex-deep"));
        assertEquals("UNH", listing.instrument(1).symbol());
        assertEquals(List.of(), events("iex/omi/Deep.IexTp.v1.0/Heartbeat.pcap", "iex-deep"));
        assertEquals(Map.of(), byType);
    }

    @Test
    void shouldReadTheFieldsOfOrderByOrderMessages() {
        // order 0x006300000000000a = 27866022694354954; 100 shares at 136.5000; side 5 = sell
        assertEquals(
                List.of("47150 0 ADD SELL 27866022694354954>- 1365000 x100 @1727787282503661342"),
                events(DEEP_PLUS + "a_AddOrder.pcap", "iex-deep-plus"));
        assertEquals("IBKR", listing.instrument(0).symbol());
        assertEquals(
                List.of("47151 0 DELETE NONE 27866022694354954>- - x0 @1727787285421659978"),
                events(DEEP_PLUS + "R_OrderDelete.pcap", "iex-deep-plus"));
        // order 0x00630000000000ae, flags 0: priority reset; 200 shares at 0x151b84 = 138.3300
        assertEquals(
                List.of("47213 0 REPLACE NONE 27866022694355118>27866022694355118 1383300 x200 @1727787570827660238"),
                events(DEEP_PLUS + "M_OrderModify.pcap", "iex-deep-plus"));
        assertEquals(
                List.of(
                        "47164 0 EXECUTE NONE 27866022694354957>- 1380000 x100 @1727787314304661404",
                        "47165 0 EXECUTE NONE 27866022694354958>- 1380000 x100 @1727787314313661330",
                        "47166 0 EXECUTE NONE 27866022694354959>- 1380000 x100 @1727787314322659557"),
                events(DEEP_PLUS + "L_OrderExecuted.pcap", "iex-deep-plus"));
        assertEquals(
                List.of(
                        "47194 0 TRADE NONE ->- 1373300 x100 @1727787461369658860",
                        "47195 0 TRADE NONE ->- 1373300 x100 @1727787461380660142",
                        "47196 0 TRADE NONE ->- 1373300 x100 @1727787461393659096",
                        "47197 0 TRADE NONE ->- 1373300 x100 @1727787461402660871"),
                events(DEEP_PLUS + "T_Trade.pcap", "iex-deep-plus"));
        assertEquals(List.of(), events(DEEP_PLUS + "B_TradeBreak.pcap", "iex-deep-plus"));
        assertEquals(Map.of("TradeBreak", 1L), byType);
    }

    @Test
    void shouldReadTheStatusMessages() {
        final List<String> events = events(DEEP_PLUS + "H_TradingStatus.pcap", "iex-deep-plus");

        // S O: closed until regular hours begin; 17 securities, each with T and N, which change nothing before
        assertEquals("1 -1 CLOSED @1727770063061661285", events.getFirst());
        assertEquals(1L, byType.get("SystemEvent"));
        assertEquals(67L, byType.values().stream().mapToLong(Long::longValue).sum());
        assertTrue(events.stream().skip(1).allMatch(event -> event.contains(" CLOSED @")), events::toString);

        events(DEEP_PLUS + "D_SecurityDirectory.pcap", "iex-deep-plus");
        assertEquals(66L, byType.values().stream().mapToLong(Long::longValue).sum());
        assertTrue(byType.get("SecurityDirectory") > 0, byType::toString);
        assertEquals(List.of(), events(DEEP_PLUS + "E_SecurityEvent.pcap", "iex-deep-plus"));
        assertEquals(Map.of("SecurityEvent", 35L), byType);
    }

    @Test
    void shouldReadAllTypesInOneFile() {
        final Path path = SharedData.file(DEEP_PLUS + "all_message_types.pcap");

        final CheckReport report = check(path, "iex-deep-plus");

        assertTrue(
                report.byType()
                        .keySet()
                        .containsAll(List.of(
                                "TradeBreak",
                                "SecurityDirectory",
                                "SecurityEvent",
                                "TradingStatus",
                                "RetailLiquidityIndicator",
                                "OrderExecuted",
                                "OrderModify",
                                "OperationalHaltStatus",
                                "ShortSalePriceTestStatus",
                                "OrderDelete",
                                "SystemEvent",
                                "TradeReport",
                                "AddOrder")),
                () -> report.byType().toString());
    }

    private List<String> events(final String file, final String format) {
        final Path path = SharedData.file(file);
        final FeedFormat chosen = FeedFormats.choose(FeedFormats.AUTO, List.of(path));
        assertEquals(format, chosen.name());
        final EventLog log = new EventLog();
        try (Feed feed = chosen.open(List.of(path), listing, FeedAudit.NONE, FeedOptions.NONE)) {
            drain(feed, log);
            byType = feed.messagesByType();
        }
        return log.lines();
    }

    private static CheckReport check(final Path path, final String format) {
        final FeedFormat chosen = FeedFormats.choose(FeedFormats.AUTO, List.of(path));
        assertEquals(format, chosen.name());
        return new FeedCheck(chosen).run(List.of(path), FeedOptions.NONE, _ -> {});
    }

    private static void drain(final Feed feed, final EventLog log) {
        final EventWriter writer = new EventWriter(log);
        while (feed.poll(writer, 64) != Feed.END_OF_FEED) {
            // Until the end.
        }
    }

    private static long count(final EventLog log, final String part) {
        return log.lines().stream().filter(line -> line.contains(part)).count();
    }
}
