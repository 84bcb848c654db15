package io.tiercel.engine.report;

import java.util.Map;

/** What the figures rest on. Cold. */
final class StatementSection {
    private StatementSection() {}

    static void write(final Markup page, final Map<String, String> statements) {
        page.open("section").element("h2", "What the figures rest on");
        page.open("table", "class", "facts").open("tbody");
        statements.forEach((name, text) -> page.open("tr")
                .element("th", name, "scope", "row")
                .element("td", text)
                .close());
        page.close().close().close();
    }
}
