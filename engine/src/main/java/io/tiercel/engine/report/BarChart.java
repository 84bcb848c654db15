package io.tiercel.engine.report;

import java.util.ArrayList;
import java.util.List;

/** Figures by category, one bar for each figure of a category. Cold, one thread; describe first, then {@link #draw}. */
final class BarChart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 230;
    private static final int LEAST_LEFT = 56;
    private static final int RIGHT = 12;
    private static final int TOP = 28;
    private static final int BOTTOM = 42;
    private static final int VALUE_TICKS = 5;
    private static final int STYLES = 8;
    private static final double SHARE_OF_CATEGORY = 0.78;
    private static final int FEWEST_LABEL_PIXELS = 26;
    private static final int PIXELS_PER_LETTER = 8;
    private static final int PIXELS_PER_LABEL_LETTER = 7;

    private final String label;
    private final String unit;
    private final String axis;
    private final List<String> categories;
    private final List<Bars> series = new ArrayList<>();

    private record Bars(String name, List<Double> values) {}

    /**
     * @param label      what the chart shows.
     * @param unit       of its values.
     * @param axis       what the categories are.
     * @param categories from left to right.
     */
    BarChart(final String label, final String unit, final String axis, final List<String> categories) {
        this.label = label;
        this.unit = unit;
        this.axis = axis;
        this.categories = List.copyOf(categories);
    }

    /** Adds a figure, one value for each category; NaN has no bar. */
    BarChart bars(final String name, final List<Double> values) {
        if (values.size() != categories.size()) {
            throw new IllegalArgumentException(
                    name + ": " + values.size() + " values, expected one for each of " + categories.size());
        }
        series.add(new Bars(name, List.copyOf(values)));
        return this;
    }

    private static String style(final int index) {
        return "s" + (index % STYLES + 1);
    }

    /** Draws the chart, with a legend where it has more than one figure. */
    void draw(final Markup page) {
        if (series.size() > 1) {
            final Legend legend = new Legend(page);
            for (int s = 0; s < series.size(); s++) {
                legend.strip(style(s), series.get(s).name());
            }
            legend.close();
        }
        final SvgChart chart =
                new SvgChart(page, label, WIDTH, HEIGHT, new SvgChart.Margins(left(), RIGHT, TOP, BOTTOM));
        final LinearScale values = LinearScale.around(
                Math.min(0, extreme(false)), Math.max(0, extreme(true)), chart.bottom(), chart.top());
        final double step = values.tickStep(VALUE_TICKS);
        chart.valueAxis(values, step, unit, value -> Figures.decimal(value, LinearScale.decimals(step)));
        final double room = (chart.right() - chart.left()) / categories.size();
        final int every = (int) StrictMath.ceil(labelPixels() / room);
        for (int c = 0; c < categories.size(); c++) {
            final double middle = chart.left() + (c + 0.5) * room;
            if (c % every == 0) {
                chart.text(middle, chart.bottom() + 16, "middle", "tick", categories.get(c));
            }
            for (int s = 0; s < series.size(); s++) {
                bar(chart, values, c, s, middle, room);
            }
        }
        chart.text((chart.left() + chart.right()) / 2, chart.bottom() + 34, "middle", "unit", axis);
        chart.close();
    }

    /** Room for the longest figure of the vertical axis. */
    private int left() {
        final LinearScale values = LinearScale.around(
                Math.min(0, extreme(false)), Math.max(0, extreme(true)), HEIGHT - (double) BOTTOM, TOP);
        final double step = values.tickStep(VALUE_TICKS);
        int longest = 0;
        for (final double tick : values.ticks(step)) {
            longest = Math.max(
                    longest, Figures.decimal(tick, LinearScale.decimals(step)).length());
        }
        return Math.max(LEAST_LEFT, (longest + 1) * PIXELS_PER_LETTER);
    }

    private int labelPixels() {
        final int longest = categories.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(FEWEST_LABEL_PIXELS, (longest + 1) * PIXELS_PER_LABEL_LETTER);
    }

    private void bar(
            final SvgChart chart,
            final LinearScale values,
            final int category,
            final int index,
            final double middle,
            final double room) {
        final double value = series.get(index).values().get(category);
        if (!Double.isFinite(value)) {
            return;
        }
        final double width = room * SHARE_OF_CATEGORY / series.size();
        final double x = middle + (index - series.size() / 2.0) * width;
        final double y = values.at(value);
        final double zero = values.at(0);
        chart.rectangle(
                x,
                Math.min(y, zero),
                Math.max(1, width - 1),
                Math.abs(y - zero),
                style(index),
                series.get(index).name() + ", " + axis + " " + categories.get(category) + "\n"
                        + Figures.decimal(value, 4) + " " + unit);
    }

    private double extreme(final boolean isHighest) {
        double extreme = 0;
        for (final Bars bars : series) {
            for (final double value : bars.values()) {
                if (Double.isFinite(value)) {
                    extreme = isHighest ? Math.max(extreme, value) : Math.min(extreme, value);
                }
            }
        }
        return extreme;
    }
}
