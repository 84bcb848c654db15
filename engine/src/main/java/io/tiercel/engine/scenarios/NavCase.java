package io.tiercel.engine.scenarios;

import io.tiercel.engine.performance.EquityMetrics;
import io.tiercel.engine.performance.ReturnAssumptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An equity curve.
 *
 * @param what            nav.
 * @param nav             values.
 * @param benchmark       values of the same dates; null for none.
 * @param periodsPerYear  periods in a year.
 * @param riskFreePerYear of a year; absent = 0.
 */
record NavCase(String what, List<Double> nav, List<Double> benchmark, double periodsPerYear, double riskFreePerYear)
        implements MetricsCase {
    @Override
    public Map<String, Object> figures() {
        final EquityMetrics metrics = EquityMetrics.of(
                array(nav),
                Optional.ofNullable(benchmark).map(NavCase::array),
                new ReturnAssumptions(periodsPerYear, riskFreePerYear));
        final Map<String, Object> figures = MetricsCase.nullable(metrics.figures());
        figures.put("observations", metrics.observations());
        figures.put("ruined", metrics.isRuined());
        return figures;
    }

    private static double[] array(final List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
