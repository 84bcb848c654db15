package io.tiercel.engine.performance;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An equity curve, measured, with the statement of what it was measured by. Immutable; cold.
 *
 * @param equity              joined with the benchmark where there is one.
 * @param metrics             of the joined values.
 * @param assumptions         periods per year, risk-free return.
 * @param droppedFromEquity   times that the benchmark lacks.
 * @param droppedOfBenchmark  times that the equity lacks.
 */
public record MeasuredEquity(
        EquitySeries equity,
        EquityMetrics metrics,
        ReturnAssumptions assumptions,
        int droppedFromEquity,
        int droppedOfBenchmark) {
    private static final Set<String> COUNTS = Set.of(
            "max_drawdown_duration_periods",
            "trades",
            "open_trades",
            "orders",
            "orders_rejected_by_venue",
            "fills",
            "shortfall_orders");

    /**
     * @param equity      the first value positive.
     * @param benchmark   joined by time, if any; all values positive.
     * @param assumptions periods per year, risk-free return.
     * @return the metrics.
     * @throws BadInputException when the two have no time in common, or values cannot be measured.
     */
    public static MeasuredEquity of(
            final EquitySeries equity, final Optional<EquitySeries> benchmark, final ReturnAssumptions assumptions) {
        if (benchmark.isEmpty()) {
            return new MeasuredEquity(
                    equity, EquityMetrics.of(equity.toArray(), Optional.empty(), assumptions), assumptions, 0, 0);
        }
        final EquitySeries own = equity.within(benchmark.get());
        final EquitySeries other = benchmark.get().within(equity);
        if (own.size() == 0) {
            throw new BadInputException(
                    "equity and benchmark have no time in common, expected the same dates or timestamps in both");
        }
        return new MeasuredEquity(
                own,
                EquityMetrics.of(own.toArray(), Optional.of(other.toArray()), assumptions),
                assumptions,
                equity.size() - own.size(),
                benchmark.get().size() - other.size());
    }

    /**
     * @return everything, by the names of the figures; null where one is not defined.
     */
    public ObjectNode json() {
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("from", equity.labels().getFirst());
        json.put("to", equity.labels().getLast());
        json.put("observations", metrics.observations());
        json.put("periods_per_year", assumptions.periodsPerYear());
        json.put("risk_free_per_year", assumptions.riskFreePerYear());
        json.put("ruined", metrics.isRuined());
        put(json, metrics);
        final Drawdown drawdown = metrics.drawdown();
        json.put("max_drawdown_peak_index", drawdown.peak());
        json.put("max_drawdown_trough_index", drawdown.trough());
        json.put("max_drawdown_peak", equity.labels().get(drawdown.peak()));
        json.put("max_drawdown_trough", equity.labels().get(drawdown.trough()));
        json.put(
                "max_drawdown_recovery",
                drawdown.recovery().isEmpty()
                        ? null
                        : equity.labels().get(drawdown.recovery().getAsInt()));
        if (metrics.benchmark().isPresent()) {
            json.put("dropped_from_equity", droppedFromEquity);
            json.put("dropped_from_benchmark", droppedOfBenchmark);
        }
        return json;
    }

    /** Puts figures under their names. */
    static void put(final ObjectNode json, final EquityMetrics metrics) {
        metrics.figures().forEach((name, figure) -> put(json, name, figure));
    }

    /** Puts a figure, a count as a whole number, or null. */
    static void put(final ObjectNode json, final String name, final OptionalDouble figure) {
        if (figure.isEmpty()) {
            json.putNull(name);
        } else if (COUNTS.contains(name)) {
            json.put(name, (long) figure.getAsDouble());
        } else {
            json.put(name, figure.getAsDouble());
        }
    }
}
