package io.tiercel.engine.backtest;

import io.tiercel.engine.MarketObserver;
import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.ModelFile;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** One backtest into one run folder. Cold but for the run itself; one thread, but for {@link #stop}. */
public final class Backtest {
    private static final String SPOOL = ".spool";

    private final BacktestConfiguration backtest;
    private final BacktestMarket market;
    private final RunFiles files;
    private DoubleConsumer progress = share -> {};
    private MarketObserver observer;
    private volatile boolean isStopRequested;

    /**
     * @param backtest as it is configured.
     * @param market   that it reads.
     * @param files    of the run.
     */
    public Backtest(final BacktestConfiguration backtest, final BacktestMarket market, final RunFiles files) {
        this.backtest = backtest;
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
                    .observer(observer)
                    .progress(progress)
                    .stopWhen(() -> isStopRequested);
            files.describe(backtest, market);
            final BacktestOutcome outcome = run.run(tape);
            try (TradingRecord record = run.record()) {
                files.write(
                        RunFiles.SUMMARY, OutcomeJson.of(outcome, RunMetrics.of(outcome, record, backtest.settings())));
            }
            files.remove(SPOOL);
            return outcome;
        } finally {
            model.ifPresent(Model::close);
        }
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
