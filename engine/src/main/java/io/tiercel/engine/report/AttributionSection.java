package io.tiercel.engine.report;

import io.tiercel.engine.performance.Attribution;
import io.tiercel.engine.performance.AttributionTable;
import io.tiercel.engine.performance.Horizon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where profit came from: spread, markout, inventory, fees and borrow. Cold. */
final class AttributionSection {
    private static final double MICROS = 1e6;
    private static final int MOST_ROWS = 40;

    private final AttributionTable table;

    AttributionSection(final AttributionTable table) {
        this.table = table;
    }

    void write(final Markup page) {
        page.open("section").element("h2", "Where profit came from");
        if (table.total().fills() == 0) {
            page.element("p", "Nothing was traded.").close();
            return;
        }
        page.element(
                "p",
                "Spread: fills against the mid before them. Markout: what the mid did in the time after the fill; below"
                        + " zero it went against us. Inventory: what holding on brought. They add up exactly to the"
                        + " net profit, with what fees and borrow took below zero and rebates above.");
        horizons(page);
        chart(page);
        for (final AttributionTable.Grouping grouping : table.groupings()) {
            if (grouping.groups().size() > 1) {
                groups(page, grouping);
            }
        }
        page.close();
    }

    private void horizons(final Markup page) {
        final Attribution total = table.total();
        page.open("div", "class", "wide")
                .open("table", "class", "numbers sticky")
                .open("thead");
        page.row("th", "after", "spread", "markout", "inventory", "gross", "fees", "borrow", "net");
        page.close().open("tbody");
        for (final Horizon horizon : Horizon.values()) {
            page.open("tr").element("th", words(horizon), "scope", "row");
            cells(
                    page,
                    total.spreadMicros(),
                    total.markoutMicros(horizon),
                    total.inventoryMicros(horizon),
                    total.grossMicros(),
                    -total.feesMicros(),
                    -total.borrowMicros(),
                    total.netMicros());
            page.close();
        }
        page.close().close().close();
    }

    static String words(final Horizon horizon) {
        return horizon.label().replace("s", " s");
    }

    private void chart(final Markup page) {
        final Attribution total = table.total();
        final List<String> parts = List.of("spread", "markout", "holding", "fees", "borrow", "net");
        page.open("figure", "class", "single").open("figcaption");
        page.element("h3", "Parts of the profit, markout after 5 s").close();
        final Horizon horizon = Horizon.FIVE_SECONDS;
        new BarChart("Parts of the profit", "currency", "part", parts)
                .bars(
                        "profit",
                        List.of(
                                total.spreadMicros() / MICROS,
                                total.markoutMicros(horizon) / MICROS,
                                total.inventoryMicros(horizon) / MICROS,
                                -total.feesMicros() / MICROS,
                                -total.borrowMicros() / MICROS,
                                total.netMicros() / MICROS))
                .draw(page);
        page.close();
    }

    private static void groups(final Markup page, final AttributionTable.Grouping grouping) {
        page.element("h3", "By " + grouping.by());
        page.open("div", "class", "wide")
                .open("table", "class", "numbers sticky")
                .open("thead");
        page.row(
                "th",
                grouping.by(),
                "fills",
                "traded",
                "spread",
                "markout 1 s",
                "markout 5 s",
                "markout 30 s",
                "fees",
                "net");
        page.close().open("tbody");
        final List<Map.Entry<String, Attribution>> rows =
                new ArrayList<>(grouping.groups().entrySet());
        rows.subList(0, Math.min(MOST_ROWS, rows.size())).forEach(row -> {
            final Attribution sum = row.getValue();
            page.open("tr").element("th", row.getKey(), "scope", "row");
            page.element("td", Figures.count(sum.fills()));
            cells(
                    page,
                    sum.tradedMicros(),
                    sum.spreadMicros(),
                    sum.markoutMicros(Horizon.ONE_SECOND),
                    sum.markoutMicros(Horizon.FIVE_SECONDS),
                    sum.markoutMicros(Horizon.THIRTY_SECONDS),
                    -sum.feesMicros(),
                    sum.netMicros());
            page.close();
        });
        page.close().close().close();
        if (rows.size() > MOST_ROWS) {
            page.element("p", (rows.size() - MOST_ROWS) + " more are in " + TearSheet.FIGURES + ".", "class", "note");
        }
    }

    private static void cells(final Markup page, final long... micros) {
        for (final long amount : micros) {
            page.element("td", Figures.money(amount));
        }
    }
}
