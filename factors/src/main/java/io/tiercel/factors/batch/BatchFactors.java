package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Factors of recorded events, column by column. Immutable: any number of threads may use one. Cold: allocates the result and, for each instrument
 * being computed, columns between.
 * <p>
 * <b>Same bits as streaming.</b> Every value of every factor is that of {@code FactorEngine} told the same events, with either set of kernels: whole
 * numbers are summed exactly, other sums in the order of the streaming windows. It holds while prices and sums of quantities over a window or a side
 * are below 2^52 in the instrument's units; beyond it quantities are rounded to 53 bits before they are summed.
 * <p>
 * Each event is O(1) amortised, or O(levels), whatever the windows. Only what the chosen factors need is computed.
 */
public final class BatchFactors {
    private static final List<ColumnGroup> GROUPS = List.of(
            new BestPriceColumns(),
            new DepthColumns(),
            new ShapeColumns(),
            new FlowColumns(),
            new PathColumns(),
            new VarianceColumns(),
            new QuoteColumns(),
            new TradePriceColumns(),
            new TradeFlowColumns(),
            new TradeSignColumns(),
            new TradeStepColumns(),
            new OrderColumns(),
            new RateColumns());

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("batch-factors-", 0L).factory();

    private final Kernels kernels;

    /** With the fastest kernels that this JVM can run. */
    public BatchFactors() {
        this(Kernels.best());
    }

    /**
     * @param kernels to compute with: the choice changes the time it takes, not the values.
     */
    public BatchFactors(final Kernels kernels) {
        this.kernels = kernels;
    }

    /**
     * @param events of one instrument; nobody may write them meanwhile.
     * @param config what to compute, and the parameters; its formulas are not computed here.
     * @return the chosen factors after each event.
     * @throws BadInputException if a parameter does not fit the instrument's scale.
     */
    public FactorColumns compute(final RecordedEvents events, final FactorsConfig config) {
        return compute(events, config, new AtomicBoolean());
    }

    /**
     * Several instruments, each on one of some threads. The result does not depend on their number.
     *
     * @param events  of instruments.
     * @param config  what to compute, and the parameters, for all of them.
     * @param threads that work at a time, 1 or more; no more are started than there are instruments.
     * @return the factors of each instrument, in the order of {@code events}.
     * @throws InterruptedException if this thread is interrupted; no other thread works on when it is thrown.
     * @throws BadInputException    if a parameter does not fit the scale of an instrument; of several the first one's. The others are given up.
     */
    public List<FactorColumns> computeAll(
            final List<RecordedEvents> events, final FactorsConfig config, final int threads)
            throws InterruptedException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + ", expected 1 or more");
        }
        final AtomicBoolean isGivenUp = new AtomicBoolean();
        final List<FactorColumns> results = new ArrayList<>();
        // closing waits until every thread has ended
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(events.size(), 1, threads), THREADS)) {
            try {
                final List<Future<FactorColumns>> futures = new ArrayList<>();
                for (final RecordedEvents columns : events) {
                    futures.add(pool.submit(() -> compute(columns, config, isGivenUp)));
                }
                for (final Future<FactorColumns> future : futures) {
                    results.add(future.get());
                }
            } catch (final ExecutionException failure) {
                throw unwrapped(failure);
            } finally {
                isGivenUp.set(true);
                pool.shutdownNow();
            }
        }
        return results;
    }

    private static RuntimeException unwrapped(final ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(failure.getCause());
        };
    }

    private FactorColumns compute(
            final RecordedEvents events, final FactorsConfig config, final AtomicBoolean isGivenUp) {
        final FactorColumns out = new FactorColumns(events.instrument(), config, events.size());
        if (events.size() > 0) {
            final MarketColumns market = new MarketColumns(events, kernels);
            for (final ColumnGroup group : GROUPS) {
                group.plan(market, config, out);
            }
            market.blocks().run();
            for (final ColumnGroup group : GROUPS) {
                if (isGivenUp.get()) {
                    throw new CancellationException("given up");
                }
                group.compute(market, config, out);
            }
        }
        return out;
    }
}
