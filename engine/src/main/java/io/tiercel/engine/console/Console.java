package io.tiercel.engine.console;

import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.session.SessionSummary;
import java.io.PrintWriter;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ObjectNode;

/** What a command prints: lines and tables for people, or one JSON object as the last line for machines. Cold. */
final class Console {
    private static final double MICROS = 1e6;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean isJson;

    Console(final CommandSpec spec, final boolean isJson) {
        out = spec.commandLine().getOut();
        err = spec.commandLine().getErr();
        this.isJson = isJson;
    }

    Progress progress(final String task) {
        return new Progress(task, isTerminal());
    }

    StatusLine statusLine() {
        return new StatusLine(err, isTerminal());
    }

    @SuppressWarnings(
            "SystemConsoleNull") // it is null where standard output is no terminal and no console provider is there
    private boolean isTerminal() {
        final java.io.Console terminal = System.console();
        return !isJson && terminal != null && terminal.isTerminal();
    }

    void line(final String text) {
        if (!isJson) {
            out.println(text);
            out.flush();
        }
    }

    /** A line about what went wrong, beside the results and any JSON: on standard error. */
    void complain(final String text) {
        err.println(text);
        err.flush();
    }

    void json(final ObjectNode object) {
        if (isJson) {
            out.println(object);
            out.flush();
        }
    }

    void tell(final SessionSummary summary) {
        row("events", String.format(Locale.ROOT, "%,d", summary.events()));
        row("events/s", String.format(Locale.ROOT, "%,.0f", summary.eventsPerSecond()));
        row(
                "orders",
                String.format(
                        Locale.ROOT,
                        "%,d (replaces %,d, cancels %,d)",
                        summary.orders(),
                        summary.replaces(),
                        summary.cancels()));
        row("fills", String.format(Locale.ROOT, "%,d (maker %,d)", summary.fills(), summary.makerFills()));
        summary.fillsByStrategy()
                .forEach((name, fills) -> row("", String.format(Locale.ROOT, "%,d by %s", fills, name)));
        if (summary.rejects().isEmpty()) {
            row("rejects", "none");
        }
        summary.rejects()
                .forEach((reason, count) -> row("rejects", String.format(Locale.ROOT, "%,d  %s", count, reason)));
        summary.clips().forEach((reason, count) -> row("clips", String.format(Locale.ROOT, "%,d  %s", count, reason)));
        if (summary.clears() > 0) {
            row("clears", String.format(Locale.ROOT, "%,d orders closed positions", summary.clears()));
        }
        row("PnL", money(summary.pnlMicros()));
        row("fees", money(summary.feesMicros()));
        summary.anomalies().forEach((anomaly, count) -> {
            if (count > 0) {
                row(anomaly.label(), String.format(Locale.ROOT, "%,d %s", count, anomaly.explanation()));
            }
        });
        if (summary.isTripped()) {
            row("kill switch", "TRIPPED by " + summary.trippedBy());
        }
        row("digest", SummaryJson.hex(summary.digest()));
        latencies(summary);
    }

    private void latencies(final SessionSummary summary) {
        if (summary.latencyNs().values().stream().allMatch(histogram -> histogram.getTotalCount() == 0)) {
            return;
        }
        line("");
        line(String.format(
                Locale.ROOT, "%-18s %10s %10s %10s %12s %10s", "latency, ns", "p50", "p99", "p99.9", "max", "samples"));
        for (final Hop hop : Hop.values()) {
            final Histogram histogram = summary.latencyNs().get(hop);
            if (histogram.getTotalCount() > 0) {
                line(String.format(
                        Locale.ROOT,
                        "%-18s %,10d %,10d %,10d %,12d %,10d",
                        hop.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        histogram.getValueAtPercentile(50),
                        histogram.getValueAtPercentile(99),
                        histogram.getValueAtPercentile(99.9),
                        histogram.getMaxValue(),
                        histogram.getTotalCount()));
            }
        }
        line("");
    }

    private void row(final String name, final String value) {
        line(String.format(Locale.ROOT, "%-14s %s", name, value));
    }

    private static String money(final long micros) {
        return String.format(Locale.ROOT, "%,.2f", micros / MICROS);
    }
}
