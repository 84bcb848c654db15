package io.tiercel.engine.report;

import java.util.List;

/**
 * Correlations as a square of coloured cells with their figures; a column has the number of the row of its name. With many rows the figures stand in the
 * hints only. Cold.
 */
final class HeatMap {
    private static final int CELL_WIDTH = 46;
    private static final int CELL_HEIGHT = 34;
    private static final int SMALL_CELL = 22;
    private static final int MOST_WITH_FIGURES = 24;
    private static final int PIXELS_PER_LETTER = 9;
    private static final int MOST_LABEL = 160;
    private static final int LEAST_WIDTH = 460;
    private static final int SHADES = 10;

    private HeatMap() {}

    /**
     * Draws the square.
     *
     * @param page   written to.
     * @param label  what it shows.
     * @param names  of rows and columns.
     * @param values row by row, -1 to 1 or NaN.
     */
    static void draw(final Markup page, final String label, final List<String> names, final List<List<Double>> values) {
        final int longest = names.stream().mapToInt(String::length).max().orElse(1);
        final int left = Math.min(MOST_LABEL, 14 + (longest + 4) * PIXELS_PER_LETTER);
        final boolean hasFigures = names.size() <= MOST_WITH_FIGURES;
        final int cellHeight = hasFigures ? CELL_HEIGHT : SMALL_CELL;
        final int all = Math.max(LEAST_WIDTH, left + 4 + names.size() * (hasFigures ? CELL_WIDTH : SMALL_CELL));
        final int height = 30 + names.size() * cellHeight;
        final SvgChart chart = new SvgChart(page, label, all, height, new SvgChart.Margins(left, 4, 26, 4));
        final double width = (chart.right() - chart.left()) / names.size();
        for (int i = 0; i < names.size(); i++) {
            final double y = chart.top() + i * cellHeight;
            final String number = String.valueOf(i + 1);
            chart.text(
                    chart.left() - 8,
                    y + cellHeight * 0.62,
                    "end",
                    "tick",
                    shortened(names.get(i) + "  " + number, left - 10));
            chart.text(chart.left() + (i + 0.5) * width, chart.top() - 8, "middle", "tick", number);
            for (int j = 0; j < names.size(); j++) {
                final double value = values.get(i).get(j);
                final double x = chart.left() + j * width;
                final String figure = EvaluationReport.figure(value, 2);
                chart.rectangle(
                        x + 1,
                        y + 1,
                        width - 2,
                        cellHeight - 2,
                        style(value),
                        names.get(i) + " and " + names.get(j) + "\n" + figure);
                if (hasFigures) {
                    chart.text(x + width / 2, y + cellHeight * 0.62, "middle", "cell", figure);
                }
            }
        }
        chart.close();
    }

    /** Keeps the end, where the number stands. */
    private static String shortened(final String text, final double pixels) {
        final int most = (int) (pixels / (PIXELS_PER_LETTER - 1));
        return text.length() <= most ? text : "…" + text.substring(text.length() - most + 1);
    }

    private static String style(final double value) {
        if (Double.isNaN(value)) {
            return "heat none";
        }
        return "heat " + (value < 0 ? "minus" : "plus") + " h" + Math.round(Math.abs(value) * SHADES);
    }
}
