package io.tiercel.engine.report;

/** The key of a chart: a list of small pictures with their meanings, above it. Cold. */
final class Legend {
    private final Markup page;

    /** Opens the list. */
    Legend(final Markup page) {
        this.page = page;
        page.open("ul", "class", "legend");
    }

    /** A line or an area drawn in a style. */
    Legend line(final String style, final String meaning) {
        return entry("M0 7H26", style, meaning);
    }

    /** A filled strip. */
    Legend strip(final String style, final String meaning) {
        return entry("M0 2H26V12H0Z", style, meaning);
    }

    /** The mark of a fill. */
    Legend fill(final int side, final boolean isMaker, final String meaning) {
        return entry(FillMark.path(13, 7, side), FillMark.style(side, isMaker), meaning);
    }

    private Legend entry(final String path, final String style, final String meaning) {
        page.open("li");
        page.open("svg", "viewBox", "0 0 26 14", "class", "key", "aria-hidden", "true");
        page.empty("path", "d", path, "class", style);
        page.close();
        page.element("span", meaning);
        page.close();
        return this;
    }

    /** Ends the list. */
    void close() {
        page.close();
    }
}
