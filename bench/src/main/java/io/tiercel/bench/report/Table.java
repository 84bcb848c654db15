package io.tiercel.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of text in columns: first column to the left, the others to the right; as plain text or as markdown. Owned by one thread, cold. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param headings of the columns.
     */
    public Table(final String... headings) {
        rows.add(List.of(headings));
    }

    /**
     * @param figures lines of a report.
     * @return a table of them.
     */
    public static Table of(final List<Figure> figures) {
        final Table table = new Table(
                "figure", "ours", "unit", "range", "bare", "beside", "ratio", "target", "cpu ns", "B/op", "verdict");
        for (final Figure figure : figures) {
            table.row(
                    figure.name(),
                    number(figure.value()),
                    figure.unit(),
                    Double.isNaN(figure.low()) ? "" : number(figure.low()) + "-" + number(figure.high()),
                    number(figure.bare()),
                    figure.bareName(),
                    Double.isNaN(figure.ratio()) ? "" : String.format(Locale.ROOT, "%.2fx", figure.ratio()),
                    figure.target().text(),
                    number(figure.cpuNs()),
                    number(figure.bytesPerOp()),
                    figure.verdict());
        }
        return table;
    }

    /**
     * @param cells as many as there are headings.
     */
    public void row(final String... cells) {
        rows.add(List.of(cells));
    }

    /**
     * @return headings, then cells, row by row.
     */
    public List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /**
     * @return lines of text, each ended.
     */
    public String text() {
        final int[] widths = new int[rows.getFirst().size()];
        for (final List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        final StringBuilder text = new StringBuilder();
        for (final List<String> row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                final String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /**
     * @return the same as a markdown table.
     */
    public String markdown() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append('|').append("---|".repeat(rows.getFirst().size())).append('\n');
            }
        }
        return text.toString();
    }

    private static String number(final double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        final double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
