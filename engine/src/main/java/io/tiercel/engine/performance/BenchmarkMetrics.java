package io.tiercel.engine.performance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Returns against those of a benchmark of the same dates. Empty = not defined. Immutable; cold.
 *
 * @param beta             {@code cov(r,b) / var(b)}.
 * @param alphaAnnual      {@code (mean(r-f) - beta * mean(b-f)) * A}.
 * @param activeReturn     {@code mean(r-b) * A}.
 * @param trackingError    {@code std(r-b) * sqrt(A)}.
 * @param informationRatio {@code mean(r-b) / std(r-b) * sqrt(A)}.
 * @param hitRate          share of the periods with another return in which it was the higher.
 * @param correlation      of the returns.
 */
public record BenchmarkMetrics(
        OptionalDouble beta,
        OptionalDouble alphaAnnual,
        OptionalDouble activeReturn,
        OptionalDouble trackingError,
        OptionalDouble informationRatio,
        OptionalDouble hitRate,
        OptionalDouble correlation) {
    /** Of two series of as many returns. */
    static BenchmarkMetrics of(
            final double[] returns,
            final double[] benchmark,
            final boolean isRuined,
            final ReturnAssumptions assumptions) {
        final double year = assumptions.periodsPerYear();
        final double riskFree = assumptions.riskFree();
        final double[] active = Samples.minus(returns, benchmark);
        final OptionalDouble benchmarkDeviation = Samples.divisor(benchmark);
        final OptionalDouble ownDeviation = Samples.divisor(returns);
        final OptionalDouble activeDeviation = Samples.divisor(active);
        final OptionalDouble beta = benchmarkDeviation.isEmpty()
                ? OptionalDouble.empty()
                : Samples.defined(Samples.covariance(returns, benchmark) / Samples.covariance(benchmark, benchmark));
        OptionalDouble alpha = OptionalDouble.empty();
        if (beta.isPresent()) {
            final double mean = Samples.sum(Samples.minus(returns, riskFree)) / returns.length;
            final double benchmarkMean = Samples.sum(Samples.minus(benchmark, riskFree)) / returns.length;
            alpha = Samples.defined((mean - beta.getAsDouble() * benchmarkMean) * year);
        }
        OptionalDouble trackingError = OptionalDouble.empty();
        OptionalDouble informationRatio = OptionalDouble.empty();
        if (activeDeviation.isPresent()) {
            final double deviation = activeDeviation.getAsDouble();
            trackingError = Samples.defined(deviation * StrictMath.sqrt(year));
            informationRatio = isRuined
                    ? OptionalDouble.empty()
                    : Samples.defined(Samples.sum(active) / active.length / deviation * StrictMath.sqrt(year));
        }
        final OptionalDouble correlation = benchmarkDeviation.isEmpty() || ownDeviation.isEmpty()
                ? OptionalDouble.empty()
                : Samples.defined(Samples.covariance(returns, benchmark)
                        / (ownDeviation.getAsDouble() * benchmarkDeviation.getAsDouble()));
        final OptionalDouble mean = Samples.mean(active);
        return new BenchmarkMetrics(
                beta,
                alpha,
                mean.isEmpty() ? mean : Samples.defined(mean.getAsDouble() * year),
                trackingError,
                informationRatio,
                hitRate(active),
                correlation);
    }

    private static OptionalDouble hitRate(final double[] active) {
        int above = 0;
        int different = 0;
        for (final double difference : active) {
            above += difference > 0 ? 1 : 0;
            different += difference != 0 ? 1 : 0;
        }
        return Samples.ratio(above, different);
    }

    /**
     * @return by name, in the order of reports.
     */
    public Map<String, OptionalDouble> figures() {
        final Map<String, OptionalDouble> figures = new LinkedHashMap<>();
        figures.put("beta", beta);
        figures.put("alpha_annual", alphaAnnual);
        figures.put("active_return", activeReturn);
        figures.put("tracking_error", trackingError);
        figures.put("information_ratio", informationRatio);
        figures.put("hit_rate_vs_benchmark", hitRate);
        figures.put("correlation", correlation);
        return figures;
    }
}
