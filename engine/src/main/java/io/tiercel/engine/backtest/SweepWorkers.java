package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that share a list of tasks, each with a worker of its own. Cold; used by one thread, but for {@link #stop}. */
final class SweepWorkers {
    private final BacktestConfiguration backtest;
    private final BacktestMarket market;
    private final RunFiles files;
    private final int threads;
    private volatile boolean isStopRequested;

    /** One of the tasks. */
    @FunctionalInterface
    interface Task {
        /** Does it; on any of the threads. */
        void run(SweepWorker worker, int task);
    }

    /**
     * @param backtest as it is configured, without a set's values.
     * @param market   that it reads.
     * @param files    of the backtest; workers keep what they record in hidden folders there.
     * @param threads  1 or more.
     */
    SweepWorkers(
            final BacktestConfiguration backtest,
            final BacktestMarket market,
            final RunFiles files,
            final int threads) {
        this.backtest = backtest;
        this.market = market;
        this.files = files;
        this.threads = threads;
    }

    /** No further task is begun; any thread. */
    void stop() {
        isStopRequested = true;
    }

    boolean isStopped() {
        return isStopRequested;
    }

    /**
     * Does all tasks, until one fails or {@link #stop} is called.
     *
     * @param count of the tasks.
     * @param task  does one.
     */
    void run(final int count, final Task task) {
        final AtomicInteger next = new AtomicInteger();
        final List<Future<?>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads, SweepWorkers::thread)) {
            for (int i = 0; i < Math.min(threads, count); i++) {
                final String spool = ".spool-" + i;
                running.add(executor.submit(() -> work(spool, next, count, task)));
            }
            for (final Future<?> worker : running) {
                worker.get();
            }
        } catch (final ExecutionException e) {
            throw e.getCause() instanceof final RuntimeException thrown
                    ? thrown
                    : new IllegalStateException("a set of the sweep failed", e.getCause());
        } catch (final InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sets were run", e);
        }
    }

    private static Thread thread(final Runnable work) {
        return new Thread(work, "tiercel-sweep");
    }

    private void work(final String spool, final AtomicInteger next, final int count, final Task task) {
        try (SweepWorker worker =
                new SweepWorker(backtest, market, files.folder().resolve(spool))) {
            for (int i = next.getAndIncrement(); i < count && !isStopRequested; i = next.getAndIncrement()) {
                task.run(worker, i);
            }
        } catch (final RuntimeException e) {
            stop();
            throw e;
        } finally {
            files.remove(spool);
        }
    }
}
