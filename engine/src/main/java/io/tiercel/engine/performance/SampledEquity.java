package io.tiercel.engine.performance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The equity of a run once a period, joined with a benchmark. Immutable; cold.
 *
 * @param samples   the start first; all of them.
 * @param joined    those that the benchmark has too; all of them without one.
 * @param benchmark values of the benchmark at the joined ones.
 * @param dropped   samples that the benchmark lacks.
 */
public record SampledEquity(
        List<SampleRow> samples, List<SampleRow> joined, Optional<List<Double>> benchmark, int dropped) {
    private static final double MICROS = 1e6;

    static SampledEquity of(final TradingRecord record, final Optional<Benchmark> benchmark) {
        final List<SampleRow> samples = record.samples();
        if (benchmark.isEmpty() || samples.isEmpty()) {
            return new SampledEquity(samples, samples, Optional.empty(), 0);
        }
        final TreeMap<Long, Double> byPeriod =
                byPeriod(record.period(), benchmark.get().series());
        final List<SampleRow> joined = new ArrayList<>();
        final List<Double> values = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            final SampleRow sample = samples.get(i);
            // the start is compared with the last value before the first period, whenever that was
            final Map.Entry<Long, Double> value = i == 0
                    ? byPeriod.floorEntry(sample.period())
                    : byPeriod.floorEntry(sample.period()) == null
                                    || byPeriod.floorKey(sample.period()) != sample.period()
                            ? null
                            : byPeriod.floorEntry(sample.period());
            if (value != null) {
                joined.add(sample);
                values.add(value.getValue());
            }
        }
        return new SampledEquity(samples, joined, Optional.of(values), samples.size() - joined.size());
    }

    private static TreeMap<Long, Double> byPeriod(final EquityPeriod period, final EquitySeries series) {
        final TreeMap<Long, Double> byPeriod = new TreeMap<>();
        for (int i = 0; i < series.size(); i++) {
            final long timeNs = series.timesNs().get(i);
            byPeriod.put(
                    period.isDay() ? period.dayOf(timeNs) : period.of(timeNs),
                    series.values().get(i));
        }
        return byPeriod;
    }

    /** Equity at the joined samples, units of the currency. */
    double[] equity() {
        return joined.stream()
                .mapToDouble(sample -> sample.equityMicros() / MICROS)
                .toArray();
    }

    /** Of the benchmark at the joined samples. */
    Optional<double[]> benchmarkValues() {
        return benchmark.map(
                values -> values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * @param period of the samples.
     * @param sample of them.
     * @return the day that it ends.
     */
    static LocalDate date(final EquityPeriod period, final SampleRow sample) {
        return period.isDay() ? LocalDate.ofEpochDay(sample.period()) : period.date(sample.timeNs() - 1);
    }
}
