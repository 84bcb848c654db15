package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.InstrumentSettings;
import io.tiercel.engine.performance.Benchmark;
import io.tiercel.engine.performance.EquitySeries;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** One backtest into one run folder. Cold but for the run itself; one thread, but for {@link #stop}. */
public final class Backtest {
    private static final String SPOOL = ".spool";

    private final BacktestConfiguration backtest;
    private final BacktestMarket market;
    private final Path data;
    private final RunFiles files;
    private DoubleConsumer progress = share -> {};
    private volatile boolean isStopRequested;

    /**
     * @param backtest as it is configured.
     * @param market   that it reads.
     * @param data     folder of data, for a benchmark that is a table.
     * @param files    of the run.
     */
    public Backtest(
            final BacktestConfiguration backtest, final BacktestMarket market, final Path data, final RunFiles files) {
        this.backtest = backtest;
        this.data = data;
        this.market = market;
        this.files = files;
    }

    /**
     * @param consumer told the share of the data that has been read, 0 to 1; NaN if that is not known.
     * @return this.
     */
    public Backtest progress(final DoubleConsumer consumer) {
        progress = consumer;
        return this;
    }

    /** Equity is in the account's currency, fills are in that of their instrument: sums over both would mean nothing. */
    private void requireOneCurrency(final Configuration configuration) {
        final String base = configuration.risk().currency();
        for (final Instrument instrument : market.registry().all()) {
            final String own =
                    configuration.instruments().settings(instrument.symbol()).currency();
            if (!own.equals(InstrumentSettings.BASE_CURRENCY) && !own.equals(base)) {
                throw new BadInputException("instrument " + instrument.symbol() + " is traded in " + own
                        + ", expected the account's currency " + base + ": a backtest's figures are in one");
            }
        }
    }

    /** Ends the run as if its data had ended; any thread. */
    public void stop() {
        isStopRequested = true;
    }

    /**
     * Runs, and writes the folder.
     *
     * @return what it came to.
     * @throws io.tiercel.marketdata.input.BadInputException when configuration, data or model are unusable from the start.
     */
    public BacktestOutcome run() {
        final Configuration configuration = market.configuration();
        requireOneCurrency(configuration);
        final Optional<Model> model = model(configuration);
        try (MarketTape tape = market.open()) {
            final BacktestRun run = new BacktestRun(
                            configuration,
                            market,
                            TradingSpan.of(backtest.settings()),
                            model,
                            BacktestRun.ring(configuration),
                            RunMetrics.period(backtest.settings()),
                            Optional.of(files.folder().resolve(SPOOL)))
                    .progress(progress)
                    .stopWhen(() -> isStopRequested);
            final Optional<BenchmarkMarks> marks = benchmarkInstrument().map(BenchmarkMarks::new);
            marks.ifPresent(run::handler);
            final Optional<Benchmark> table = benchmarkTable();
            files.describe(backtest, market);
            final BacktestOutcome outcome = run.run(tape);
            try (TradingRecord record = run.record()) {
                files.write(
                        RunFiles.SUMMARY, OutcomeJson.of(outcome, RunMetrics.of(outcome, record, backtest.settings())));
                BacktestReport.write(
                        files.folder(),
                        backtest,
                        market,
                        outcome,
                        record,
                        marks.flatMap(own -> own.benchmark(record)).or(() -> table));
            }
            files.remove(SPOOL);
            return outcome;
        } finally {
            model.ifPresent(Model::close);
        }
    }

    private Optional<Instrument> benchmarkInstrument() {
        return market.registry().bySymbol(backtest.settings().benchmark());
    }

    private Optional<Benchmark> benchmarkTable() {
        final String name = backtest.settings().benchmark();
        if (name.isBlank() || benchmarkInstrument().isPresent()) {
            return Optional.empty();
        }
        final Path file = data.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("benchmark = " + name + ", expected a symbol of the feeds or a table " + file
                    + " with columns date or timestamp, and value");
        }
        return Optional.of(new Benchmark(name, EquitySeries.read(file)));
    }

    /**
     * @param configuration of a run.
     * @return its model, warmed up, if it has one; closed by the caller.
     */
    static Optional<Model> model(final Configuration configuration) {
        return configuration.strategy().hasModel()
                ? Optional.of(SessionMetadata.load(
                        ModelFile.load(configuration.strategy().model()), configuration.factors()))
                : Optional.empty();
    }
}
