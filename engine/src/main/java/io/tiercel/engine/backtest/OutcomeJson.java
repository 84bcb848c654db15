package io.tiercel.engine.backtest;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a run came to as JSON: nothing in it depends on when, where or how fast it ran. Money is a decimal, exact to the micro. Stateless, cold. */
public final class OutcomeJson {
    private static final int MICRO_DIGITS = 6;

    private OutcomeJson() {}

    /**
     * @param outcome of a run.
     * @return one object.
     */
    public static ObjectNode of(final BacktestOutcome outcome) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("events", outcome.events());
        json.put("firstEvent", time(outcome.firstTimeNs()));
        json.put("tradesFrom", time(outcome.tradesFromNs()));
        json.put("lastEvent", time(outcome.lastTimeNs()));
        json.put("refusedDuringWarmUp", outcome.refusedWarmUp());
        json.put("orders", outcome.orders());
        json.put("replaces", outcome.replaces());
        json.put("cancels", outcome.cancels());
        json.put("fills", outcome.fills());
        json.put("makerFills", outcome.makerFills());
        final ObjectNode fills = json.putObject("fillsByStrategy");
        outcome.fillsByStrategy().forEach(fills::put);
        final ObjectNode rejects = json.putObject("rejects");
        outcome.rejects().forEach(rejects::put);
        json.put("startingCash", money(outcome.startingMicros()));
        json.put("pnl", money(outcome.pnlMicros()));
        json.put("fees", money(outcome.feesMicros()));
        json.put("openOrders", outcome.openOrders());
        outcome.anomalies().forEach((anomaly, count) -> json.put(anomaly.key(), count));
        json.put("end", outcome.end().map(end -> end.kind().name()).orElse("DATA_ENDED"));
        json.put("endedBy", outcome.end().map(BacktestOutcome.EarlyEnd::told).orElse(null));
        json.put("digest", hex(outcome.coreDigest()));
        json.put("outputDigest", hex(outcome.outputDigest()));
        json.put("outputRecords", outcome.outputRecords());
        return json;
    }

    /**
     * @param outcome of a run.
     * @param metrics of it, name to value.
     * @return one object with both; what is not defined is null.
     */
    static ObjectNode of(final BacktestOutcome outcome, final Map<String, OptionalDouble> metrics) {
        final ObjectNode json = of(outcome);
        put(json.putObject("metrics"), metrics);
        return json;
    }

    /** Figures under their names; what is not defined is null. */
    static void put(final ObjectNode json, final Map<String, OptionalDouble> metrics) {
        metrics.forEach((name, value) -> {
            if (value.isPresent()) {
                json.put(name, value.getAsDouble());
            } else {
                json.putNull(name);
            }
        });
    }

    static BigDecimal money(final long micros) {
        return BigDecimal.valueOf(micros, MICRO_DIGITS);
    }

    static String hex(final long digest) {
        return String.format(Locale.ROOT, "%016x", digest);
    }

    private static String time(final long timeNs) {
        return timeNs == Long.MIN_VALUE ? null : TimeText.of(timeNs);
    }
}
