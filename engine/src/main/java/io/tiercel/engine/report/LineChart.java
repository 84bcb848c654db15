package io.tiercel.engine.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One or more figures over session time. Cold, one thread; describe first, then {@link #draw}. */
final class LineChart {
    private static final int MOST_POINTS = 2_000;
    private static final int HOVER_PIXELS = 8;
    private static final int VALUE_TICKS = 6;
    private static final int PIXELS_PER_TIME_TICK = 100;

    private final String label;
    private final String unit;
    private final List<Line> lines = new ArrayList<>();
    private final List<SwitchChange> switchChanges = new ArrayList<>();
    private boolean isArea;
    private boolean isStepped;
    private String secondUnit;
    private double secondOffset;
    private ZoneId zone = TimeAxis.EXCHANGE_ZONE;
    private double low = Double.NaN;
    private double high = Double.NaN;

    private record Line(String name, String style, TimeSeries series) {}

    /**
     * @param label what the chart shows.
     * @param unit  of its values.
     */
    LineChart(final String label, final String unit) {
        this.label = label;
        this.unit = unit;
    }

    /** Adds a figure, drawn in a style of the style sheet. */
    LineChart line(final String name, final String style, final TimeSeries series) {
        lines.add(new Line(name, style, series));
        return this;
    }

    /** The space between each line and zero is filled. */
    LineChart area() {
        isArea = true;
        return this;
    }

    /** A value holds until the next: lines run level and jump. */
    LineChart stepped() {
        isStepped = true;
        return this;
    }

    /** A second vertical axis with the same lines read another way: values minus an offset. */
    LineChart secondAxis(final String itsUnit, final double offset) {
        secondUnit = itsUnit;
        secondOffset = offset;
        return this;
    }

    /** The range of values, the same for charts that are to be compared. */
    LineChart range(final double lowest, final double highest) {
        low = lowest;
        high = highest;
        return this;
    }

    /** Whose time the horizontal axis tells, if not the exchange's. */
    LineChart zone(final ZoneId timeZone) {
        zone = timeZone;
        return this;
    }

    /** Changes of the kill switch, drawn as upright lines. */
    LineChart switchChanges(final List<SwitchChange> changes) {
        switchChanges.addAll(changes);
        return this;
    }

    /**
     * Draws the chart.
     *
     * @param page   written to.
     * @param width  pixels.
     * @param height pixels.
     * @param fromNs first instant.
     * @param toNs   last instant, after the first.
     */
    void draw(final Markup page, final int width, final int height, final long fromNs, final long toNs) {
        final SvgChart chart = new SvgChart(
                page, label, width, height, new SvgChart.Margins(84, secondUnit == null ? 24 : 84, 26, 28));
        final LinearScale values = LinearScale.around(lowest(), highest(), chart.bottom(), chart.top());
        final TimeAxis times = new TimeAxis(fromNs, toNs, chart.left(), chart.right(), zone);
        final double step = values.tickStep(VALUE_TICKS);
        final int decimals = LinearScale.decimals(step);
        chart.valueAxis(values, step, unit, value -> Figures.decimal(value, decimals));
        if (secondUnit != null) {
            final LinearScale second = new LinearScale(
                    values.low() - secondOffset, values.high() - secondOffset, chart.bottom(), chart.top());
            chart.secondAxis(second, step, secondUnit, value -> Figures.decimal(value, decimals));
        }
        chart.timeAxis(times, (int) (chart.right() - chart.left()) / PIXELS_PER_TIME_TICK);
        for (final Line line : lines) {
            final TimeSeries series = line.series().reducedTo(MOST_POINTS);
            if (isArea) {
                chart.path(area(series, times, values), line.style() + " area");
            }
            chart.path(curve(series, times, values), line.style());
        }
        for (final SwitchChange change : switchChanges) {
            final double x = times.at(change.timeNs());
            chart.rectangle(
                    x - 1,
                    chart.top(),
                    2,
                    chart.bottom() - chart.top(),
                    change.isTripped() ? "trip" : "reset",
                    TimeAxis.timeMs(change.timeNs()) + "  kill switch "
                            + (change.isTripped() ? "tripped: " + change.reason() : "reset"));
        }
        hover(chart, times);
        chart.close();
    }

    private double lowest() {
        return Double.isNaN(low)
                ? lines.stream()
                        .mapToDouble(line -> line.series().lowest())
                        .min()
                        .orElse(0)
                : low;
    }

    private double highest() {
        return Double.isNaN(high)
                ? lines.stream()
                        .mapToDouble(line -> line.series().highest())
                        .max()
                        .orElse(0)
                : high;
    }

    private StringBuilder curve(final TimeSeries series, final TimeAxis times, final LinearScale values) {
        final StringBuilder path = new StringBuilder(series.size() * 14);
        for (int i = 0; i < series.size(); i++) {
            final String x = Markup.pixels(times.at(series.timesNs()[i]));
            final String y = Markup.pixels(values.at(series.values()[i]));
            if (i == 0) {
                path.append('M').append(x).append(' ').append(y);
            } else if (isStepped) {
                path.append('H').append(x).append('V').append(y);
            } else {
                path.append('L').append(x).append(' ').append(y);
            }
        }
        return path;
    }

    private StringBuilder area(final TimeSeries series, final TimeAxis times, final LinearScale values) {
        final StringBuilder path = curve(series, times, values);
        if (!path.isEmpty()) {
            final String zero = Markup.pixels(values.at(Math.clamp(0.0, values.low(), values.high())));
            path.append('V').append(zero);
            path.append('H')
                    .append(Markup.pixels(times.at(series.timesNs()[0])))
                    .append('Z');
        }
        return path;
    }

    /** Strips that nobody sees, each telling the values at its time when the pointer rests on it. */
    private void hover(final SvgChart chart, final TimeAxis times) {
        for (double x = chart.left(); x < chart.right(); x += HOVER_PIXELS) {
            final long timeNs = times.timeNs(x + HOVER_PIXELS / 2.0);
            final StringBuilder title = new StringBuilder(times.moment(timeNs));
            for (final Line line : lines) {
                final int index = line.series().indexAt(timeNs);
                if (index >= 0) {
                    final double value = line.series().values()[index];
                    title.append('\n')
                            .append(line.name())
                            .append("  ")
                            .append(Figures.decimal(value, value == StrictMath.rint(value) ? 0 : 2));
                }
            }
            chart.rectangle(
                    x,
                    chart.top(),
                    Math.min(HOVER_PIXELS, chart.right() - x),
                    chart.bottom() - chart.top(),
                    "hover",
                    title.toString());
        }
    }
}
