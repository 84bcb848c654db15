package io.tiercel.engine.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** A figure over two parameters as coloured cells, the mean of all sets that share both values. Cold. */
final class ParameterMap {
    private static final int WIDTH = 560;
    private static final int CELL_HEIGHT = 34;
    private static final int PIXELS_PER_LETTER = 8;
    private static final int MOST_LABEL = 150;
    private static final int LEAST_FIGURE_PIXELS = 44;
    private static final int SHADES = 10;

    private final List<SweepRow> rows;
    private final String across;
    private final String down;
    private final String metric;
    private final List<String> columns;
    private final List<String> lines;

    ParameterMap(final List<SweepRow> rows, final String across, final String down, final String metric) {
        this.rows = rows;
        this.across = across;
        this.down = down;
        this.metric = metric;
        columns = values(rows, across);
        lines = values(rows, down);
    }

    /** Values of a parameter: numbers by size, others in the order of the rows. */
    static List<String> values(final List<SweepRow> rows, final String parameter) {
        final Set<String> seen = new LinkedHashSet<>();
        rows.forEach(row -> seen.add(row.parameters().get(parameter)));
        final List<String> values = new ArrayList<>(seen);
        if (values.stream().allMatch(ParameterMap::isNumber)) {
            values.sort(Comparator.comparingDouble(Double::parseDouble));
        }
        return values;
    }

    private static boolean isNumber(final String text) {
        return text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
    }

    private double cell(final String column, final String line) {
        double sum = 0;
        int count = 0;
        for (final SweepRow row : rows) {
            final OptionalDouble value = row.metric(metric);
            if (row.parameters().get(across).equals(column)
                    && row.parameters().get(down).equals(line)
                    && value.isPresent()) {
                sum += value.getAsDouble();
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    void draw(final Markup page) {
        final List<List<Double>> cells = new ArrayList<>();
        double largest = 0;
        for (final String line : lines) {
            final List<Double> values = new ArrayList<>();
            for (final String column : columns) {
                final double value = cell(column, line);
                values.add(value);
                largest = Double.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
            }
            cells.add(values);
        }
        final int longest = Math.max(
                down.length() / 2, lines.stream().mapToInt(String::length).max().orElse(1));
        final int left = Math.min(MOST_LABEL, 20 + longest * PIXELS_PER_LETTER);
        final int height = 60 + lines.size() * CELL_HEIGHT;
        final SvgChart chart = new SvgChart(
                page,
                FigureNames.name(metric) + " by " + across + " and " + down,
                WIDTH,
                height,
                new SvgChart.Margins(left, 4, 24, 36));
        chart.text(4, 14, "start", "unit", down);
        final double width = (chart.right() - chart.left()) / columns.size();
        for (int i = 0; i < lines.size(); i++) {
            final double y = chart.top() + i * CELL_HEIGHT;
            chart.text(chart.left() - 8, y + CELL_HEIGHT * 0.62, "end", "tick", lines.get(i));
            for (int j = 0; j < columns.size(); j++) {
                cell(
                        chart,
                        cells.get(i).get(j),
                        largest,
                        chart.left() + j * width,
                        y,
                        width,
                        lines.get(i),
                        columns.get(j));
            }
        }
        for (int j = 0; j < columns.size(); j++) {
            if (width * every() >= LEAST_FIGURE_PIXELS && j % every() == 0) {
                chart.text(chart.left() + (j + 0.5) * width, chart.bottom() + 16, "middle", "tick", columns.get(j));
            }
        }
        chart.text((chart.left() + chart.right()) / 2, chart.bottom() + 32, "middle", "unit", across);
        chart.close();
    }

    private int every() {
        final int longest = columns.stream().mapToInt(String::length).max().orElse(1);
        final double room = (WIDTH - MOST_LABEL) / (double) columns.size();
        return (int) Math.max(1, StrictMath.ceil(Math.max(LEAST_FIGURE_PIXELS, longest * PIXELS_PER_LETTER) / room));
    }

    private void cell(
            final SvgChart chart,
            final double value,
            final double largest,
            final double x,
            final double y,
            final double width,
            final String line,
            final String column) {
        final String figure =
                Double.isNaN(value) ? FigureNames.UNDEFINED : FigureNames.value(metric, OptionalDouble.of(value));
        final String style = Double.isNaN(value)
                ? "heat none"
                : "heat " + (value < 0 ? "minus" : "plus") + " h"
                        + (largest == 0 ? 0 : Math.round(Math.abs(value) / largest * SHADES));
        chart.rectangle(
                x + 1,
                y + 1,
                width - 2,
                CELL_HEIGHT - 2,
                style,
                across + " " + column + "\n" + down + " " + line + "\n" + FigureNames.name(metric) + " " + figure);
        if (width >= Math.max(LEAST_FIGURE_PIXELS, figure.length() * PIXELS_PER_LETTER)) {
            chart.text(x + width / 2, y + CELL_HEIGHT * 0.62, "middle", "cell", figure);
        }
    }
}
