package io.tiercel.engine.computation;

import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Works on recorded events to their end and writes a table of what the factors were. Memory does not grow with the events; what is not completed is
 * removed. One thread, but for {@link #stop}; cold.
 */
public final class FactorComputation {
    private static final double NS_PER_SECOND = 1e9;

    private final Path out;
    private final TableForm form;
    private final LongSupplier clockNs;
    private volatile boolean isStopped;
    private volatile RowSink sink;
    private long rows;
    private long events;

    /**
     * @param out     file to make; must not exist.
     * @param form    of the table.
     * @param clockNs for the speed only, nanoseconds from any origin.
     */
    public FactorComputation(final Path out, final TableForm form, final LongSupplier clockNs) {
        this.out = out;
        this.form = form;
        this.clockNs = clockNs;
    }

    /**
     * @param tape     events, from the first on.
     * @param table    makes the rows.
     * @param symbols  of the instruments that get rows; empty = all.
     * @param progress told the share that is done, now and then.
     * @return what was written.
     * @throws io.tiercel.marketdata.input.BadInputException at the place where the source is damaged, or when the output exists or cannot be written.
     * @throws CancellationException when it was stopped.
     */
    public ComputationResult run(
            final InputTape tape, final TableRows table, final Set<String> symbols, final DoubleConsumer progress) {
        final long startNs = clockNs.getAsLong();
        final List<Instrument> instruments = tape.registry().all();
        final BitSet seen = new BitSet();
        final List<String> columns = table.columns();
        try (WholeFile file = new WholeFile(out)) {
            try (RowSink opened = form.sink(file.partial(), instruments, columns)) {
                sink = opened;
                tape.listener(listener(tape.registry(), table, symbols, opened, seen));
                while (tape.advance()) {
                    requireNotStopped();
                    progress.accept(tape.progress());
                }
                opened.finish();
            }
            requireNotStopped();
            final long bytes = file.complete();
            final double seconds = Math.max(1, clockNs.getAsLong() - startNs) / NS_PER_SECOND;
            return new ComputationResult(
                    rows,
                    events,
                    columns,
                    seen.stream().mapToObj(id -> instruments.get(id).symbol()).toList(),
                    bytes,
                    tape.levelsSeen(),
                    rows / seconds);
        } catch (final RuntimeException | Error e) {
            // what a stop makes fail is no failure
            requireNotStopped();
            throw e;
        }
    }

    private FactorListener listener(
            final InstrumentRegistry registry,
            final TableRows table,
            final Set<String> symbols,
            final RowSink opened,
            final BitSet seen) {
        final boolean[] isWanted = new boolean[registry.size()];
        for (final Instrument instrument : registry.all()) {
            isWanted[instrument.id()] = symbols.isEmpty() || symbols.contains(instrument.symbol());
        }
        final FactorListener made = table.listener(registry, (instrumentId, timeNs, values) -> {
            rows++;
            seen.set(instrumentId);
            opened.append(instrumentId, timeNs, values);
        });
        return (instrumentId, eventTimeNs, factors, trades) -> {
            events++;
            if (isWanted[instrumentId]) {
                made.onFactors(instrumentId, eventTimeNs, factors, trades);
            }
        };
    }

    /** Ends {@link #run} early: it removes what it has written and throws. Any thread. */
    public void stop() {
        isStopped = true;
        final RowSink running = sink;
        if (running != null) {
            running.stop();
        }
    }

    private void requireNotStopped() {
        if (isStopped) {
            throw new CancellationException("interrupted: nothing was written to " + out);
        }
    }
}
