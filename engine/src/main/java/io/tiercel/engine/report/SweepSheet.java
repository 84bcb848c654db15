package io.tiercel.engine.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A sweep over parameters as one HTML page that needs nothing else: the best sets, and maps of figures over parameters. Cold. */
public final class SweepSheet {
    private static final int MOST_ROWS = 20;

    private final List<SweepRow> rows;
    private final List<String> metrics;
    private final List<String> parameters;

    private SweepSheet(final List<SweepRow> rows, final List<String> metrics) {
        this.rows = rows;
        this.metrics = metrics;
        parameters = List.copyOf(rows.getFirst().parameters().keySet());
    }

    /**
     * Writes {@value TearSheet#PAGE}. The same rows give the same bytes.
     *
     * @param folder  made if it does not exist.
     * @param title   of the page.
     * @param rows    one for each set, at least one.
     * @param metrics that are drawn, by the names in the rows; sets are ranked by the first, the largest first.
     * @return the page.
     */
    public static Path write(
            final Path folder, final String title, final List<SweepRow> rows, final List<String> metrics) {
        if (rows.isEmpty() || metrics.isEmpty()) {
            throw new IllegalArgumentException(
                    rows.size() + " rows, " + metrics.size() + " metrics, expected at least one of each");
        }
        final SweepSheet sheet = new SweepSheet(List.copyOf(rows), List.copyOf(metrics));
        return ReportPage.write(
                folder,
                TearSheet.PAGE,
                ReportPage.of(
                        title, page -> sheet.write(page, title), SessionReport.STYLE_SHEET, TearSheet.STYLE_SHEET));
    }

    private void write(final Markup page, final String title) {
        page.open("header").element("h1", title);
        page.element(
                "p", Figures.count(rows.size()) + " sets of " + String.join(", ", parameters), "class", "subtitle");
        page.close();
        page.element(
                "p",
                "The best of many sets is the luckiest of them too: what it came to here is no forecast.",
                "class",
                "verdict");
        best(page);
        metrics.forEach(metric -> metric(page, metric));
    }

    private void best(final Markup page) {
        final String first = metrics.getFirst();
        final List<SweepRow> ranked = new ArrayList<>(rows);
        ranked.sort(
                Comparator.comparingDouble((SweepRow row) -> -row.metric(first).orElse(Double.NEGATIVE_INFINITY)));
        page.open("section").element("h2", "Sets by " + FigureNames.name(first));
        page.open("div", "class", "wide").open("table", "class", "numbers").open("thead");
        final List<String> head = new ArrayList<>(parameters);
        metrics.forEach(metric -> head.add(FigureNames.name(metric)));
        page.row("th", head.toArray(String[]::new)).close().open("tbody");
        for (final SweepRow row : ranked.subList(0, Math.min(MOST_ROWS, ranked.size()))) {
            final List<String> cells = new ArrayList<>(row.parameters().values());
            metrics.forEach(metric -> cells.add(FigureNames.value(metric, row.metric(metric))));
            page.row("td", cells.toArray(String[]::new));
        }
        page.close().close().close();
        if (ranked.size() > MOST_ROWS) {
            page.element("p", "The first " + MOST_ROWS + "; all are in the sweep's table.", "class", "note");
        }
        page.close();
    }

    private void metric(final Markup page, final String metric) {
        final List<String> varied = parameters.stream()
                .filter(parameter -> ParameterMap.values(rows, parameter).size() > 1)
                .toList();
        if (varied.isEmpty() || rows.stream().allMatch(row -> row.metric(metric).isEmpty())) {
            return;
        }
        page.open("section").element("h2", "Maps of " + FigureNames.name(metric));
        if (varied.size() == 1) {
            bars(page, metric, varied.getFirst());
        } else {
            if (varied.size() > 2) {
                page.element("p", "Each cell is the mean over the other parameters.", "class", "note");
            }
            page.open("div", "class", "multiples");
            for (int i = 0; i < varied.size(); i++) {
                for (int j = i + 1; j < varied.size(); j++) {
                    page.open("figure").open("figcaption");
                    page.element("h3", varied.get(i) + " and " + varied.get(j)).close();
                    new ParameterMap(rows, varied.get(i), varied.get(j), metric).draw(page);
                    page.close();
                }
            }
            page.close();
        }
        page.close();
    }

    private void bars(final Markup page, final String metric, final String parameter) {
        final List<String> values = ParameterMap.values(rows, parameter);
        final List<Double> figures = values.stream()
                .map(value -> rows.stream()
                        .filter(row -> row.parameters().get(parameter).equals(value))
                        .mapToDouble(row -> row.metric(metric).orElse(Double.NaN))
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN))
                .toList();
        page.open("figure", "class", "single");
        new BarChart(FigureNames.name(metric), FigureNames.name(metric), parameter, values)
                .bars(FigureNames.name(metric), figures)
                .draw(page);
        page.close();
    }
}
