package io.tiercel.engine.backtest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** A run's figures by name, for sweeps and the choice among their sets. Stateless, cold. */
final class RunMetrics {
    private static final double MICROS = 1e6;

    private RunMetrics() {}

    /**
     * @param outcome of a run.
     * @return name to value, always the same names in the same order.
     */
    static Map<String, OptionalDouble> of(final BacktestOutcome outcome) {
        final Map<String, OptionalDouble> metrics = new LinkedHashMap<>();
        metrics.put("pnl", OptionalDouble.of(outcome.pnlMicros() / MICROS));
        metrics.put("fees", OptionalDouble.of(outcome.feesMicros() / MICROS));
        metrics.put("orders", OptionalDouble.of(outcome.orders()));
        metrics.put("replaces", OptionalDouble.of(outcome.replaces()));
        metrics.put("cancels", OptionalDouble.of(outcome.cancels()));
        metrics.put("fills", OptionalDouble.of(outcome.fills()));
        metrics.put("makerFills", OptionalDouble.of(outcome.makerFills()));
        metrics.put(
                "rejects",
                OptionalDouble.of(outcome.rejects().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()));
        return metrics;
    }
}
