package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.factors.kernel.Kernels;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every recorded feed that makes a book: streaming factors = columns in plain loops = columns lane by lane, bit by bit. */
class FactorsOfRecordedFeedsTest {
    /** Feeds that have a book, by the names of their files without what tells those of one feed apart. More may come, none may go. */
    private static final List<String> COVERED = List.of(
            "binance/spot_btcusdt_20240808.jsonl.gz",
            "binance/usdm_btcusdt_20240808.jsonl.gz",
            "bitstamp-l3/orders.csv.gz",
            "bybit/xrpusdt-ob500.data.zip",
            "crypto-ws/BINANCE",
            "crypto-ws/BITSTAMP",
            "crypto-ws/BYBIT",
            "crypto-ws/COINBASE",
            "crypto-ws/DERIBIT",
            "crypto-ws/KRAKEN",
            "crypto-ws/OKX",
            "databento/dbn-v3/test_data.bbo-1m.v3.dbn.zst",
            "databento/dbn-v3/test_data.bbo-1s.v3.dbn.zst",
            "databento/dbn-v3/test_data.cbbo-1s.v3.dbn.zst",
            "databento/dbn-v3/test_data.cmbp-1.v3.dbn.zst",
            "databento/dbn-v3/test_data.mbp-1.v3.dbn.zst",
            "databento/dbn-v3/test_data.mbp-10.v3.dbn.zst",
            "databento/dbn-v3/test_data.tbbo.v3.dbn.zst",
            "databento/esh4-glbx-mdp3-20231224.mbo.dbn.zst",
            "databento/esh4-glbx-mdp3-20231225.mbo.dbn.zst",
            "iex/IEX_DEEP_1.0_sample_20170425_part1.pcap.gz",
            "iex/IEX_TOPS_1.6_sample_20170710_part1.pcap.gz",
            "iex/omi/Deep.IexTp.v1.0/PriceLevelBuyUpdateMessage.pcap",
            "iex/omi/Deep.IexTp.v1.0/PriceLevelSellUpdateMessage.pcap",
            "iex/omi/DeepPlus.IexTp.1.0.2/a_AddOrder.pcap",
            "lean-equity/tick/ibm/20131007_quote.zip",
            "lean-equity/tick/ibm/20131008_quote.zip",
            "lobster/AAPL_2012-06-21_34200000_37800000_50.csv.gz",
            "lobster/AAPL_2012-06-21_first672_50.csv.gz",
            "lobster/AAPL_2012-06-21_first999_10.csv.gz",
            "nasdaq-itch/omi/Nasdaq.Equities.TotalView.Itch.v5.0.20230822/AddOrderNoMPID.pcap",
            "nasdaq-itch/omi/Nasdaq.Equities.TotalView.Itch.v5.0.20230822/AddOrderWithMPID.pcap",
            "sse-l2/SSE_20230711.csv.gz",
            "sse-snapshot/SSE_snapshot_20211201.csv.gz",
            "szse-snapshot/SZSE_snapshot_20220601.csv.gz",
            "tardis/binance-futures_book_snapshot_25_BTCUSDT.csv",
            "tardis/binance-futures_book_snapshot_5_BTCUSDT.csv",
            "tardis/deribit_incremental_book_L2_BTC-PERPETUAL.csv");

    private static final int INSTRUMENTS_AT_ONCE = 1_000;
    private static final int EVENTS_PER_POLL = 4_096;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bybit/xrpusdt-ob500.data.zip",
                "crypto-ws/KRAKEN",
                "crypto-ws/OKX",
                "databento/dbn-v3/test_data.mbp-10.v3.dbn.zst",
                "databento/esh4-glbx-mdp3-20231224.mbo.dbn.zst",
                "lobster/AAPL_2012-06-21_first672_50.csv.gz",
                "lobster/AAPL_2012-06-21_first999_10.csv.gz",
                "nasdaq-itch/omi/Nasdaq.Equities.TotalView.Itch.v5.0.20230822/AddOrderNoMPID.pcap",
                "tardis/binance-futures_book_snapshot_25_BTCUSDT.csv"
            })
    void shouldBeTheSameEventByEventAndColumnByColumn(final String name) throws IOException {
        final List<Path> files = feeds().getOrDefault(name, List.of());
        assumeTrue(!files.isEmpty(), "skipped: market data " + name + " is absent");
        assertTrue(Kernels.isVectorApiPresent(), "the test JVM has no Vector API: nothing lane by lane is compared");

        final FactorTwins.Outcome outcome = run(files);

        assertTrue(outcome.events() > 0 && outcome.values() > 0, name + ": " + outcome);
    }

    @Test
    @Tag("slow")
    void shouldBeTheSameOnEveryFeedThatMakesABook(final TestReporter reporter) throws IOException {
        final Set<String> covered = new TreeSet<>();
        for (final var feed : feeds().entrySet()) {
            final FactorTwins.Outcome outcome = run(feed.getValue());
            if (outcome.instruments() > 0) {
                covered.add(feed.getKey());
                reporter.publishEntry(feed.getKey(), outcome.toString());
            } else {
                reporter.publishEntry(feed.getKey(), "no book");
            }
        }

        final Set<String> gone = new TreeSet<>(COVERED);
        gone.removeAll(covered);
        assertEquals(Set.of(), gone, "feeds that have no book any more");
    }

    /** Nothing for files that are no feed, or none without others beside them. */
    private static FactorTwins.Outcome run(final List<Path> files) {
        FactorTwins.Outcome outcome = new FactorTwins.Outcome(0, 0, 0);
        int followed = 0;
        int listed;
        do {
            final FactorTwins twins = new FactorTwins(followed, followed + INSTRUMENTS_AT_ONCE);
            try {
                read(files, twins);
            } catch (final BadInputException noFeed) {
                return outcome;
            }
            outcome = outcome.plus(twins.compare());
            followed += INSTRUMENTS_AT_ONCE;
            listed = twins.listing().size();
        } while (followed < listed);
        return outcome;
    }

    private static void read(final List<Path> files, final FactorTwins twins) {
        final EventWriter writer = new EventWriter(twins);
        try (Feed feed = FeedFormats.choose(FeedFormats.AUTO, files)
                .open(files, twins.listing(), FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(writer, EVENTS_PER_POLL) != Feed.END_OF_FEED) {
                // the events arrive by the slots
            }
        }
    }

    /** Files that make one feed together, by name. */
    private static SortedMap<String, List<Path>> feeds() throws IOException {
        final Path data = Path.of(System.getProperty("tiercel.shared", "../shared"), "data");
        assumeTrue(Files.isDirectory(data), "skipped: market data folder " + data + " is absent");
        final SortedMap<String, List<Path>> feeds = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> {
                final String name = data.relativize(file)
                        .toString()
                        .replace('\\', '/')
                        .replaceFirst("_(message|orderbook)_", "_")
                        .replaceFirst("_(orders|trades)_", "_")
                        .replaceFirst("\\.(ws|http)\\..*", "");
                feeds.computeIfAbsent(name, unseen -> new ArrayList<>()).add(file);
            });
        }
        return feeds;
    }
}
