package io.tiercel.engine.report;

import io.tiercel.factors.evaluation.Evaluation;
import io.tiercel.factors.evaluation.FactorResult;
import io.tiercel.factors.evaluation.HorizonResult;
import io.tiercel.factors.evaluation.IcSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Evaluated factors as one HTML page that needs nothing else, beside the same figures as JSON. Light or dark as the reader's screen asks; charts stand
 * below each other on a narrow one. Stateless, cold.
 * <p>
 * The same evaluation gives the same bytes.
 */
public final class EvaluationReport {
    /** Name of the page. */
    public static final String PAGE_NAME = "evaluation.html";

    /** Name of the figures. */
    public static final String JSON_NAME = "evaluation.json";

    static final String STYLE_SHEET = "evaluation.css";

    private EvaluationReport() {}

    /**
     * Writes page and figures.
     *
     * @param folder     they are written into; made if it does not exist.
     * @param evaluation what was found.
     * @return the page.
     */
    public static Path write(final Path folder, final Evaluation evaluation) {
        ReportPage.write(folder, JSON_NAME, EvaluationJson.of(evaluation).toPrettyString() + "\n");
        return ReportPage.write(folder, PAGE_NAME, page(evaluation));
    }

    static String page(final Evaluation evaluation) {
        return ReportPage.of(
                "Tiercel factors: " + String.join(", ", names(evaluation)),
                page -> {
                    headline(page, evaluation);
                    summary(page, evaluation);
                    CorrelationSection.write(
                            page,
                            names(evaluation),
                            evaluation.correlations(),
                            "Spearman across the assets, mean over the dates.");
                    evaluation.factors().forEach(factor -> new FactorSection(evaluation, factor).write(page));
                    notes(page);
                },
                SessionReport.STYLE_SHEET,
                STYLE_SHEET);
    }

    private static List<String> names(final Evaluation evaluation) {
        return evaluation.factors().stream().map(FactorResult::name).toList();
    }

    private static void headline(final Markup page, final Evaluation evaluation) {
        page.element("h1", "Factor evaluation");
        page.element(
                "p",
                Figures.count(evaluation.assets().size()) + " assets, "
                        + Figures.count(evaluation.dates().size()) + " dates, "
                        + evaluation.dates().getFirst() + " to "
                        + evaluation.dates().getLast(),
                "class",
                "subtitle");
        page.open("details").element("summary", "Assets");
        page.element("p", String.join(", ", evaluation.assets())).close();
    }

    private static void summary(final Markup page, final Evaluation evaluation) {
        page.open("section").element("h2", "Summary");
        page.open("div", "class", "wide").open("table", "class", "numbers sticky");
        page.open("thead");
        page.row(
                "th",
                "factor",
                "ahead",
                "dates",
                "IC",
                "std",
                "ICIR",
                "t",
                "hit",
                "rank IC",
                "rank ICIR",
                "rank t",
                "Q5-Q1, bps",
                "monotony");
        page.close().open("tbody");
        for (final FactorResult factor : evaluation.factors()) {
            for (final HorizonResult result : factor.horizons()) {
                row(page, factor.name(), result);
            }
        }
        page.close().close().close();
        page.element(
                "p",
                "IC: Pearson correlation across the assets of a date between the factor and the returns that follow, mean over the dates;"
                        + " rank IC: Spearman. ICIR = mean / standard deviation, not annualised; t = ICIR times the root of the dates, too large"
                        + " for returns over several dates, which overlap.",
                "class",
                "note");
        page.close();
    }

    private static void row(final Markup page, final String name, final HorizonResult result) {
        final IcSummary ic = result.summary();
        final IcSummary rank = result.rankSummary();
        page.open("tr").element("th", name, "scope", "row");
        for (final String cell : new String[] {
            Figures.count(result.horizon()),
            Figures.count(ic.n()),
            figure(ic.mean(), 4),
            figure(ic.std(), 3),
            figure(ic.ir(), 3),
            figure(ic.t(), 2),
            percent(ic.hit()),
            figure(rank.mean(), 4),
            figure(rank.ir(), 3),
            figure(rank.t(), 2),
            figure(1e4 * result.quintiles().spread(), 1),
            figure(result.quintiles().monotonicity(), 2)
        }) {
            page.element("td", cell);
        }
        page.close();
    }

    private static void notes(final Markup page) {
        page.open("section").element("h2", "Notes").open("ul", "class", "notes");
        page.element("li", "A return of date t uses prices of t and later, a factor of prices those of t and earlier.");
        page.element(
                "li",
                "A factor from a file is taken for known at the close of its date. If it is not, its figures look ahead.");
        page.element("li", "Costs of trading are in none of these figures.");
        page.element(
                "li",
                "Bars over time show means of blocks of dates; the JSON file beside this page has each date's coefficient.");
        page.close().close();
    }

    /** A share as percent; a dash for NaN. */
    static String percent(final double share) {
        return Double.isNaN(share) ? figure(share, 1) : figure(100 * share, 1) + " %";
    }

    /** A figure with so many decimals; a dash for NaN. */
    static String figure(final double value, final int decimals) {
        if (Double.isNaN(value)) {
            return "–";
        }
        final String text = Figures.decimal(value, decimals);
        // a value that rounds to nothing has no sign
        return text.equals(String.format(Locale.ROOT, "-%." + decimals + "f", 0.0)) ? text.substring(1) : text;
    }
}
