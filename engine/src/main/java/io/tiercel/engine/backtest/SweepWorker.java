package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.model.Model;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs sets of parameters one after the other over market data that are decoded already: each on a core of its own, so that none knows of another. Owned by
 * one thread.
 */
final class SweepWorker implements AutoCloseable {
    private final BacktestConfiguration backtest;
    private final BacktestMarket market;
    private final Path spool;
    private final OutputRing ring;
    private final Map<String, Optional<Model>> models = new HashMap<>();

    /**
     * @param backtest as it is configured, without a set's values.
     * @param market   that it reads.
     * @param spool    folder for what a run records, used by no other worker.
     */
    SweepWorker(final BacktestConfiguration backtest, final BacktestMarket market, final Path spool) {
        this.backtest = backtest;
        this.spool = spool;
        this.market = market;
        ring = BacktestRun.ring(market.configuration());
    }

    /**
     * @param set       place to value.
     * @param span      of the run.
     * @param tape      not read yet.
     * @param isStopped asked now and then.
     * @return what it came to; empty when the run was stopped.
     * @throws BadInputException when a value is not allowed in its place.
     */
    Optional<MeasuredRun> run(
            final Map<String, String> set,
            final TradingSpan span,
            final MarketTape tape,
            final BooleanSupplier isStopped) {
        final BacktestRun run = prepare(set, span, isStopped);
        final BacktestOutcome outcome = run.run(tape);
        try (TradingRecord record = run.record()) {
            return isStopped.getAsBoolean()
                    ? Optional.empty()
                    : Optional.of(new MeasuredRun(
                            set,
                            outcome,
                            RunMetrics.of(outcome, record, backtest.settings()),
                            EquitySample.of(record)));
        }
    }

    private BacktestRun prepare(
            final Map<String, String> set, final TradingSpan span, final BooleanSupplier isStopped) {
        final BacktestConfiguration changed = backtest.with(set);
        final Configuration configuration = market.listedIn(changed.configuration());
        final Optional<Model> model = models.computeIfAbsent(
                configuration.strategy().model() + configuration.factors(), key -> Backtest.model(configuration));
        return new BacktestRun(
                        configuration,
                        market,
                        span,
                        model,
                        ring,
                        RunMetrics.period(backtest.settings()),
                        Optional.of(spool))
                .stopWhen(isStopped);
    }

    /**
     * Tries every set's values, without running any.
     *
     * @param backtest as it is configured.
     * @param grid     of the sweep.
     * @throws BadInputException when a value is not allowed in its place, or changes what is read.
     */
    static void requireUsable(final BacktestConfiguration backtest, final ParameterGrid grid) {
        for (final String place : grid.places()) {
            for (final String value : grid.values(place)) {
                final BacktestConfiguration changed = backtest.with(Map.of(place, value));
                if (!changed.settings().equals(backtest.settings())
                        || !changed.configuration()
                                .engine()
                                .simulation()
                                .equals(backtest.configuration().engine().simulation())
                        || changed.configuration().engine().pipeline().outputRingBytes()
                                != backtest.configuration().engine().pipeline().outputRingBytes()) {
                    throw new BadInputException("sweep: " + place
                            + " decides what is read, which is the same for all sets; expected a parameter of strategies,"
                            + " venue, risk, factors or fees");
                }
            }
        }
    }

    @Override
    public void close() {
        models.values().forEach(model -> model.ifPresent(Model::close));
    }
}
