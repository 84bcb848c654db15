package io.tiercel.engine.computation;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.evaluation.Horizon;
import io.tiercel.factors.evaluation.TimeSeriesEvaluation;
import io.tiercel.factors.streaming.FactorListener;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/**
 * Works on the recorded events of one instrument to their end and holds the rows against the mids that followed. Keeps 16 bytes and 8 for each column a
 * row. One thread, but for {@link #stop}; cold.
 */
public final class FeedEvaluation {
    private static final int FIRST_ROWS = 1 << 12;
    private static final double COMPUTE_SHARE = 0.5;

    private final String symbol;
    private volatile boolean isStopped;
    private long[] timesNs = new long[FIRST_ROWS];
    private double[] mids = new double[FIRST_ROWS];
    private double[][] values;
    private int rows;
    private double mid = Double.NaN;

    /**
     * @param symbol of the instrument.
     */
    public FeedEvaluation(final String symbol) {
        this.symbol = symbol;
    }

    /**
     * @param tape     events, from the first on, whose factors have {@link Factor#MID_TICKS} among them.
     * @param table    makes the rows.
     * @param columns  of the table that are evaluated.
     * @param horizons of the returns.
     * @param progress told the share that is done, now and then.
     * @return what was found.
     * @throws IllegalArgumentException when there are too few rows.
     * @throws CancellationException    when it was stopped.
     */
    public TimeSeriesEvaluation run(
            final InputTape tape,
            final TableRows table,
            final List<String> columns,
            final List<Horizon> horizons,
            final DoubleConsumer progress) {
        values = new double[table.columns().size()][FIRST_ROWS];
        final int wanted = tape.registry().all().stream()
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst()
                .orElseThrow()
                .id();
        final FactorListener made = table.listener(tape.registry(), (_, timeNs, row) -> append(timeNs, row));
        tape.listener((instrumentId, timeNs, factors, trade) -> {
            if (instrumentId == wanted) {
                final double now = factors.value(Factor.MID_TICKS);
                mid = Double.isNaN(now) ? mid : now;
                made.onFactors(instrumentId, timeNs, factors, trade);
            }
        });
        while (tape.advance()) {
            requireNotStopped();
            progress.accept(COMPUTE_SHARE * tape.progress());
        }
        final SequencedMap<String, double[]> factors = new LinkedHashMap<>();
        for (final String column : columns) {
            factors.put(column, Arrays.copyOf(values[table.columns().indexOf(column)], rows));
        }
        return TimeSeriesEvaluation.of(
                symbol, Arrays.copyOf(timesNs, rows), Arrays.copyOf(mids, rows), factors, horizons, share -> {
                    requireNotStopped();
                    progress.accept(COMPUTE_SHARE + (1 - COMPUTE_SHARE) * share);
                });
    }

    private void append(final long timeNs, final double[] row) {
        if (rows == timesNs.length) {
            final int room = Math.multiplyExact(rows, 2);
            timesNs = Arrays.copyOf(timesNs, room);
            mids = Arrays.copyOf(mids, room);
            for (int c = 0; c < values.length; c++) {
                values[c] = Arrays.copyOf(values[c], room);
            }
        }
        // the factors' clock does not run back, and neither may a return's
        timesNs[rows] = rows == 0 ? timeNs : Math.max(timeNs, timesNs[rows - 1]);
        mids[rows] = mid;
        for (int c = 0; c < values.length; c++) {
            values[c][rows] = row[c];
        }
        rows++;
    }

    /** Ends {@link #run} early: it throws. Any thread. */
    public void stop() {
        isStopped = true;
    }

    private void requireNotStopped() {
        if (isStopped) {
            throw new CancellationException("interrupted: nothing was written");
        }
    }
}
