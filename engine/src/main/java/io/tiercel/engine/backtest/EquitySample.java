package io.tiercel.engine.backtest;

import io.tiercel.engine.performance.TradingRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Equity at the end of a period. Immutable, cold.
 *
 * @param timeNs       of the mark, ns since the epoch.
 * @param equityMicros cash and positions at their marks, micros.
 */
record EquitySample(long timeNs, long equityMicros) {
    private static final double MICROS = 1e6;

    static List<EquitySample> of(final TradingRecord record) {
        return record.samples().stream()
                .map(sample -> new EquitySample(sample.timeNs(), sample.equityMicros()))
                .toList();
    }

    /**
     * One curve of several runs, each of which began with the same money: what each gained or lost is added to what was there before. Nothing is put
     * back to work, as it is not within a run of fixed sizes.
     *
     * @param runs           in the order of time.
     * @param startingMicros equity at the start.
     * @return the first sample of the first run, then all but the first of each.
     */
    static List<EquitySample> stitched(final List<List<EquitySample>> runs, final long startingMicros) {
        final List<EquitySample> stitched = new ArrayList<>();
        long equityMicros = startingMicros;
        for (final List<EquitySample> run : runs) {
            if (stitched.isEmpty() && !run.isEmpty()) {
                stitched.add(new EquitySample(run.getFirst().timeNs(), startingMicros));
            }
            for (int i = 1; i < run.size(); i++) {
                equityMicros = Math.addExact(
                        equityMicros, run.get(i).equityMicros() - run.get(i - 1).equityMicros());
                stitched.add(new EquitySample(run.get(i).timeNs(), equityMicros));
            }
        }
        return stitched;
    }

    /** Values alone, of a curve that never moved where there is none. */
    static double[] values(final List<EquitySample> samples, final long startingMicros) {
        return samples.isEmpty()
                ? new double[] {startingMicros / MICROS}
                : samples.stream()
                        .mapToDouble(sample -> sample.equityMicros() / MICROS)
                        .toArray();
    }
}
