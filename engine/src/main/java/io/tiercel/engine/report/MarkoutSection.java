package io.tiercel.engine.report;

import io.tiercel.engine.performance.Attribution;
import io.tiercel.engine.performance.AttributionTable;
import io.tiercel.engine.performance.Horizon;
import java.util.ArrayList;
import java.util.List;

/** What fills were worth against the mid at once and some time later, in 1/10000 of what was traded. Cold. */
final class MarkoutSection {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 280;
    private static final int VALUE_TICKS = 6;
    private static final double BPS = 1e4;
    private static final String[] STYLES = {"m1", "m2", "m3", "m4", "m5"};

    private final AttributionTable table;

    MarkoutSection(final AttributionTable table) {
        this.table = table;
    }

    private record Curve(String name, String style, List<Double> values) {}

    void write(final Markup page) {
        if (table.total().tradedMicros() == 0) {
            return;
        }
        final List<Curve> curves = new ArrayList<>();
        curves.add(curve("all", STYLES[0], table.total()));
        for (final AttributionTable.Grouping grouping : table.groupings()) {
            final boolean isDrawn =
                    grouping.by().equals("liquidity") || grouping.by().equals("side");
            if (isDrawn && grouping.groups().size() > 1) {
                grouping.groups().forEach((name, sum) -> curves.add(curve(name, STYLES[curves.size()], sum)));
            }
        }
        page.open("section").element("h2", "Markout curves");
        page.element(
                "p",
                "Profit of a fill against the mid at the fill (its half spread) and 1, 5 and 30 s later, in 1/10000 of"
                        + " what was traded. A curve that falls tells of fills that the market went through.");
        final Legend legend = new Legend(page);
        curves.forEach(curve -> legend.line(curve.style(), curve.name()));
        legend.close();
        page.open("figure", "class", "single markouts");
        draw(page, curves);
        page.close().close();
    }

    private static Curve curve(final String name, final String style, final Attribution sum) {
        final List<Double> values = new ArrayList<>();
        final double traded = sum.tradedMicros();
        values.add(traded == 0 ? 0 : BPS * sum.spreadMicros() / traded);
        for (final Horizon horizon : Horizon.values()) {
            values.add(traded == 0 ? 0 : BPS * (sum.spreadMicros() + sum.markoutMicros(horizon)) / traded);
        }
        return new Curve(name, style, values);
    }

    private static void draw(final Markup page, final List<Curve> curves) {
        final SvgChart chart =
                new SvgChart(page, "Markout curves", WIDTH, HEIGHT, new SvgChart.Margins(70, 20, 28, 30));
        double low = 0;
        double high = 0;
        for (final Curve curve : curves) {
            for (final double value : curve.values()) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        final LinearScale values = LinearScale.around(low, high, chart.bottom(), chart.top());
        final double step = values.tickStep(VALUE_TICKS);
        chart.valueAxis(values, step, "bps", value -> Figures.decimal(value, LinearScale.decimals(step)));
        final int points = Horizon.values().length + 1;
        final double room = (chart.right() - chart.left()) / points;
        for (int i = 0; i < points; i++) {
            final String label = i == 0 ? "at the fill" : AttributionSection.words(Horizon.values()[i - 1]);
            chart.text(chart.left() + (i + 0.5) * room, chart.bottom() + 20, "middle", "tick", label);
        }
        for (final Curve curve : curves) {
            final StringBuilder path = new StringBuilder();
            for (int i = 0; i < points; i++) {
                final double x = chart.left() + (i + 0.5) * room;
                path.append(i == 0 ? 'M' : 'L')
                        .append(Markup.pixels(x))
                        .append(' ')
                        .append(Markup.pixels(values.at(curve.values().get(i))));
            }
            chart.path(path, curve.style());
        }
        for (int i = 0; i < points; i++) {
            final StringBuilder title = new StringBuilder();
            for (final Curve curve : curves) {
                title.append(curve.name())
                        .append("  ")
                        .append(Figures.decimal(curve.values().get(i), 3))
                        .append('\n');
            }
            chart.rectangle(
                    chart.left() + i * room,
                    chart.top(),
                    room,
                    chart.bottom() - chart.top(),
                    "hover",
                    title.toString().strip());
        }
        chart.close();
    }
}
