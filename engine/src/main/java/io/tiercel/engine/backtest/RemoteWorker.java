package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs sets of a sweep wherever it is made, over market data that it decodes once, when it is opened. One thread; cold.
 */
public final class RemoteWorker implements AutoCloseable {
    private final ParameterGrid grid;
    private final TradingSpan span;
    private final Path folder;
    private final StoredMarket stored;
    private final SweepWorker worker;

    /**
     * Decodes the market data into a temporary folder.
     *
     * @param task of the sweep.
     * @throws BadInputException when data or configuration are unusable here.
     */
    public RemoteWorker(final SweepTask task) {
        final BacktestConfiguration backtest = BacktestConfiguration.fromYaml(task.configuration());
        final BacktestMarket market = BacktestMarket.of(backtest, Path.of(task.dataFolder()), share -> {});
        grid = ParameterGrid.of(backtest.settings().sweep());
        span = TradingSpan.of(backtest.settings());
        try {
            folder = Files.createTempDirectory("tiercel-sweep");
        } catch (final IOException e) {
            throw new BadInputException("temporary folder cannot be made, expected room for decoded data: " + e, e);
        }
        stored = StoredMarket.of(market.open(), folder, share -> {}, () -> false);
        worker = new SweepWorker(backtest, market, folder.resolve("spool"));
    }

    /**
     * @param set number of a set.
     * @return its result, as {@link SetResult#json} writes it.
     */
    public String run(final int set) {
        return worker.run(grid.set(set), span, stored.tape(), () -> false)
                .orElseThrow()
                .result(set)
                .json()
                .toString();
    }

    @Override
    public void close() {
        worker.close();
        stored.close();
        try {
            Files.deleteIfExists(folder.resolve("spool"));
            Files.deleteIfExists(folder);
        } catch (final IOException e) {
            throw new BadInputException(folder + ": cannot be removed, expected access: " + e, e);
        }
    }
}
