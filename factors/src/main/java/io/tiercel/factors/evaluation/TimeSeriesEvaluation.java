package io.tiercel.factors.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.DoubleConsumer;

/**
 * Factors of one instrument, event by event, and what they foretell about its mid. Immutable, cold.
 * <p>
 * A return of event i uses mids after event i and later, a factor what is known after event i.
 *
 * @param name         of the instrument.
 * @param events       number of events.
 * @param firstNs      time of the first event, nanoseconds since 1970.
 * @param lastNs       time of the last event.
 * @param slices       start of each slice of the time, nanoseconds since 1970, ascending: slices are equally long in time.
 * @param factors      in the order they were given.
 * @param correlations Spearman between the factors over all events: row and column by factor, 1 on the diagonal.
 */
public record TimeSeriesEvaluation(
        String name,
        int events,
        long firstNs,
        long lastNs,
        List<Long> slices,
        List<TimeSeriesFactor> factors,
        List<List<Double>> correlations) {
    /** Lags of the autocorrelation, in events. */
    public static final List<Integer> LAGS = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000);

    private static final int MOST_SLICES = 30;
    private static final int FEWEST_EVENTS = 3;

    /** Copies the lists. */
    public TimeSeriesEvaluation {
        slices = List.copyOf(slices);
        factors = List.copyOf(factors);
        correlations = correlations.stream().map(List::copyOf).toList();
    }

    /**
     * Evaluates factors.
     *
     * @param name     of the instrument.
     * @param timesNs  time of each event, nanoseconds, never descending.
     * @param mids     mid after each event, any unit, the last one where the book has none; NaN before the first.
     * @param factors  by name, one value after each event; NaN while undefined.
     * @param horizons each of them.
     * @param progress told the share that is done, 0 to 1.
     * @return what is found.
     * @throws IllegalArgumentException for fewer than three events, and where the arrays are not of one length.
     */
    public static TimeSeriesEvaluation of(
            final String name,
            final long[] timesNs,
            final double[] mids,
            final SequencedMap<String, double[]> factors,
            final List<Horizon> horizons,
            final DoubleConsumer progress) {
        if (timesNs.length < FEWEST_EVENTS) {
            throw new IllegalArgumentException(
                    name + ": " + timesNs.length + " events, expected at least " + FEWEST_EVENTS);
        }
        final long[] starts = sliceStarts(timesNs);
        final int[] ends = sliceEnds(timesNs, starts);
        final List<double[]> returns =
                horizons.stream().map(horizon -> horizon.returns(timesNs, mids)).toList();
        final List<TimeSeriesFactor> results = new ArrayList<>();
        for (final Map.Entry<String, double[]> factor : factors.entrySet()) {
            final double[] values = factor.getValue();
            final int[] buckets = CrossSection.quintiles(values);
            final List<TimeSeriesHorizon> byHorizon = new ArrayList<>();
            for (int h = 0; h < horizons.size(); h++) {
                byHorizon.add(TimeSeriesHorizon.of(horizons.get(h), values, buckets, returns.get(h), ends));
            }
            results.add(new TimeSeriesFactor(factor.getKey(), coverage(values), byHorizon, autocorrelation(values)));
            progress.accept(results.size() / (factors.size() + 1.0));
        }
        final List<List<Double>> correlations = correlations(List.copyOf(factors.values()));
        progress.accept(1);
        return new TimeSeriesEvaluation(
                name,
                timesNs.length,
                timesNs[0],
                timesNs[timesNs.length - 1],
                Arrays.stream(starts).boxed().toList(),
                results,
                correlations);
    }

    private static long[] sliceStarts(final long[] timesNs) {
        final long span = timesNs[timesNs.length - 1] - timesNs[0];
        final int count = Math.clamp(span, 1, MOST_SLICES);
        final long[] starts = new long[count];
        for (int s = 0; s < count; s++) {
            // span / count * s alone would leave a rest at the end, span * s overflow after centuries only
            starts[s] = timesNs[0] + span / count * s + span % count * s / count;
        }
        return starts;
    }

    private static int[] sliceEnds(final long[] timesNs, final long[] starts) {
        final int[] ends = new int[starts.length];
        int event = 0;
        for (int s = 0; s < starts.length; s++) {
            final boolean isLast = s == starts.length - 1;
            while (event < timesNs.length && (isLast || timesNs[event] < starts[s + 1])) {
                event++;
            }
            ends[s] = event;
        }
        return ends;
    }

    private static double coverage(final double[] values) {
        return (double) Arrays.stream(values).filter(Double::isFinite).count() / values.length;
    }

    private static List<Double> autocorrelation(final double[] values) {
        final List<Double> correlations = new ArrayList<>();
        for (final int lag : LAGS) {
            correlations.add(
                    lag < values.length
                            ? Correlation.PEARSON.of(
                                    Arrays.copyOfRange(values, lag, values.length),
                                    Arrays.copyOf(values, values.length - lag))
                            : Double.NaN);
        }
        return correlations;
    }

    private static List<List<Double>> correlations(final List<double[]> factors) {
        final double[][] matrix = new double[factors.size()][factors.size()];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                matrix[i][j] = Correlation.SPEARMAN.of(factors.get(i), factors.get(j));
                matrix[j][i] = matrix[i][j];
            }
        }
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
