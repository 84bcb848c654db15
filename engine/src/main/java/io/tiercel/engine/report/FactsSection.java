package io.tiercel.engine.report;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionStop;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.venue.LatencyConfig;
import io.tiercel.engine.venue.VenueConfig;
import java.util.Locale;

/** How the session was run, in a table, and its whole effective configuration, folded. Cold. */
final class FactsSection {
    private final SessionData data;
    private final SessionSummary summary;
    private final ReplayResult replayed;

    FactsSection(final SessionData data, final SessionSummary summary, final ReplayResult replayed) {
        this.data = data;
        this.summary = summary;
        this.replayed = replayed;
    }

    void write(final Markup page) {
        final Configuration configuration = data.configuration();
        final PipelineConfig pipeline = configuration.engine().pipeline();
        final VenueConfig venue = configuration.engine().venue();
        page.open("section").element("h2", "Session facts");
        page.open("table", "class", "facts").open("tbody");
        fact(page, "feed", SessionMetadata.feed(data.metadata()));
        fact(page, "instruments", String.join(", ", SessionMetadata.symbols(data.metadata())));
        fact(page, "inputs", Figures.count(summary.events()));
        fact(page, "digest", String.format(Locale.ROOT, "%016x", summary.digest()));
        fact(page, "replay", replay());
        summary.fillsByStrategy()
                .forEach((name, fills) -> fact(page, "strategy", name + ": " + Figures.count(fills) + " fills"));
        fact(page, "model", SessionMetadata.modelName(data.metadata()).orElse("none"));
        fact(page, "starting cash", Figures.money(configuration.risk().startingCashMicros()));
        fact(page, "fees paid", Figures.money(summary.feesMicros()) + " (negative = rebates)");
        fact(
                page,
                "venue",
                "simulated; " + latency(venue.latency()) + "; queues of levels: "
                        + venue.queueModel().model() + "; fills when crossed: "
                        + venue.fillOnCross()
                        + "; self-trade: " + venue.selfTradePrevention());
        fact(
                page,
                "threads, durability",
                pipeline.threadingMode() + ", " + pipeline.durability() + " (waits: " + pipeline.waitPolicy() + ")");
        fact(page, "kill switch", killSwitch());
        SessionStop.read(data.metadata()).ifPresent(stop -> fact(page, "stopped itself", "at " + stop));
        summary.anomalies().forEach((anomaly, count) -> {
            if (count > 0) {
                fact(page, anomaly.label(), Figures.count(count) + " " + anomaly.explanation());
            }
        });
        page.close().close();
        page.open("details").element("summary", "Effective configuration, as the journal holds it");
        page.element("pre", configuration.toYaml()).close();
        page.close();
    }

    private String replay() {
        if (replayed.divergence().isPresent()) {
            return "differs: " + replayed.divergence().get();
        }
        final String verified = replayed.verifiedSequence() < replayed.lastSequence()
                ? "; inputs after " + Figures.count(replayed.verifiedSequence()) + " had no digest to compare"
                : "";
        return replayed.isIdentical()
                ? "identical, " + Figures.count(replayed.comparedOutputs()) + " outputs compared" + verified
                : "not compared";
    }

    private String killSwitch() {
        if (data.switchChanges().isEmpty()) {
            return "never tripped";
        }
        final StringBuilder changes = new StringBuilder();
        for (final SwitchChange change : data.switchChanges()) {
            changes.append(changes.isEmpty() ? "" : "; ")
                    .append(TimeAxis.timeMs(change.timeNs()))
                    .append(change.isTripped() ? " tripped by " + change.reason() : " reset");
        }
        return changes.toString();
    }

    private static void fact(final Markup page, final String name, final String value) {
        page.open("tr").element("th", name, "scope", "row").element("td", value).close();
    }

    private static String latency(final LatencyConfig latency) {
        final String feed = latency.feedNs() == 0
                ? "market data are seen at once"
                : "market data are seen " + Figures.duration(latency.feedNs()) + " late";
        return feed
                + switch (latency.model()) {
                    case CONSTANT ->
                        ", an order takes " + Figures.duration(latency.entryNs()) + " to it, a report "
                                + Figures.duration(latency.responseNs()) + " back";
                    case SAMPLED -> ", an order and a report take times drawn from tables";
                    case INTERPOLATED -> ", an order and a report take measured times";
                };
    }
}
