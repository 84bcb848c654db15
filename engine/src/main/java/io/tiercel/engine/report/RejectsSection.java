package io.tiercel.engine.report;

import io.tiercel.engine.session.SessionSummary;

/** What risk and venue refused, by reason. Cold. */
final class RejectsSection {
    private RejectsSection() {}

    static void write(final Markup page, final SessionSummary summary) {
        page.open("section").element("h2", "Rejects");
        if (summary.rejects().isEmpty()) {
            page.element("p", "Nothing was refused.");
        } else {
            page.element(
                    "p",
                    "By reason: 1xx the order, 2xx position and money, 3xx rate, 4xx market, 5xx portfolio, 6xx the venue, "
                            + "9xx the kill switch. Those below 600 are our own risk gate's; the venue never saw them.");
            page.open("table", "class", "numbers").open("thead");
            page.row("th", "reason", "refused by", "count").close().open("tbody");
            summary.rejects()
                    .forEach((reason, count) ->
                            page.row("td", reason, reason.startsWith("6") ? "venue" : "risk", Figures.count(count)));
            page.close().close();
        }
        page.close();
    }
}
