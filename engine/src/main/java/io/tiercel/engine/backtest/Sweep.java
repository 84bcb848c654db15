package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/**
 * A backtest for every set of a grid, on several threads. The market data are decoded once for all of them; each set's result is a file of its own, written
 * whole, so that a sweep that was cut off goes on with the sets that are missing. The results do not depend on the number of threads, nor on when a
 * set was run. Cold; one thread, but for {@link #stop}.
 */
public final class Sweep {
    /** Folder of the sets' results, below the run folder. */
    public static final String SETS = "sets";

    private final BacktestConfiguration backtest;
    private final BacktestMarket market;
    private final RunFiles files;
    private final ParameterGrid grid;
    private final SweepWorkers workers;
    private final int threads;
    private Optional<SweepEngine> elsewhere = Optional.empty();
    private SweepTask task;
    private DoubleConsumer decoding = share -> {};
    private DoubleConsumer progress = share -> {};

    /**
     * @param backtest as it is configured, with the parameters of the sweep.
     * @param market   that it reads.
     * @param files    of the sweep: new, or of the same sweep cut off.
     * @param workers  threads, 1 or more.
     * @throws BadInputException when a parameter is none, or there are too many sets.
     */
    public Sweep(
            final BacktestConfiguration backtest,
            final BacktestMarket market,
            final RunFiles files,
            final int workers) {
        this.backtest = backtest;
        this.market = market;
        this.files = files;
        threads = workers;
        this.workers = new SweepWorkers(backtest, market, files, workers);
        grid = ParameterGrid.of(backtest.settings().sweep());
        SweepWorker.requireUsable(backtest, grid);
    }

    /**
     * @param decoded  told the share of the data that has been decoded.
     * @param finished told the share of the sets that are finished.
     * @return this.
     */
    public Sweep progress(final DoubleConsumer decoded, final DoubleConsumer finished) {
        decoding = decoded;
        progress = finished;
        return this;
    }

    /**
     * Lets the sets run elsewhere than on the threads of this process.
     *
     * @param engine runs them.
     * @param data   folder of data.
     * @return this.
     */
    public Sweep elsewhere(final SweepEngine engine, final Path data) {
        elsewhere = Optional.of(engine);
        task = new SweepTask(
                backtest.toYaml(), data.toAbsolutePath().normalize().toString());
        return this;
    }

    /** Ends the sweep; sets under way are dropped, those that are finished stay. Any thread. */
    public void stop() {
        workers.stop();
    }

    /**
     * @return how many sets there are.
     */
    public int size() {
        return grid.size();
    }

    /**
     * Runs what is missing, and writes the tables of all sets.
     *
     * @return results by index; empty when it was stopped before all sets were finished.
     */
    public Optional<List<SetResult>> run() {
        files.describe(backtest, market);
        final Path sets = files.makeFolder(SETS);
        final int[] missing = missing(sets);
        files.removeLeftovers();
        if (missing.length > 0 && elsewhere.isPresent()) {
            final AtomicInteger finished = new AtomicInteger(grid.size() - missing.length);
            elsewhere.get().run(task, missing, threads, result -> finish(result, finished), workers::isStopped);
        } else if (missing.length > 0) {
            try (StoredMarket stored = StoredMarket.of(market.open(), files.folder(), decoding, workers::isStopped)) {
                run(stored, missing);
            }
        }
        if (workers.isStopped()) {
            return Optional.empty();
        }
        final List<SetResult> results = new ArrayList<>();
        for (int i = 0; i < grid.size(); i++) {
            results.add(SetResult.parse(files.read(SETS + "/" + name(i)), name(i)));
        }
        new SweepTable(grid, results).write(files);
        BacktestReport.write(files.folder(), backtest.settings().name(), results);
        return Optional.of(results);
    }

    private int[] missing(final Path sets) {
        final List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < grid.size(); i++) {
            if (!Files.exists(sets.resolve(name(i)))) {
                missing.add(i);
            }
        }
        return missing.stream().mapToInt(Integer::intValue).toArray();
    }

    private void run(final StoredMarket stored, final int[] missing) {
        final AtomicInteger finished = new AtomicInteger(grid.size() - missing.length);
        final TradingSpan span = TradingSpan.of(backtest.settings());
        workers.run(missing.length, (worker, task) -> {
            final int index = missing[task];
            worker.run(grid.set(index), span, stored.tape(), workers::isStopped)
                    .ifPresent(run -> finish(run.result(index), finished));
        });
    }

    private void finish(final SetResult result, final AtomicInteger finished) {
        files.write(SETS + "/" + name(result.index()), result.json());
        progress.accept((double) finished.incrementAndGet() / grid.size());
    }

    static String name(final int index) {
        return String.format(Locale.ROOT, "%06d.json", index);
    }
}
