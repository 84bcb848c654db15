package io.tiercel.engine.report;

import io.tiercel.engine.performance.Performance;
import io.tiercel.engine.performance.PerformanceJson;
import io.tiercel.engine.performance.RecordCounts;
import io.tiercel.engine.performance.Shortfall;
import io.tiercel.engine.performance.SwitchChange;
import io.tiercel.engine.performance.TradingRecord;
import java.util.SortedMap;

/** What orders cost against the decision, and what was refused. Cold. */
final class OrdersSection {
    private OrdersSection() {}

    static void write(final Markup page, final TradingRecord record, final Performance performance) {
        page.open("section").element("h2", "Orders");
        final Shortfall shortfall = performance.execution().shortfall();
        page.open("div", "class", "tables");
        page.open("div").element("h3", "Implementation shortfall");
        page.open("table", "class", "numbers").open("tbody");
        fact(page, "execution", Figures.money(shortfall.executionMicros()));
        fact(page, "of which delay", Figures.money(shortfall.delayMicros()));
        fact(page, "opportunity", Figures.money(shortfall.opportunityMicros()));
        fact(page, "fees", Figures.money(shortfall.feesMicros()));
        fact(page, "total", Figures.money(shortfall.totalMicros()));
        fact(page, "bps of what was decided", FigureNames.value("shortfall_bps", shortfall.bps()));
        page.close().close();
        page.element("p", "Against the mid at the decision; above zero = cost.", "class", "note")
                .close();
        page.open("div").element("h3", "Requests");
        page.open("table", "class", "numbers").open("tbody");
        final RecordCounts counts = record.counts();
        fact(page, "new orders", Figures.count(record.orderCount()));
        fact(page, "replaces", Figures.count(counts.replacesSent()));
        fact(page, "cancels", Figures.count(counts.cancelsSent()));
        reasons(page, "refused by risk: ", counts.rejectsByRisk());
        reasons(page, "made smaller by risk: ", counts.clipsByReason());
        reasons(page, "refused by the venue: ", counts.rejectsByVenue());
        for (final SwitchChange change : record.switchChanges()) {
            fact(
                    page,
                    change.isTripped()
                            ? "kill switch tripped: " + TearSheetHead.switchReason(change)
                            : "kill switch reset",
                    TradesSection.time(change.timeNs()) + " UTC");
        }
        page.close().close().close().close().close();
    }

    private static void reasons(final Markup page, final String what, final SortedMap<Integer, Long> counts) {
        counts.forEach((code, count) -> fact(page, what + PerformanceJson.reason(code), Figures.count(count)));
    }

    private static void fact(final Markup page, final String name, final String value) {
        page.open("tr").element("th", name, "scope", "row").element("td", value).close();
    }
}
