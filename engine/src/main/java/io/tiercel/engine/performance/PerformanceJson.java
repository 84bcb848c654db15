package io.tiercel.engine.performance;

import io.tiercel.strategy.order.RejectReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every figure of a run as JSON: null where one is not defined; money of the attribution in micros, exact. Stateless; cold. */
public final class PerformanceJson {
    private PerformanceJson() {}

    /**
     * @param performance of a run.
     * @param record      of the run.
     * @param statements  what it was measured and run by, name to text.
     * @param warnings    what a reader must know first.
     * @return one object.
     */
    public static ObjectNode of(
            final Performance performance,
            final TradingRecord record,
            final Map<String, String> statements,
            final List<String> warnings) {
        final ObjectNode json = JsonMapper.shared().createObjectNode();
        final ArrayNode told = json.putArray("warnings");
        warnings.forEach(told::add);
        final ObjectNode stated = json.putObject("statements");
        statements.forEach(stated::put);
        equity(json.putObject("equity"), performance, record);
        figures(json.putObject("trades"), performance.trades().figures());
        execution(json.putObject("execution"), performance, record);
        attribution(json.putObject("attribution"), performance.attribution());
        final ObjectNode months = json.putObject("monthly_returns");
        performance.months().forEach((month, value) -> months.put(month.toString(), value));
        return json;
    }

    private static void equity(final ObjectNode json, final Performance performance, final TradingRecord record) {
        final EquityPeriod period = record.period();
        final List<SampleRow> joined = performance.equity().joined();
        json.put("period", period.name());
        json.put("periods_per_year", period.periodsPerYear());
        json.put("risk_free_per_year", performance.assumptions().riskFreePerYear());
        json.put("from", joined.isEmpty() ? null : date(period, joined.getFirst()));
        json.put("to", joined.isEmpty() ? null : date(period, joined.getLast()));
        json.put(
                "observations",
                performance.metrics().map(EquityMetrics::observations).orElse(0));
        json.put("ruined", performance.metrics().map(EquityMetrics::isRuined).orElse(false));
        json.put("dropped_without_benchmark", performance.equity().dropped());
        performance.equityFigures().forEach((name, figure) -> MeasuredEquity.put(json, name, figure));
        performance.metrics().ifPresent(metrics -> {
            final Drawdown drawdown = metrics.drawdown();
            json.put("max_drawdown_peak", date(period, joined.get(drawdown.peak())));
            json.put("max_drawdown_trough", date(period, joined.get(drawdown.trough())));
            json.put(
                    "max_drawdown_recovery",
                    drawdown.recovery().isEmpty()
                            ? null
                            : date(period, joined.get(drawdown.recovery().getAsInt())));
        });
    }

    private static String date(final EquityPeriod period, final SampleRow sample) {
        return period.isDay()
                ? SampledEquity.date(period, sample).toString()
                : Instant.ofEpochSecond(0, sample.timeNs()).toString();
    }

    private static void figures(final ObjectNode json, final Map<String, OptionalDouble> figures) {
        figures.forEach((name, figure) -> MeasuredEquity.put(json, name, figure));
    }

    private static void execution(final ObjectNode json, final Performance performance, final TradingRecord record) {
        figures(json, performance.execution().figures());
        final Shortfall shortfall = performance.execution().shortfall();
        final ObjectNode parts = json.putObject("shortfall_micros");
        parts.put("execution", shortfall.executionMicros());
        parts.put("delay", shortfall.delayMicros());
        parts.put("opportunity", shortfall.opportunityMicros());
        parts.put("fees", shortfall.feesMicros());
        parts.put("total", shortfall.totalMicros());
        final RecordCounts counts = record.counts();
        byReason(json.putObject("rejects_by_risk"), counts.rejectsByRisk());
        byReason(json.putObject("rejects_by_venue"), counts.rejectsByVenue());
        byReason(json.putObject("clips_by_risk"), counts.clipsByReason());
        json.put("cancels_sent", counts.cancelsSent());
        json.put("replaces_sent", counts.replacesSent());
        json.put("fills_without_mid", counts.fillsWithoutMid());
    }

    private static void byReason(final ObjectNode json, final SortedMap<Integer, Long> counts) {
        counts.forEach((code, count) -> json.put(reason(code), count));
    }

    /**
     * @param code of a {@code RejectReason}.
     * @return code and name.
     */
    public static String reason(final int code) {
        for (final RejectReason reason : RejectReason.values()) {
            if (reason.code() == code) {
                return code + " " + reason;
            }
        }
        return String.valueOf(code);
    }

    private static void attribution(final ObjectNode json, final AttributionTable table) {
        sum(json.putObject("total"), table.total());
        for (final AttributionTable.Grouping grouping : table.groupings()) {
            final ObjectNode groups = json.putObject("by_" + grouping.by());
            grouping.groups().forEach((name, attribution) -> sum(groups.putObject(name), attribution));
        }
    }

    private static void sum(final ObjectNode json, final Attribution attribution) {
        json.put("fills", attribution.fills());
        json.put("spread_micros", attribution.spreadMicros());
        for (final Horizon horizon : Horizon.values()) {
            json.put("markout_" + horizon.label() + "_micros", attribution.markoutMicros(horizon));
            json.put("inventory_" + horizon.label() + "_micros", attribution.inventoryMicros(horizon));
        }
        json.put("gross_micros", attribution.grossMicros());
        json.put("fees_micros", attribution.feesMicros());
        json.put("borrow_micros", attribution.borrowMicros());
        json.put("net_micros", attribution.netMicros());
    }
}
