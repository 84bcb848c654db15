package io.tiercel.bench.measure;

import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * One benchmark's outcome. Immutable, cold.
 *
 * @param medianNs   nanoseconds per event: median over the iterations of all forks; of single calls where those were sampled.
 * @param lowNs      fastest iteration; the 1st percentile of sampled calls.
 * @param highNs     slowest iteration; the 99th percentile of sampled calls.
 * @param bytesPerOp bytes allocated per event; NaN where not counted.
 * @param counters   JMH's other counters, by name: sums.
 */
public record Measurement(
        double medianNs, double lowNs, double highNs, double bytesPerOp, Map<String, Double> counters) {
    /**
     * @param result of one benchmark with its parameters, in nanoseconds.
     * @return the measurement.
     */
    @SuppressWarnings("rawtypes")
    static Measurement of(final RunResult result) {
        final Map<String, Result> secondary = result.getSecondaryResults();
        final Map<String, Double> counters = new java.util.TreeMap<>();
        secondary.forEach((name, value) -> counters.put(name, value.getScore()));
        if (!secondary.containsKey("events")) {
            final Statistics calls = result.getPrimaryResult().getStatistics();
            return new Measurement(
                    calls.getPercentile(50), calls.getPercentile(1), calls.getPercentile(99), Double.NaN, counters);
        }
        final Statistics perEvent = secondary.get("events").getStatistics();
        final double bytes = counters.getOrDefault("allocatedBytes", Double.NaN)
                / counters.getOrDefault("allocationEvents", Double.NaN);
        return new Measurement(perEvent.getPercentile(50), perEvent.getMin(), perEvent.getMax(), bytes, counters);
    }

    /**
     * @param name of a counter.
     * @return its sum per event.
     */
    public double perEvent(final String name) {
        return counters.getOrDefault(name, Double.NaN) / counters.getOrDefault("allocationEvents", Double.NaN);
    }
}
