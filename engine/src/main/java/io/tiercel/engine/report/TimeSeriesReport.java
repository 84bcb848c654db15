package io.tiercel.engine.report;

import io.tiercel.factors.evaluation.TimeSeriesEvaluation;
import io.tiercel.factors.evaluation.TimeSeriesFactor;
import io.tiercel.factors.evaluation.TimeSeriesHorizon;
import java.nio.file.Path;
import java.util.List;

/**
 * Factors of one instrument, evaluated event by event, as one HTML page that needs nothing else, beside the same figures as JSON. Stateless, cold.
 * <p>
 * The same evaluation gives the same bytes.
 */
public final class TimeSeriesReport {
    private TimeSeriesReport() {}

    /**
     * Writes page and figures, under the names that {@link EvaluationReport} has.
     *
     * @param folder     they are written into; made if it does not exist.
     * @param evaluation what was found.
     * @return the page.
     */
    public static Path write(final Path folder, final TimeSeriesEvaluation evaluation) {
        ReportPage.write(
                folder,
                EvaluationReport.JSON_NAME,
                TimeSeriesJson.of(evaluation).toPrettyString() + "\n");
        return ReportPage.write(folder, EvaluationReport.PAGE_NAME, page(evaluation));
    }

    static String page(final TimeSeriesEvaluation evaluation) {
        return ReportPage.of(
                "Tiercel factors: " + evaluation.name(),
                page -> {
                    headline(page, evaluation);
                    summary(page, evaluation);
                    CorrelationSection.write(
                            page, names(evaluation), evaluation.correlations(), "Spearman over all events.");
                    evaluation.factors().forEach(factor -> new TimeSeriesSection(evaluation, factor).write(page));
                    notes(page);
                },
                SessionReport.STYLE_SHEET,
                EvaluationReport.STYLE_SHEET);
    }

    private static List<String> names(final TimeSeriesEvaluation evaluation) {
        return evaluation.factors().stream().map(TimeSeriesFactor::name).toList();
    }

    private static void headline(final Markup page, final TimeSeriesEvaluation evaluation) {
        page.element("h1", "Factor evaluation: " + evaluation.name());
        page.element(
                "p",
                Figures.count(evaluation.events()) + " events, " + TimeAxis.utcDate(evaluation.firstNs()) + ", "
                        + TimeAxis.utcTime(evaluation.firstNs()) + " to " + TimeAxis.utcTime(evaluation.lastNs())
                        + " UTC",
                "class",
                "subtitle");
    }

    private static void summary(final Markup page, final TimeSeriesEvaluation evaluation) {
        page.open("section").element("h2", "Summary");
        page.open("div", "class", "wide").open("table", "class", "numbers sticky");
        page.open("thead");
        page.row(
                "th",
                "factor",
                "ahead",
                "pairs",
                "IC",
                "rank IC",
                "slices",
                "mean IC",
                "std",
                "ICIR",
                "t",
                "hit",
                "Q5-Q1, bps",
                "monotony");
        page.close().open("tbody");
        for (final TimeSeriesFactor factor : evaluation.factors()) {
            factor.horizons().forEach(result -> row(page, factor.name(), result));
        }
        page.close().close().close();
        page.element(
                "p",
                "IC: Pearson correlation over all events between the factor and the log return of the mid that follows; rank IC: Spearman."
                        + " Slices are equally long in time: mean IC to hit are over them. Returns of neighbouring events overlap, so that the"
                        + " IC over all events has no t; that of the slices is fair where a slice is much longer than the horizon.",
                "class",
                "note");
        page.close();
    }

    private static void row(final Markup page, final String name, final TimeSeriesHorizon result) {
        final var slices = result.sliceSummary();
        page.open("tr").element("th", name, "scope", "row");
        for (final String cell : new String[] {
            result.horizon().label(),
            Figures.count(result.pairs()),
            EvaluationReport.figure(result.ic(), 4),
            EvaluationReport.figure(result.rankIc(), 4),
            Figures.count(slices.n()),
            EvaluationReport.figure(slices.mean(), 4),
            EvaluationReport.figure(slices.std(), 3),
            EvaluationReport.figure(slices.ir(), 3),
            EvaluationReport.figure(slices.t(), 2),
            EvaluationReport.percent(slices.hit()),
            EvaluationReport.figure(result.spread(), 3),
            EvaluationReport.figure(result.monotonicity(), 2)
        }) {
            page.element("td", cell);
        }
        page.close();
    }

    private static void notes(final Markup page) {
        page.open("section").element("h2", "Notes").open("ul", "class", "notes");
        page.element(
                "li",
                "A return of an event uses mids after it and later, a factor what is known after it: nothing looks ahead.");
        page.element("li", "The mid is the last one known where the book has none.");
        page.element("li", "Costs of trading are in none of these figures: compare Q5-Q1 with the spread.");
        page.close().close();
    }
}
