package io.tiercel.engine.report;

import io.tiercel.factors.evaluation.CrossSection;
import io.tiercel.factors.evaluation.TimeSeriesEvaluation;
import io.tiercel.factors.evaluation.TimeSeriesFactor;
import io.tiercel.factors.evaluation.TimeSeriesHorizon;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One factor of one instrument in charts: coefficients by horizon and over time, quintile returns, autocorrelation. Cold. */
final class TimeSeriesSection {
    private final TimeSeriesEvaluation evaluation;
    private final TimeSeriesFactor factor;

    TimeSeriesSection(final TimeSeriesEvaluation evaluation, final TimeSeriesFactor factor) {
        this.evaluation = evaluation;
        this.factor = factor;
    }

    void write(final Markup page) {
        page.open("section").element("h2", factor.name());
        page.element(
                "p",
                "Values after " + Figures.decimal(100 * factor.coverage(), 1) + " % of the events.",
                "class",
                "note");
        page.open("div", "class", "multiples");
        decay(page);
        quintiles(page);
        autocorrelation(page);
        factor.horizons().forEach(result -> overTime(page, result));
        page.close().close();
    }

    private void decay(final Markup page) {
        page.figure("Decay: IC by horizon");
        new BarChart("IC by horizon of " + factor.name(), "IC", "ahead", labels())
                .bars("IC", by(TimeSeriesHorizon::ic))
                .bars("rank IC", by(TimeSeriesHorizon::rankIc))
                .draw(page);
        page.close();
    }

    private void quintiles(final Markup page) {
        page.figure("Mean return by quintile of the factor, 1 = lowest values");
        final BarChart chart = new BarChart(
                "Mean return by quintile of " + factor.name(),
                "bps",
                "quintile",
                IntStream.rangeClosed(1, CrossSection.QUINTILES)
                        .mapToObj(String::valueOf)
                        .toList());
        factor.horizons().forEach(result -> chart.bars(result.horizon().label() + " ahead", result.means()));
        chart.draw(page);
        page.close();
    }

    private void autocorrelation(final Markup page) {
        page.figure("Autocorrelation");
        new BarChart(
                        "Autocorrelation of " + factor.name(),
                        "correlation",
                        "lag, events",
                        TimeSeriesEvaluation.LAGS.stream().map(String::valueOf).toList())
                .bars("autocorrelation", factor.autocorrelation())
                .draw(page);
        page.close();
    }

    private void overTime(final Markup page, final TimeSeriesHorizon result) {
        final String label = result.horizon().label();
        page.figure("IC over time, " + label + " ahead");
        new BarChart(
                        "IC over time of " + factor.name() + ", " + label + " ahead",
                        "IC",
                        "slice from, UTC",
                        evaluation.slices().stream().map(TimeAxis::utcTime).toList())
                .bars("IC", result.sliceIc())
                .draw(page);
        page.close();
    }

    private List<String> labels() {
        return factor.horizons().stream()
                .map(result -> result.horizon().label())
                .toList();
    }

    private List<Double> by(final Function<TimeSeriesHorizon, Double> figure) {
        return factor.horizons().stream().map(figure).toList();
    }
}
