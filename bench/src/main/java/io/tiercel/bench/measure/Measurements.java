package io.tiercel.bench.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Outcomes of one run by benchmark method and parameters. Immutable, cold. */
public final class Measurements {
    private final List<Outcome> outcomes = new ArrayList<>();

    private record Outcome(String method, Set<String> parameters, Measurement measurement) {}

    /**
     * @param results of JMH.
     */
    public Measurements(final Collection<RunResult> results) {
        for (final RunResult result : results) {
            final BenchmarkParams params = result.getParams();
            final Set<String> parameters = new HashSet<>();
            params.getParamsKeys().forEach(key -> parameters.add(params.getParam(key)));
            final String benchmark = params.getBenchmark();
            final String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
            outcomes.add(new Outcome(method, parameters, Measurement.of(result)));
        }
    }

    /**
     * @param method     of the benchmark class.
     * @param parameters values that it ran with; those with one value only need not be told.
     * @return its outcome.
     */
    public Measurement of(final String method, final String... parameters) {
        final List<Outcome> found = outcomes.stream()
                .filter(outcome -> outcome.method.equals(method))
                .filter(outcome -> outcome.parameters.containsAll(List.of(parameters)))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.size() + " outcomes of " + method + " " + List.of(parameters) + ", expected one");
        }
        return found.getFirst().measurement;
    }
}
