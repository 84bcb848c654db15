package io.tiercel.engine.performance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.MarketObserver;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.EngineSettings;
import io.tiercel.engine.configuration.JournalSettings;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.report.TearSheet;
import io.tiercel.engine.report.TearSheetData;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** A simulated session, recorded from its journal: what the record says against what can be seen another way. */
class RecordedSessionTest {
    private static final int SEED = 11;
    private static final int EVENTS = 30_000;

    @TempDir
    private static Path folder;

    private static SessionSummary summary;
    private static Configuration configuration;
    private static InstrumentRegistry registry;
    private static Path journal;
    private static final MidsOfBooks BOOKS = new MidsOfBooks();
    private static TradingRecord record;

    /** Every change of the mid of every instrument, as the books tell it. */
    private static final class MidsOfBooks implements MarketObserver {
        private final Map<Integer, TreeMap<Long, Long>> mids = new TreeMap<>();

        @Override
        public void onMarketEvent(final int instrumentId, final long nowNs, final BookView book) {
            if (book.isValid()) {
                mids.computeIfAbsent(instrumentId, _ -> new TreeMap<>())
                        .put(nowNs, book.price(Side.BUY, 0) + book.price(Side.SELL, 0));
            }
        }
    }

    @BeforeAll
    static void recordASession() {
        configuration = configuration();
        journal = folder.resolve("journal");
        summary = new SessionRunner(configuration, new SimulatedSource(SEED, EVENTS), journal).run();
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SessionMetadata.SCHEMA_VERSION)) {
            registry = configuration.instruments().registry(SessionMetadata.symbols(directory.metadata()));
        }
        record = recorded(Optional.empty());
    }

    private static TradingRecord recorded(final Optional<Path> spool) {
        final TradingRecorder recorder = new TradingRecorder(
                new RecorderSettings(registry.all(), List.of("maker"), EquityPeriod.minutes(), spool));
        assertTrue(new Replay(journal, true)
                .recorder(recorder)
                .observer(BOOKS)
                .run()
                .isIdentical());
        return recorder.finish();
    }

    private static Configuration configuration() {
        final Configuration shipped = Configuration.shipped();
        final EngineSettings engine = shipped.engine();
        final PipelineConfig pipeline = engine.pipeline();
        final PipelineConfig oneThread = new PipelineConfig(
                ThreadingMode.INVOKER,
                pipeline.durability(),
                pipeline.waitPolicy(),
                false,
                List.of(),
                pipeline.ringSlots(),
                pipeline.outputRingBytes(),
                64);
        return new Configuration(
                new EngineSettings(
                        oneThread,
                        engine.session(),
                        new JournalSettings(1, 1, 0),
                        engine.recovery(),
                        engine.venue(),
                        engine.simulation()),
                shipped.instruments(),
                shipped.factors(),
                new StrategySettings(
                        StrategySettings.NO_MODEL,
                        shipped.strategy().strategies().stream()
                                .filter(entry -> entry.type().equals("avellaneda-stoikov"))
                                .toList()),
                shipped.risk());
    }

    @Test
    void shouldHaveTradedAndRoundTripped() {
        assertEquals(summary.fills(), record.fillCount());
        assertEquals(summary.orders(), record.orderCount());
        assertTrue(record.fillCount() > 50, "too few fills for the other tests to say something");
        assertTrue(record.counts().isVenueObserved());
        assertEquals(0, record.counts().fillsWithoutMid());
    }

    @Test
    void shouldAttributeTheChangeOfEquityToTheLastMicro() {
        final Performance performance = Performance.of(record, 0, Optional.empty());
        final List<SampleRow> samples = record.samples();
        final Attribution total = performance.attribution().total();

        assertEquals(samples.getLast().equityMicros() - samples.getFirst().equityMicros(), total.netMicros());
        assertEquals(summary.feesMicros(), total.feesMicros());
        for (final AttributionTable.Grouping grouping :
                performance.attribution().groupings()) {
            assertEquals(
                    record.fillCount(),
                    grouping.groups().values().stream()
                            .mapToLong(Attribution::fills)
                            .sum(),
                    grouping.by());
        }
    }

    @Test
    void shouldCompareFillsWithTheMidBeforeAndAfterAsTheBooksTellIt() {
        final long[] compared = new long[2];
        record.fills(fill -> {
            final TreeMap<Long, Long> mids = BOOKS.mids.get(fill.instrumentId());
            // an event at the very time of the fill may stand before or after it
            if (!mids.containsKey(fill.venueTimeNs())) {
                assertEquals(mids.floorEntry(fill.venueTimeNs()).getValue(), fill.midTwice(), fill.toString());
                compared[0]++;
            } else if (fill.isMaker()) {
                final Long before = mids.lowerEntry(fill.venueTimeNs()).getValue();
                compared[1] += before == fill.midTwice() ? 1 : 0;
            }
            for (final Horizon horizon : Horizon.values()) {
                assertEquals(
                        mids.floorEntry(fill.venueTimeNs() + horizon.lengthNs()).getValue(),
                        fill.laterMidTwice(horizon),
                        fill.toString());
            }
        });
        assertTrue(compared[1] > record.fillCount() / 2, compared[0] + " and " + compared[1]);
    }

    @Test
    void shouldSumFillsToTheirOrders() {
        final Map<Long, Long> filled = new TreeMap<>();
        record.fills(fill -> filled.merge(fill.orderId(), fill.qty(), Long::sum));
        final Map<Long, Long> ofOrders = new TreeMap<>();
        record.orders(order -> {
            if (order.cumQty() > 0) {
                ofOrders.put(order.orderId(), order.cumQty());
            }
            assertTrue(order.cumQty() <= order.qty(), order.toString());
            assertTrue(order.decisionTimeNs() <= order.arrivalTimeNs() || !order.isAccepted(), order.toString());
        });

        assertEquals(ofOrders, filled);
    }

    @Test
    void shouldGiveTheSameRowsWithAndWithoutASpool() {
        final Path spool = folder.resolve("spool");
        final List<FillRow> kept = new ArrayList<>();
        record.fills(kept::add);
        final List<FillRow> spilled = new ArrayList<>();
        try (TradingRecord again = recorded(Optional.of(spool))) {
            again.fills(spilled::add);
            assertEquals(record.samples(), again.samples());
        }

        assertEquals(kept, spilled);
        assertFalse(Files.exists(spool.resolve("fills.rows")));
    }

    @Test
    void shouldWriteTheSameBytesTwiceAndFetchNothing() throws Exception {
        final Path first = folder.resolve("first");
        final Path second = folder.resolve("second");

        TearSheet.write(first, data(record));
        TearSheet.write(second, data(record));

        for (final String name : List.of(
                "report.html",
                "performance.json",
                "equity.parquet",
                "fills.parquet",
                "orders.parquet",
                "trades.parquet")) {
            assertArrayEquals(Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)), name);
        }
        final String page = Files.readString(first.resolve("report.html"));
        assertFalse(page.contains("http://") || page.contains("https://") || page.contains("<script"));
        assertFalse(page.contains("NaN") || page.contains("Infinity") || page.contains("∞"));
        DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
    }

    @Test
    void shouldWriteTablesThatTellWhatTheRecordHolds() throws Exception {
        final Path written = folder.resolve("tables");
        TearSheet.write(written, data(record));

        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), sum(fee_micros) FROM read_parquet('"
                        + written.resolve("fills.parquet") + "')")) {
            assertTrue(row.next());
            assertEquals(record.fillCount(), row.getLong(1));
            assertEquals(summary.feesMicros(), row.getLong(2));
        }
    }

    private static TearSheetData data(final TradingRecord of) {
        return new TearSheetData(
                "Session",
                "simulated",
                of,
                0,
                Optional.empty(),
                Map.of("costs", "as configured"),
                List.of("a warning"));
    }
}
