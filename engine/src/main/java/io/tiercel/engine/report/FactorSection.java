package io.tiercel.engine.report;

import io.tiercel.factors.evaluation.CrossSection;
import io.tiercel.factors.evaluation.Evaluation;
import io.tiercel.factors.evaluation.FactorResult;
import io.tiercel.factors.evaluation.HorizonResult;
import java.util.List;
import java.util.stream.IntStream;

/** One factor in charts: coefficients over time by horizon, decay, quintile returns, autocorrelation. Cold. */
final class FactorSection {
    private static final double BPS = 1e4;

    private final Evaluation evaluation;
    private final FactorResult factor;

    FactorSection(final Evaluation evaluation, final FactorResult factor) {
        this.evaluation = evaluation;
        this.factor = factor;
    }

    void write(final Markup page) {
        page.open("section").element("h2", factor.name());
        page.element(
                "p",
                "Values for " + Figures.decimal(100 * factor.coverage(), 1) + " % of dates and assets. Turnover "
                        + EvaluationReport.figure(factor.turnover(), 3) + " of the portfolio a date, rank turnover "
                        + EvaluationReport.figure(factor.rankTurnover(), 3) + ".",
                "class",
                "note");
        page.open("div", "class", "multiples");
        for (final HorizonResult result : factor.horizons()) {
            page.figure("IC over time, " + dates(result.horizon()) + " ahead");
            new IcChart(evaluation.dates(), result.ic())
                    .draw(page, "IC over time of " + factor.name() + ", " + dates(result.horizon()) + " ahead");
            page.close();
        }
        decay(page);
        quintiles(page);
        autocorrelation(page);
        page.close().close();
    }

    private void decay(final Markup page) {
        page.figure("Decay: mean IC with the one-date return that starts later");
        new BarChart("IC decay of " + factor.name(), "mean IC", "lag, dates", numbers(0, Evaluation.LAST_DECAY_LAG))
                .bars("IC", factor.icDecay())
                .bars("rank IC", factor.rankIcDecay())
                .draw(page);
        page.close();
    }

    private void quintiles(final Markup page) {
        page.figure("Mean return by quintile of the factor, 1 = lowest values");
        if (evaluation.assets().size() < CrossSection.QUINTILES) {
            page.element("p", "Fewer than five assets: no quintiles.", "class", "note");
        } else {
            final BarChart chart = new BarChart(
                    "Mean return by quintile of " + factor.name(),
                    "bps per date held",
                    "quintile",
                    numbers(1, CrossSection.QUINTILES));
            for (final HorizonResult result : factor.horizons()) {
                chart.bars(
                        dates(result.horizon()) + " ahead",
                        result.quintiles().means().stream()
                                .map(mean -> BPS * mean / result.horizon())
                                .toList());
            }
            chart.draw(page);
        }
        page.close();
    }

    private void autocorrelation(final Markup page) {
        page.figure("Autocorrelation of the assets' ranks");
        new BarChart(
                        "Rank autocorrelation of " + factor.name(),
                        "correlation",
                        "lag, dates",
                        numbers(1, Evaluation.LAST_AUTOCORRELATION_LAG))
                .bars("rank autocorrelation", factor.autocorrelation())
                .draw(page);
        page.close();
    }

    static String dates(final int count) {
        return Figures.count(count) + (count == 1 ? " date" : " dates");
    }

    private static List<String> numbers(final int from, final int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
    }
}
