package io.tiercel.marketdata.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of text file as it was recorded, found by name and content, against what its vendor says of it. */
class TextFeedRealDataTest {
    private static final String AAPL = "lobster/AAPL_2012-06-21_";

    @Test
    void shouldShowTenLevelsAfterEachOfTheFirst672Messages() {
        final CheckReport report = check(AAPL + "first672_message_50.csv.gz", AAPL + "first672_orderbook_50.csv.gz");

        assertEquals("lobster", report.format());
        assertEquals(672, report.messages());
        // 671 rows behind the one that the book starts from, and 56 visible executions
        assertEquals(671 + 56, report.referencesOk());
        assertEquals(0, report.referencesBad());
    }

    @Test
    void shouldShowNineLevelsWhereTheFileIsCutAtTen() {
        final CheckReport report = check(AAPL + "first999_message_10.csv.gz", AAPL + "first999_orderbook_10.csv.gz");

        // 998 rows behind the first, and 98 visible executions
        assertEquals(998 + 98, report.referencesOk());
        assertEquals(0, report.referencesBad());
    }

    /** The 90 rows are those of {@code LobsterBookTest}, which says why. */
    @Test
    void shouldShowTheBestPricesOfTheHour() {
        final CheckReport report = check(
                AAPL + "34200000_37800000_message_50.csv.gz",
                AAPL + "34200000_37800000_bbo_after_each_message.csv.gz",
                AAPL + "first672_orderbook_50.csv.gz");

        assertEquals(4_067, report.byType().get("visible execution"));
        assertEquals(91_907 + 671 + 4_067, report.referencesOk());
        assertEquals(90, report.referencesBad());
        assertEquals(84, report.unknownOrders());
    }

    @Test
    void shouldFindThePassiveOrderOfEveryShanghaiTrade() {
        final CheckReport report = check("sse-l2/SSE_trades_20230711.csv.gz", "sse-l2/SSE_orders_20230711.csv.gz");

        assertEquals("sse-l2", report.format());
        assertEquals(
                Map.of("order add", 60_718L, "order cancel", 21_685L, "trade", 54_838L, "auction trade", 1_081L),
                report.byType());
        assertEquals(54_838, report.referencesOk());
        assertEquals(0, report.referencesBad());
        // the active side of each trade of the continuous session, and no other
        assertEquals(54_838, report.unknownOrders());
        assertEquals(0, report.gaps());
        assertEquals(
                8_852,
                report.instruments().stream().mapToInt(i -> i.restingOrders()).sum());
    }

    @Test
    void shouldReadShanghaiSnapshots() {
        final CheckReport report = check("sse-snapshot/SSE_snapshot_20211201.csv.gz");

        assertEquals("sse-snapshot", report.format());
        assertEquals(Map.of("snapshot", 12_593L, "auction snapshot", 563L), report.byType());
        // both sides' best level where all of its orders are listed
        assertEquals(23_839, report.referencesOk());
        assertEquals(0, report.referencesBad());
        assertEquals(0, report.crossed() + report.locked());
        assertEquals(12, report.instruments().size());
    }

    @Test
    void shouldReadShenzhenSnapshots() {
        final CheckReport report = check("szse-snapshot/SZSE_snapshot_20220601.csv.gz");

        assertEquals("szse-snapshot", report.format());
        assertEquals(11_155, report.messages());
        assertEquals(0, report.crossed() + report.locked());
        assertEquals("20.63", report.instruments().getFirst().bid().toPlainString());
        assertEquals("20.64", report.instruments().getFirst().ask().toPlainString());
    }

    @Test
    void shouldReadBitstampOrders() {
        final CheckReport report = check("bitstamp-l3/orders.csv.gz");

        assertEquals("bitstamp-l3", report.format());
        assertEquals(Map.of("created", 24_894L, "changed", 602L, "deleted", 24_918L), report.byType());
        // 205 deletions of orders older than the file
        assertEquals(205, report.unknownOrders());
        assertEquals(185, report.instruments().getFirst().restingOrders());
    }

    @ParameterizedTest
    @CsvSource({
        "tardis/binance-futures_book_snapshot_25_BTCUSDT.csv, tardis, 10, 500",
        "tardis/binance-futures_book_snapshot_5_BTCUSDT.csv, tardis, 10, 100",
        "tardis/deribit_incremental_book_L2_BTC-PERPETUAL.csv, tardis, 15, 15",
        "lean-equity/daily/spy.zip, lean, 5849, 5849",
        "lean-equity/minute/spy/20131004_trade.zip, lean, 711, 711",
        "lean-equity/minute/spy/20131004_quote.zip, lean, 855, 1710",
        "lean-equity/second/spy/20131007_trade.zip, lean, 16675, 16675",
        "lean-equity/second/spy/20131007_quote.zip, lean, 27409, 54818",
        "lean-equity/tick/ibm/20131007_trade.zip, lean, 24293, 24293",
        "lean-equity/tick/ibm/20131007_quote.zip, lean, 109067, 109066",
        "lean-crypto/coinbase/minute/btcusd/20161007_trade.zip, lean-crypto, 1419, 1419",
        "etf-daily/SPY_ohlcv.csv, csv-bars, 865, 865",
        "etf-daily/SPY_adjclose.csv, csv-bars, 7786, 7786",
        "etf-minute/SPY_1m.csv.gz, csv-bars, 8360, 8359",
        "futures-minute/6EH4.XCME_1min_bars_20240101_20240131.csv.gz, csv-bars, 29996, 29996",
        "news-tweets/AAPL_daily.csv, csv-bars, 1258, 1258",
        "golden-indicators/spy_ohlcv.txt, csv-bars, 500, 500",
        "golden-indicators/spy_ema.csv, csv-bars, 364, 364",
        "golden-indicators/spy_with_adx.txt, csv-bars, 504, 504",
        "golden-indicators/spy_qqq_corr.csv, csv-bars, 7928, 7928",
        "golden-indicators/spy_qqq_cov.csv, csv-bars, 7424, 7424",
    })
    void shouldReadEveryRow(final String file, final String format, final long messages, final long events) {
        final CheckReport report = check(file);

        assertEquals(format, report.format());
        assertEquals(messages, report.messages());
        assertEquals(events, report.events());
        assertEquals(0, report.referencesBad());
        assertEquals(0, report.crossed());
    }

    private static CheckReport check(final String... files) {
        final List<Path> paths = Stream.of(files).map(SharedData::file).toList();
        return new FeedCheck(FeedFormats.choose(FeedFormats.AUTO, paths)).run(paths, FeedOptions.NONE, share -> {});
    }
}
