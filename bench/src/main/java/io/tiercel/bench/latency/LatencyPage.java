package io.tiercel.bench.latency;

import io.tiercel.bench.report.Surroundings;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.ThreadingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** The report as one HTML page that needs nothing beside it. Cold, one thread. */
final class LatencyPage {
    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 1120px; padding: 16px; color: #1c2430; background: #fff; }
            h1 { font-size: 1.6em; line-height: 1.2; } h2 { margin-top: 2em; font-size: 1.25em; } h3 { font-size: 1em; margin: 1.2em 0 .3em; }
            p, li { max-width: 46em; } .scroll { overflow-x: auto; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; font-size: .9em; } dt { color: #5b6675; } dd { margin: 0; overflow-wrap: anywhere; }
            table { border-collapse: collapse; font-size: .85em; font-variant-numeric: tabular-nums; }
            th, td { padding: .25em .7em; text-align: right; white-space: nowrap; border-bottom: 1px solid #e4e8ee; }
            th:first-child, td:first-child { text-align: left; } th { color: #5b6675; font-weight: 600; }
            tr.doubt td { color: #6b7480; } .doubts { font-size: .9em; color: #7a3b00; }
            .chart { width: 100%; height: auto; } .chart text { font-size: 12px; fill: #5b6675; } .narrow { display: none; }
            .grid { stroke: #e4e8ee; } .curve { fill: none; stroke-width: 2; stroke-linejoin: round; } .dashed { stroke-dasharray: 5 4; }
            .key { list-style: none; padding: 0; margin: .3em 0 0; display: flex; flex-wrap: wrap; gap: .2em 1.2em; font-size: .85em; }
            .swatch { display: inline-block; width: 18px; height: 0; border-top: 3px solid; margin-right: .4em; vertical-align: middle; } .swatch.dashed { border-top-style: dashed; }
            details { margin: .6em 0; border: 1px solid #e4e8ee; border-radius: 6px; padding: .4em .8em; } summary { cursor: pointer; }
            @media (max-width: 640px) { .wide { display: none; } .narrow { display: block; } body { padding: 10px; } }
            """;
    private static final String[] COLOURS = {
        "#1f5fbf", "#c2410c", "#15803d", "#7c3aed", "#b4235f", "#0e7490", "#8a6d00", "#4b5563", "#dc2626", "#0f766e"
    };
    private static final int HOPS_BEFORE_COLOURS_REPEAT = PercentileChart.COLOURS;

    private final Html page = new Html();
    private final LatencyReport report;

    private LatencyPage(final LatencyReport report) {
        this.report = report;
    }

    /**
     * @param report       shown.
     * @param surroundings where it was measured.
     * @return the page.
     */
    static String of(final LatencyReport report, final Surroundings surroundings) {
        return new LatencyPage(report).write(surroundings);
    }

    private String write(final Surroundings surroundings) {
        page.open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", "Tiercel latency report")
                .style(STYLE + colours())
                .close();
        page.open("body").element("h1", "Latency under load");
        page.element(
                "p",
                "Every event has a time at which it is due, and its latency counts from there, however late it was published: a"
                        + " stall counts for all events that it delayed (corrected for coordinated omission). Ring to decision"
                        + " ends with the strategies, ring to gate when an order request has left, which it may not before its"
                        + " cause is as durable as configured. Beside it the floor: a bare Disruptor hop at the same rate in the"
                        + " same run, and a bare sync of the same disk.");
        page.open("dl");
        surroundings.entries().forEach((name, value) -> page.element("dt", name).element("dd", value));
        page.close();
        summary();
        groups();
        page.close().close();
        return "<!DOCTYPE html>\n" + page;
    }

    private static String colours() {
        final StringBuilder css = new StringBuilder();
        for (int i = 0; i < COLOURS.length; i++) {
            css.append(String.format(
                    Locale.ROOT, ".c%d { stroke: %s; } .s%d { border-color: %s; }%n", i, COLOURS[i], i, COLOURS[i]));
        }
        return css.toString();
    }

    private void summary() {
        page.element("h2", "All rows").open("div", "class", "scroll").open("table");
        row(
                "th",
                "",
                List.of(
                        "row",
                        "decision p50",
                        "p99",
                        "p99.9",
                        "gate p50",
                        "p99",
                        "bare hop p50",
                        "p99",
                        "bare sync p50",
                        "trusted"));
        for (final LatencyResult result : report.results()) {
            final LatencyCase load = result.load();
            row(
                    "td",
                    result.isTrusted() ? "" : "doubt",
                    List.of(
                            name(load),
                            time(result.whole().getValueAtPercentile(50)),
                            time(result.whole().getValueAtPercentile(99)),
                            time(result.whole().getValueAtPercentile(99.9)),
                            time(result.endToEnd(), 50),
                            time(result.endToEnd(), 99),
                            time(result.bare().getValueAtPercentile(50)),
                            time(result.bare().getValueAtPercentile(99)),
                            time(result.bareSync(), 50),
                            result.isTrusted() ? "yes" : "no"));
        }
        page.close().close();
        if (report.results().stream().anyMatch(result -> !result.isTrusted())) {
            page.element("h3", "Rows that are not to be trusted, and why").open("ul", "class", "doubts");
            report.results().stream()
                    .filter(result -> !result.isTrusted())
                    .forEach(result ->
                            page.element("li", name(result.load()) + ": " + String.join("; ", result.doubts()) + "."));
            page.close();
        }
    }

    /** One section for each mode and durability: the rates beside each other, then each row by hop. */
    private void groups() {
        final Set<Map.Entry<ThreadingMode, Durability>> groups = new LinkedHashSet<>();
        report.results()
                .forEach(result -> groups.add(
                        Map.entry(result.load().threading(), result.load().durability())));
        for (final Map.Entry<ThreadingMode, Durability> group : groups) {
            final List<LatencyResult> rows = report.results().stream()
                    .filter(result -> result.load().threading() == group.getKey()
                            && result.load().durability() == group.getValue())
                    .toList();
            final String title = group.getKey() + ", durability " + group.getValue();
            page.element("h2", title);
            page.element("h3", "Ring to decision, and the bare hop (dashed)");
            new PercentileChart(curves(rows, true)).draw(page, title + ": ring to decision");
            if (rows.stream().anyMatch(result -> result.endToEnd().getTotalCount() > 0)) {
                page.element("h3", "Ring to gate: until an order has left");
                new PercentileChart(curves(rows, false)).draw(page, title + ": ring to gate");
            }
            rows.forEach(this::details);
        }
    }

    private static List<PercentileChart.Curve> curves(final List<LatencyResult> rows, final boolean isDecision) {
        final List<PercentileChart.Curve> curves = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            final LatencyResult result = rows.get(i);
            final int colour = i % PercentileChart.COLOURS;
            final String rate = rate(result.load()) + (result.isTrusted() ? "" : " (not trusted)");
            curves.add(new PercentileChart.Curve(rate, isDecision ? result.whole() : result.endToEnd(), colour, false));
            if (isDecision) {
                curves.add(new PercentileChart.Curve(rate(result.load()) + ", bare hop", result.bare(), colour, true));
            }
        }
        return curves;
    }

    private void details(final LatencyResult result) {
        page.open("details").element("summary", name(result.load()) + ", hop by hop");
        page.element("p", result.heading());
        final List<PercentileChart.Curve> curves = new ArrayList<>();
        int number = 0;
        for (final Map.Entry<String, Histogram> named : result.histograms().entrySet()) {
            if (named.getValue().getTotalCount() > 0) {
                curves.add(new PercentileChart.Curve(
                        named.getKey(),
                        named.getValue(),
                        number % PercentileChart.COLOURS,
                        number >= HOPS_BEFORE_COLOURS_REPEAT));
                number++;
            }
        }
        new PercentileChart(curves).draw(page, name(result.load()) + ": every hop");
        page.open("div", "class", "scroll").open("table");
        final List<List<String>> rows = result.table().rows();
        for (int i = 0; i < rows.size(); i++) {
            row(i == 0 ? "th" : "td", "", rows.get(i));
        }
        page.close().close().close();
    }

    private void row(final String cell, final String style, final List<String> contents) {
        page.open("tr", "class", style);
        contents.forEach(content -> page.element(cell, content));
        page.close();
    }

    private static String name(final LatencyCase load) {
        return load.threading() + ", " + load.durability() + ", " + rate(load);
    }

    private static String rate(final LatencyCase load) {
        return String.format(Locale.ROOT, "%,d/s", load.ratePerSecond());
    }

    private static String time(final Histogram histogram, final double percentile) {
        return histogram.getTotalCount() == 0 ? "" : time(histogram.getValueAtPercentile(percentile));
    }

    private static String time(final long ns) {
        if (ns < 1_000) {
            return ns + " ns";
        }
        return ns < 1_000_000
                ? String.format(Locale.ROOT, "%.1f µs", ns / 1e3)
                : String.format(Locale.ROOT, "%.1f ms", ns / 1e6);
    }
}
