package io.tiercel.bench.measure;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Outcomes of one run by benchmark method and parameter. Immutable, cold. */
public final class Measurements {
    private final Map<String, Measurement> byName = new TreeMap<>();

    /**
     * @param results of JMH.
     */
    public Measurements(final Collection<RunResult> results) {
        for (final RunResult result : results) {
            byName.put(name(result.getParams()), Measurement.of(result));
        }
    }

    /**
     * @param method of the benchmark class.
     * @return its outcome.
     */
    public Measurement of(final String method) {
        final Measurement measurement = byName.get(method);
        if (measurement == null) {
            throw new IllegalArgumentException("no outcome of " + method + ", expected one of " + byName.keySet());
        }
        return measurement;
    }

    /**
     * @param method    of the benchmark class.
     * @param parameter value of its one parameter.
     * @return its outcome.
     */
    public Measurement of(final String method, final String parameter) {
        return of(method + " " + parameter);
    }

    private static String name(final BenchmarkParams params) {
        final String benchmark = params.getBenchmark();
        final StringBuilder name = new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.') + 1));
        for (final String key : params.getParamsKeys()) {
            name.append(' ').append(params.getParam(key));
        }
        return name.toString();
    }
}
