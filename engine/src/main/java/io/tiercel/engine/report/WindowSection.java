package io.tiercel.engine.report;

import io.tiercel.marketdata.instrument.Instrument;
import java.util.List;

/** The busiest seconds of one instrument, close up. Cold. */
final class WindowSection {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final SessionData data;
    private final ChartWindow window;

    WindowSection(final SessionData data, final ChartWindow window) {
        this.data = data;
        this.window = window;
    }

    void write(final Markup page) {
        page.open("section").element("h2", "Quotes and fills");
        window.span()
                .ifPresentOrElse(
                        span -> figure(page, span),
                        () -> page.element("p", "None of our orders was filled, so there is nothing to look at."));
        page.close();
    }

    private void figure(final Markup page, final ChartSpan span) {
        final Instrument instrument = data.registry().instrument(span.instrumentId());
        final List<Fill> fills = data.fills().stream().filter(span::holds).toList();
        final long maker = fills.stream().filter(Fill::isMaker).count();
        page.open("figure").open("figcaption");
        page.element(
                "h3", instrument.symbol() + ", " + TimeAxis.time(span.fromNs()) + " to " + TimeAxis.time(span.toNs()));
        page.element(
                "p",
                "the " + (span.toNs() - span.fromNs()) / NS_PER_SECOND
                        + " seconds with the most fills of one instrument, of both kinds "
                        + "where there are: " + Figures.count(maker) + " as maker, "
                        + Figures.count(fills.size() - maker)
                        + " as taker. Times are the venue's; point at a quote or a fill for its figures.");
        page.close();
        new WindowChart(window, span, instrument, RestingQuotes.read(data.journalFolder(), span), fills).draw(page);
        page.close();
    }
}
