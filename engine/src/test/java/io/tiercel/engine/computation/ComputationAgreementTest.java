package io.tiercel.engine.computation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.session.FeedSource;
import io.tiercel.engine.session.RecordedSource;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.recorded.FeedFormats;
import io.tiercel.strategy.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is computed of a feed, or of a session's journal, is what the session had, to the bit. */
class ComputationAgreementTest {
    private static final String FACTORS =
            "factors: {factors: [all], formulas: {pressure: '($bidq1 - $askq1) / ($bidq1 +"
                    + " $askq1)', flow: 'Mean($ofi_1, 30) + EMA($trade_sign * $trade_qty, 5)'}}";

    @TempDir
    Path folder;

    private record Row(int instrumentId, long timeNs, List<Long> bits) {}

    @Test
    void shouldEqualASessionThatTradesOrderByOrder() {
        final Configuration configuration = TestConfiguration.with(FACTORS, "strategy: {model: 'builtin:next-move'}");

        final SessionSummary session = assertAgreement(configuration, new SimulatedSource(3, 5_000));

        assertTrue(session.orders() > 10, "nobody traded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lobster/AAPL_2012-06-21_first999_message_10.csv.gz",
                "databento/dbn-v3/test_data.mbo.v3.dbn.zst",
                "crypto-ws/OKX.ws.1.0.gz",
                "tardis/binance-futures_book_snapshot_5_BTCUSDT.csv",
                "bybit/xrpusdt-ob500.data.zip"
            })
    void shouldEqualASessionOnARecordedFeed(final String name) {
        final Path shared = Path.of(System.getProperty("tiercel.shared", "../shared"));
        assumeTrue(Files.isDirectory(shared), "skipped: market data folder " + shared + " is absent");
        final List<Path> files = List.of(shared.resolve("data").resolve(name));
        final RecordedSource source =
                RecordedSource.scan(files, FeedFormats.choose(FeedFormats.AUTO, files), FeedOptions.NONE, share -> {});

        assertAgreement(source.listedIn(TestConfiguration.with(FACTORS)), source);
    }

    private SessionSummary assertAgreement(final Configuration configuration, final FeedSource source) {
        final Path journal = folder.resolve("journal");
        final SessionSummary session = new SessionRunner(configuration, source, journal).run();
        final List<Row> had = rowsOfSession(journal, session.digest());
        final FactorsConfig factors = configuration.factors();

        assertTrue(!had.isEmpty(), "no event");
        assertTrue(new Replay(journal, true).run().isIdentical());
        assertEqual(had, rows(new FeedTape(source, configuration, factors), factors), "feed");
        assertEqual(had, rows(new JournalTape(journal, factors), factors), "journal");
        return session;
    }

    private static List<Row> rows(final InputTape tape, final FactorsConfig factors) {
        try (tape) {
            final List<Row> rows = new ArrayList<>();
            final FactorListener listener = new EventRows(factors)
                    .listener(tape.registry(), (id, timeNs, values) -> rows.add(new Row(id, timeNs, bits(values))));
            tape.listener(listener);
            while (tape.advance()) {
                // all of it
            }
            return rows;
        }
    }

    private static List<Long> bits(final double[] values) {
        return Arrays.stream(values).mapToObj(Double::doubleToLongBits).toList();
    }

    /** The session again, from its own metadata: its digest, which holds every value of every factor, says that it is the same. */
    private static List<Row> rowsOfSession(final Path folder, final long digest) {
        final List<Row> rows = new ArrayList<>();
        try (JournalDirectory journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION);
                JournalReader inputs = journal.readInput()) {
            final Configuration configuration = SessionMetadata.configuration(journal.metadata());
            final InstrumentRegistry registry =
                    configuration.instruments().registry(SessionMetadata.symbols(journal.metadata()));
            final Optional<Model> model = SessionMetadata.model(journal);
            final OutputRing ring =
                    new OutputRing(configuration.engine().pipeline().outputRingBytes());
            final OutputGate gate = new OutputGate(ring, () -> Long.MAX_VALUE, List.of());
            ring.fullHandler(gate::drain);
            final Core core = new CoreFactory(configuration, registry).newCore(ring, model);
            core.factorListener((id, timeNs, factors, trades) -> {
                final List<Long> bits = new ArrayList<>();
                for (int i = 0; i < factors.size(); i++) {
                    bits.add(factors.bits(i));
                }
                rows.add(new Row(id, timeNs, bits));
            });
            while (inputs.next()) {
                core.onInput(inputs.buffer(), inputs.offset());
                gate.drain();
            }
            model.ifPresent(Model::close);
            assertEquals(digest, core.digest(), "not the session");
        }
        return rows;
    }

    private static void assertEqual(final List<Row> expected, final List<Row> actual, final String what) {
        assertEquals(expected.size(), actual.size(), what);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), what + ", row " + i);
        }
    }
}
