package io.tiercel.engine.report;

import io.tiercel.engine.performance.Performance;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeSet;

/** Returns of calendar months and years. Cold. */
final class MonthsSection {
    private static final double FULL_SHADE = 0.10;
    private static final int SHADES = 8;

    private MonthsSection() {}

    static void write(final Markup page, final Performance performance) {
        final SortedMap<YearMonth, Double> months = performance.months();
        if (months.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Monthly returns");
        if (months.size() == 1) {
            page.element(
                    "p",
                    "The run lies within " + name(months.firstKey().getMonth(), TextStyle.FULL) + " "
                            + months.firstKey().getYear() + ": "
                            + FigureNames.percent(months.get(months.firstKey())) + ".");
            page.close();
            return;
        }
        page.element("p", "percent, from the last sample of the month before", "class", "note");
        page.open("div", "class", "wide")
                .open("table", "class", "numbers sticky months")
                .open("thead")
                .open("tr");
        page.element("th", "year");
        for (final Month month : Month.values()) {
            page.element("th", name(month, TextStyle.SHORT));
        }
        page.element("th", "year").close().close().open("tbody");
        final TreeSet<Integer> years = new TreeSet<>();
        months.keySet().forEach(month -> years.add(month.getYear()));
        years.forEach(year -> year(page, months, year));
        page.close().close().close().close();
    }

    private static String name(final Month month, final TextStyle style) {
        return month.getDisplayName(style, Locale.ENGLISH);
    }

    private static void year(final Markup page, final SortedMap<YearMonth, Double> months, final int year) {
        page.open("tr").element("th", String.valueOf(year), "scope", "row");
        double growth = 1;
        for (final Month month : Month.values()) {
            final Double value = months.get(YearMonth.of(year, month));
            cell(page, value);
            growth *= value == null ? 1 : 1 + value;
        }
        cell(page, growth - 1);
        page.close();
    }

    private static void cell(final Markup page, final Double value) {
        if (value == null) {
            page.element("td", "");
            return;
        }
        final long shade = Math.min(SHADES, Math.round(Math.abs(value) / FULL_SHADE * SHADES));
        page.element(
                "td",
                Figures.decimal(100 * value, 1),
                "class",
                shade == 0 ? "flat" : (value > 0 ? "gain g" : "drop g") + shade);
    }
}
