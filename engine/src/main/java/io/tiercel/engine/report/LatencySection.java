package io.tiercel.engine.report;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.session.SessionSummary;
import org.HdrHistogram.Histogram;

/** What the hop probes measured, as a chart and as a table. Cold. */
final class LatencySection {
    private static final long SAMPLES_FOR_P999 = 10_000;

    private final SessionSummary summary;
    private final Configuration configuration;

    LatencySection(final SessionSummary summary, final Configuration configuration) {
        this.summary = summary;
        this.configuration = configuration;
    }

    void write(final Markup page) {
        final LatencyChart chart = new LatencyChart(summary.latencyNs());
        page.open("section").element("h2", "Latency");
        if (chart.hops().isEmpty()) {
            page.element("p", "Nothing was measured: probes were off, or the session was too short.")
                    .close();
            return;
        }
        page.open("figure").open("figcaption");
        page.element("h3", "Time by hop");
        page.element(
                "p",
                "each hop is measured from the end of the one before, on one input in "
                        + configuration.engine().pipeline().probeEvery()
                        + "; logarithmic axis; the bars of a row are scaled to its tallest");
        page.close();
        chart.draw(page);
        page.close();
        table(page, chart);
        page.element(
                "p",
                "The feed was read as fast as the engine took it, not at the pace of its time stamps. An input therefore waits in "
                        + "the ring behind all that were read before it: the wait in the ring, and ring to decision with it, tell "
                        + "how full the ring was, not how quick the engine answers. The other hops are the engine's own work.",
                "class",
                "note");
        page.close();
    }

    private void table(final Markup page, final LatencyChart chart) {
        boolean isThin = false;
        page.open("div", "class", "wide").open("table", "class", "numbers");
        page.open("thead")
                .row("th", "hop", "p50", "p90", "p99", "p99.9", "maximum", "samples")
                .close();
        page.open("tbody");
        for (final Hop hop : chart.hops()) {
            final Histogram histogram = summary.latencyNs().get(hop);
            isThin |= histogram.getTotalCount() < SAMPLES_FOR_P999;
            page.row(
                    "td",
                    HopNames.name(hop),
                    Figures.duration(histogram.getValueAtPercentile(50)),
                    Figures.duration(histogram.getValueAtPercentile(90)),
                    Figures.duration(histogram.getValueAtPercentile(99)),
                    Figures.duration(histogram.getValueAtPercentile(99.9)),
                    Figures.duration(histogram.getMaxValue()),
                    Figures.count(histogram.getTotalCount()));
        }
        page.close().close().close();
        if (isThin) {
            page.element(
                    "p",
                    "Fewer than " + Figures.count(SAMPLES_FOR_P999)
                            + " samples stand behind a p99.9 here: it rests on a handful of them. Probe more inputs or run longer.",
                    "class",
                    "note");
        }
    }
}
