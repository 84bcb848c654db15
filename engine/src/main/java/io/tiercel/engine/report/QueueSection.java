package io.tiercel.engine.report;

import io.tiercel.engine.performance.QueueStatistics;
import java.util.ArrayList;
import java.util.List;

/** Queue positions and times to fill. Cold. */
final class QueueSection {
    private QueueSection() {}

    static void write(final Markup page, final QueueStatistics queues) {
        final List<QueueStatistics.Bucket> buckets = queues.buckets();
        final boolean isFilled = queues.waits().stream().anyMatch(count -> count > 0);
        if (buckets.isEmpty() && !isFilled) {
            return;
        }
        page.open("section").element("h2", "Queue position and time to fill");
        if (!buckets.isEmpty()) {
            page.element("p", "Orders that rested, by what was in front of them when they last joined a queue.");
            page.open("div", "class", "wide")
                    .open("table", "class", "numbers sticky")
                    .open("thead");
            page.row("th", "in front, units", "orders", "got a fill", "quantity filled", "mean time to first fill");
            page.close().open("tbody");
            for (final QueueStatistics.Bucket bucket : buckets) {
                page.open("tr").element("th", range(bucket.upTo()), "scope", "row");
                page.element("td", Figures.count(bucket.orders()));
                page.element("td", FigureNames.value("fill_ratio", bucket.touched()));
                page.element("td", FigureNames.value("fill_ratio", bucket.filledQty()));
                page.element(
                        "td",
                        bucket.seconds().isEmpty()
                                ? FigureNames.UNDEFINED
                                : Figures.duration(Math.round(bucket.seconds().getAsDouble() * 1e9)));
                page.close();
            }
            page.close().close().close();
        }
        if (isFilled) {
            waits(page, queues);
        }
        page.close();
    }

    private static String range(final double upTo) {
        if (upTo == 0) {
            return "nothing";
        }
        return Double.isInfinite(upTo) ? "more" : "up to " + Figures.count((long) upTo);
    }

    private static void waits(final Markup page, final QueueStatistics queues) {
        page.open("figure", "class", "single").open("figcaption");
        page.element("h3", "Time from arrival to the first fill").close();
        final List<String> names = new ArrayList<>();
        for (final double bound : QueueStatistics.waitBounds()) {
            names.add(
                    bound < 1
                            ? Math.round(bound * 1000) + " ms"
                            : bound < 60 ? (int) bound + " s" : (int) bound / 60 + " min");
        }
        names.add("more");
        new BarChart("Time from arrival to the first fill", "orders", "up to", names)
                .bars("orders", queues.waits().stream().map(Long::doubleValue).toList())
                .draw(page);
        page.close();
    }
}
