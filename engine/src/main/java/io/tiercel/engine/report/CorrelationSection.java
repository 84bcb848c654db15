package io.tiercel.engine.report;

import java.util.List;

/** How factors go together, as a square of cells; nothing where there is one factor only. Stateless, cold. */
final class CorrelationSection {
    private static final String TITLE = "Correlation between the factors";
    private static final int FEWEST_FACTORS = 2;
    private static final int MOST_IN_A_COLUMN = 7;

    private CorrelationSection() {}

    /**
     * @param page   written to.
     * @param names  of the factors.
     * @param values row by row, -1 to 1 or NaN.
     * @param note   what they are.
     */
    static void write(final Markup page, final List<String> names, final List<List<Double>> values, final String note) {
        if (names.size() < FEWEST_FACTORS) {
            return;
        }
        page.open("section").element("h2", TITLE);
        page.open("figure", "class", names.size() > MOST_IN_A_COLUMN ? "broad" : "single");
        HeatMap.draw(page, TITLE, names, values);
        page.close();
        page.element("p", note, "class", "note");
        page.close();
    }
}
