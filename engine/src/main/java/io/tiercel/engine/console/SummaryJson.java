package io.tiercel.engine.console;

import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.session.SessionSummary;
import java.math.BigDecimal;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A session's summary as one JSON object. Money is a decimal in units of the currency, exact to the micro. Cold. */
final class SummaryJson {
    private static final int MICRO_DIGITS = 6;

    private SummaryJson() {}

    static ObjectNode of(final SessionSummary summary) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("events", summary.events());
        json.put("eventsPerSecond", Math.round(summary.eventsPerSecond()));
        json.put("orders", summary.orders());
        json.put("replaces", summary.replaces());
        json.put("cancels", summary.cancels());
        json.put("fills", summary.fills());
        json.put("makerFills", summary.makerFills());
        final ObjectNode fills = json.putObject("fillsByStrategy");
        summary.fillsByStrategy().forEach(fills::put);
        final ObjectNode rejects = json.putObject("rejects");
        summary.rejects().forEach(rejects::put);
        final ObjectNode clips = json.putObject("clips");
        summary.clips().forEach(clips::put);
        json.put("clears", summary.clears());
        json.put("pnl", BigDecimal.valueOf(summary.pnlMicros(), MICRO_DIGITS));
        json.put("fees", BigDecimal.valueOf(summary.feesMicros(), MICRO_DIGITS));
        summary.anomalies().forEach((anomaly, count) -> json.put(anomaly.key(), count));
        json.put("killSwitchTripped", summary.isTripped());
        json.put("killSwitchTrippedBy", summary.trippedBy());
        json.put("digest", hex(summary.digest()));
        final ObjectNode latency = json.putObject("latencyNs");
        for (final Hop hop : Hop.values()) {
            final Histogram histogram = summary.latencyNs().get(hop);
            if (histogram.getTotalCount() > 0) {
                final ObjectNode percentiles = latency.putObject(hop.name().toLowerCase(Locale.ROOT));
                percentiles.put("p50", histogram.getValueAtPercentile(50));
                percentiles.put("p99", histogram.getValueAtPercentile(99));
                percentiles.put("p999", histogram.getValueAtPercentile(99.9));
                percentiles.put("max", histogram.getMaxValue());
            }
        }
        return json;
    }

    static String hex(final long digest) {
        return String.format(Locale.ROOT, "%016x", digest);
    }
}
