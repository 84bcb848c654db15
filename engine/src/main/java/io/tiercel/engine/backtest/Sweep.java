package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

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
    private final int workers;
    private DoubleConsumer decoding = share -> {};
    private DoubleConsumer progress = share -> {};
    private volatile boolean isStopRequested;

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
        this.workers = workers;
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

    /** Ends the sweep; sets under way are dropped, those that are finished stay. Any thread. */
    public void stop() {
        isStopRequested = true;
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
        if (missing.length > 0) {
            removeLeftovers();
            try (StoredMarket stored =
                    StoredMarket.of(market.open(), files.folder(), decoding, () -> isStopRequested)) {
                run(stored, missing);
            }
        }
        if (isStopRequested) {
            return Optional.empty();
        }
        final List<SetResult> results = new ArrayList<>();
        for (int i = 0; i < grid.size(); i++) {
            results.add(read(sets.resolve(name(i))));
        }
        new SweepTable(grid, results).write(files);
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
        final AtomicInteger next = new AtomicInteger();
        final AtomicInteger finished = new AtomicInteger(grid.size() - missing.length);
        final int threads = Math.min(workers, missing.length);
        final List<Future<?>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads, Sweep::thread)) {
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> work(stored, missing, next, finished)));
            }
            for (final Future<?> worker : running) {
                worker.get();
            }
        } catch (final ExecutionException e) {
            isStopRequested = true;
            throw e.getCause() instanceof final RuntimeException thrown
                    ? thrown
                    : new IllegalStateException("a set of the sweep failed", e.getCause());
        } catch (final InterruptedException e) {
            isStopRequested = true;
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sets were run", e);
        }
    }

    private static Thread thread(final Runnable work) {
        return new Thread(work, "tiercel-sweep");
    }

    private void work(
            final StoredMarket stored, final int[] missing, final AtomicInteger next, final AtomicInteger finished) {
        try (SweepWorker worker = new SweepWorker(backtest, market)) {
            final TradingSpan span = TradingSpan.of(backtest.settings());
            for (int i = next.getAndIncrement(); i < missing.length && !isStopRequested; i = next.getAndIncrement()) {
                final int index = missing[i];
                worker.run(index, grid.set(index), span, stored.tape(), () -> isStopRequested)
                        .ifPresent(result -> {
                            files.write(SETS + "/" + name(index), result.json());
                            progress.accept((double) finished.incrementAndGet() / grid.size());
                        });
            }
        } catch (final RuntimeException e) {
            isStopRequested = true;
            throw e;
        }
    }

    /** Decoded market data and halves of files that a killed process left. */
    private void removeLeftovers() {
        try (Stream<Path> content = Files.walk(files.folder(), 2)) {
            for (final Path path : content.filter(Files::isRegularFile).toList()) {
                if (path.getFileName().toString().startsWith(".")) {
                    Files.delete(path);
                }
            }
        } catch (final IOException e) {
            throw new BadInputException(files.folder() + ": cannot be tidied, expected access: " + e, e);
        }
    }

    private static SetResult read(final Path file) {
        try {
            return SetResult.parse(Files.readString(file), file.toString());
        } catch (final IOException e) {
            throw new BadInputException(file + ": cannot be read, expected access: " + e, e);
        }
    }

    private static String name(final int index) {
        return String.format(Locale.ROOT, "%06d.json", index);
    }
}
