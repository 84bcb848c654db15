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
 * @param cpuNs      processor time of the benchmark's own thread per event; NaN where not counted.
 * @param counters   JMH's other counters, by name: sums.
 */
public record Measurement(
        double medianNs, double lowNs, double highNs, double bytesPerOp, double cpuNs, Map<String, Double> counters) {
    /**
     * @param result of one benchmark with its parameters, in nanoseconds.
     * @return the measurement.
     */
    @SuppressWarnings("rawtypes")
    static Measurement of(final RunResult result) {
        final Map<String, Result> secondary = result.getSecondaryResults();
        final Map<String, Double> counters = new java.util.TreeMap<>();
        secondary.forEach((name, value) -> counters.put(name, value.getScore()));
        final double costEvents = counters.getOrDefault("costEvents", Double.NaN);
        final double bytes = counters.getOrDefault("allocatedBytes", Double.NaN) / costEvents;
        final double cpuNs = counters.getOrDefault("cpuNs", Double.NaN) / costEvents;
        final boolean isPerEvent = secondary.containsKey("events");
        final Statistics times = (isPerEvent ? secondary.get("events") : result.getPrimaryResult()).getStatistics();
        final double low = isPerEvent ? times.getMin() : times.getPercentile(1);
        final double high = isPerEvent ? times.getMax() : times.getPercentile(99);
        return new Measurement(times.getPercentile(50), low, high, bytes, cpuNs, counters);
    }

    /**
     * @param name of a counter.
     * @return its sum per event.
     */
    public double perEvent(final String name) {
        return counters.getOrDefault(name, Double.NaN) / counters.getOrDefault("costEvents", Double.NaN);
    }
}
