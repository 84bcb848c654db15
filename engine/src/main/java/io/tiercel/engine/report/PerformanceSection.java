package io.tiercel.engine.report;

import io.tiercel.engine.performance.Performance;
import java.util.Map;
import java.util.OptionalDouble;

/** Every figure in tables; a dash where one is not defined. Cold. */
final class PerformanceSection {
    private PerformanceSection() {}

    static void write(final Markup page, final Performance performance) {
        page.open("section").element("h2", "Figures");
        page.element(
                "p", "A dash stands for what is not defined, such as a ratio to a risk of nothing.", "class", "note");
        page.open("div", "class", "tables");
        table(page, "Equity", performance.equityFigures());
        table(page, "Round trips", performance.trades().figures());
        table(page, "Execution", performance.execution().figures());
        page.close().close();
    }

    private static void table(final Markup page, final String title, final Map<String, OptionalDouble> figures) {
        page.open("div").element("h3", title);
        page.open("table", "class", "numbers").open("tbody");
        figures.forEach((name, value) -> page.open("tr")
                .element("th", FigureNames.name(name), "scope", "row")
                .element("td", FigureNames.value(name, value))
                .close());
        page.close().close().close();
    }
}
