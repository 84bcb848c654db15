package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.factors.batch.BatchFactors;
import io.tiercel.factors.batch.EventRecorder;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The factors, event by event and column by column, against known answers made by another program, in another language, from the same formulas. */
class FactorGoldenTest {
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);

    @ParameterizedTest
    @CsvSource({"672, 50, true", "672, 50, false", "999, 10, true", "999, 10, false"})
    void shouldEqualKnownAnswersWhenRecordedBooksAreFed(final int count, final int levels, final boolean isAlwaysTold) {
        final Path shared = Path.of(System.getProperty("tiercel.shared"));
        assumeTrue(Files.isDirectory(shared), "skipped: market data folder " + shared + " is absent");
        final String name = "AAPL_2012-06-21_first" + count + "_%s_" + levels + ".csv.gz";
        final List<FactorEvent> events = LobsterFiles.events(
                shared.resolve("data/lobster").resolve(name.formatted("message")),
                shared.resolve("data/lobster").resolve(name.formatted("orderbook")));
        final double[][] expected = golden(shared.resolve("golden/factors_aapl_first" + count + ".csv.gz"));

        final double[][] actual = stream(events, isAlwaysTold);

        assertEquals(count, expected.length);
        GoldenTolerance.assertEqual(expected, actual, "first " + count);
        for (int f = 0; f < Factor.COUNT; f++) {
            final int column = f;
            assertTrue(
                    Arrays.stream(actual).anyMatch(row -> Double.isFinite(row[column])),
                    Factor.all().get(f).id() + " never became finite");
        }
    }

    @ParameterizedTest
    @CsvSource({"672, 50", "999, 10"})
    void shouldEqualKnownAnswersWhenRecordedBooksAreComputedByColumn(final int count, final int levels) {
        final Path shared = Path.of(System.getProperty("tiercel.shared"));
        assumeTrue(Files.isDirectory(shared), "skipped: market data folder " + shared + " is absent");
        final String name = "AAPL_2012-06-21_first" + count + "_%s_" + levels + ".csv.gz";
        final EventRecorder recorder = new EventRecorder(new InstrumentRegistry(List.of(SHARE)));
        for (final FactorEvent event : LobsterFiles.events(
                shared.resolve("data/lobster").resolve(name.formatted("message")),
                shared.resolve("data/lobster").resolve(name.formatted("orderbook")))) {
            RecordedMarket.record(recorder, event, true);
        }
        final double[][] expected = golden(shared.resolve("golden/factors_aapl_first" + count + ".csv.gz"));

        for (final Kernels kernels : List.of(Kernels.scalar(), Kernels.best())) {
            final double[][] columns = new BatchFactors(kernels)
                    .compute(recorder.columns(0), Settings.ALL)
                    .columns();
            final double[][] actual = new double[count][Factor.COUNT];
            for (int f = 0; f < Factor.COUNT; f++) {
                for (int i = 0; i < count; i++) {
                    actual[i][f] = columns[f][i];
                }
            }
            GoldenTolerance.assertEqual(expected, actual, "first " + count + ", " + kernels.name());
        }
    }

    private static double[][] stream(final List<FactorEvent> events, final boolean isAlwaysTold) {
        final FactorEngine engine = new FactorEngine(new InstrumentRegistry(List.of(SHARE)), Settings.ALL);
        final FactorVector vector = engine.vector(0);
        final double[][] values = new double[events.size()][Factor.COUNT];
        ArrayBookView last = null;
        for (int i = 0; i < events.size(); i++) {
            final FactorEvent event = events.get(i);
            event.feed(engine, 0, isAlwaysTold || event.book() != last);
            last = event.book();
            for (int f = 0; f < Factor.COUNT; f++) {
                values[i][f] = vector.value(f);
            }
        }
        return values;
    }

    private static double[][] golden(final Path file) {
        final List<String[]> rows = LobsterFiles.rows(file);
        final List<String> header = Arrays.asList(rows.getFirst());
        final double[][] values = new double[rows.size() - 1][Factor.COUNT];
        for (int i = 1; i < rows.size(); i++) {
            for (int f = 0; f < Factor.COUNT; f++) {
                values[i - 1][f] = Double.parseDouble(
                        rows.get(i)[header.indexOf(Factor.all().get(f).id())]);
            }
        }
        return values;
    }
}
