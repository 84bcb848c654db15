package io.tiercel.engine.report;

import io.tiercel.engine.performance.Drawdown;
import io.tiercel.engine.performance.EquityCurve;
import io.tiercel.engine.performance.EquityPeriod;
import io.tiercel.engine.performance.Performance;
import io.tiercel.engine.performance.SampleRow;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Equity and drawdown against the benchmark, and what was held. Cold. */
final class EquitySection {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 300;
    private static final int LOW = 200;
    private static final double MICROS = 1e6;
    private static final double PERCENT = 100;
    private static final String BENCHMARK = "benchmark";

    private final TearSheetData data;
    private final Performance performance;
    private final EquityCurve curve;
    private final ZoneId zone;

    EquitySection(final TearSheetData data, final Performance performance) {
        this.data = data;
        this.performance = performance;
        curve = data.record().curve();
        zone = zone(data.record().period());
    }

    /** Days are told as the data date them; times of a day in the zone of the period. */
    static ZoneId zone(final EquityPeriod period) {
        return period.lengthNs() == EquityPeriod.DAY_NS ? ZoneOffset.UTC : period.zone();
    }

    void write(final Markup page) {
        page.open("section").element("h2", "Equity");
        final long[] times = curve.timesNs();
        if (times.length < 2 || times[0] == times[times.length - 1]) {
            page.element("p", "The run was too short to draw: the account was marked fewer than two times.");
        } else {
            equity(page, times);
            drawdown(page, times);
            holdings(page, times);
        }
        page.close();
    }

    private void equity(final Markup page, final long[] times) {
        final TimeSeries own = new TimeSeries(times, scaled(curve.equitiesMicros(), MICROS));
        final Optional<TimeSeries> other = benchmark();
        page.open("figure").open("figcaption").element("h3", "Equity");
        page.element(
                "p",
                "cash and positions at their marks"
                        + (other.isPresent() ? "; the benchmark begins with the same money" : ""));
        page.close();
        final LineChart chart = new LineChart("Equity", "currency").zone(zone).line("equity", "total", own);
        if (other.isPresent()) {
            new Legend(page)
                    .line("total", "equity")
                    .line(BENCHMARK, data.benchmark().orElseThrow().name())
                    .close();
            chart.line(data.benchmark().orElseThrow().name(), BENCHMARK, other.get());
        }
        chart.draw(page, WIDTH, HEIGHT, times[0], times[times.length - 1]);
        page.close();
    }

    private void drawdown(final Markup page, final long[] times) {
        final Optional<TimeSeries> other = benchmark();
        page.open("figure").open("figcaption").element("h3", "Drawdown");
        page.element("p", "below the highest value so far, percent").close();
        final LineChart chart = new LineChart("Drawdown", "%")
                .zone(zone)
                .line(
                        "drawdown",
                        "loss",
                        new TimeSeries(times, percent(Drawdown.underwater(scaled(curve.equitiesMicros(), MICROS)))));
        if (other.isPresent()) {
            new Legend(page)
                    .line("loss", "drawdown")
                    .line(BENCHMARK, data.benchmark().orElseThrow().name())
                    .close();
            chart.line(
                    data.benchmark().orElseThrow().name(),
                    BENCHMARK,
                    new TimeSeries(
                            other.get().timesNs(),
                            percent(Drawdown.underwater(other.get().values()))));
        } else {
            chart.area();
        }
        chart.draw(page, WIDTH, LOW, times[0], times[times.length - 1]);
        page.close();
    }

    private void holdings(final Markup page, final long[] times) {
        page.open("figure").open("figcaption").element("h3", "Exposure");
        page.element("p", "positions at their marks: magnitudes summed, and with their signs")
                .close();
        new Legend(page).line("total", "gross").line("unrealised", "net").close();
        new LineChart("Exposure", "currency")
                .zone(zone)
                .stepped()
                .line("gross", "total", new TimeSeries(times, scaled(curve.grossesMicros(), MICROS)))
                .line("net", "unrealised", new TimeSeries(times, scaled(curve.netsMicros(), MICROS)))
                .draw(page, WIDTH, LOW, times[0], times[times.length - 1]);
        page.close();
    }

    /** Values of the benchmark, begun with the money that the run had. */
    private Optional<TimeSeries> benchmark() {
        final List<SampleRow> joined = performance.equity().joined();
        return performance
                .equity()
                .benchmark()
                .filter(values -> values.size() > 1)
                .map(values -> {
                    final double begin = joined.getFirst().equityMicros() / MICROS / values.getFirst();
                    return new TimeSeries(
                            joined.stream().mapToLong(SampleRow::timeNs).toArray(),
                            values.stream().mapToDouble(value -> value * begin).toArray());
                });
    }

    private static double[] scaled(final long[] values, final double unit) {
        final double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] / unit;
        }
        return scaled;
    }

    private static double[] percent(final double[] shares) {
        final double[] percent = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            percent[i] = PERCENT * shares[i];
        }
        return percent;
    }
}
