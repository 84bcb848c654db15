package io.tiercel.engine.report;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.List;

/** The busiest seconds of the session: best prices of the market, our quotes and our fills. Cold, one thread. */
final class WindowChart {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 460;
    private static final int VALUE_TICKS = 9;
    private static final int TIME_TICKS = 12;

    /** A quote of a few milliseconds is drawn this wide, so that it is seen at all. */
    private static final double SHORTEST_QUOTE = 1;

    private final ChartWindow window;
    private final ChartSpan span;
    private final Instrument instrument;
    private final List<RestingQuote> quotes;
    private final List<Fill> fills;

    /**
     * @param window     best prices within the span.
     * @param span       of the chart.
     * @param instrument of the span.
     * @param quotes     ours, within the span.
     * @param fills      ours, within the span.
     */
    WindowChart(
            final ChartWindow window,
            final ChartSpan span,
            final Instrument instrument,
            final List<RestingQuote> quotes,
            final List<Fill> fills) {
        this.window = window;
        this.span = span;
        this.instrument = instrument;
        this.quotes = List.copyOf(quotes);
        this.fills = List.copyOf(fills);
    }

    /** Draws key and chart. */
    void draw(final Markup page) {
        new Legend(page)
                .strip("band", "market: best bid to best ask")
                .line("quote buy", "our bid, resting")
                .line("quote sell", "our ask, resting")
                .fill(Side.BUY, true, "buy, maker")
                .fill(Side.SELL, true, "sell, maker")
                .fill(Side.BUY, false, "buy, taker")
                .fill(Side.SELL, false, "sell, taker")
                .close();
        final SvgChart chart = new SvgChart(
                page,
                "Prices, quotes and fills of " + instrument.symbol(),
                WIDTH,
                HEIGHT,
                new SvgChart.Margins(84, 24, 26, 28));
        final TimeAxis times = new TimeAxis(span.fromNs(), span.toNs(), chart.left(), chart.right());
        final LinearScale prices = prices(chart);
        final double step = Math.max(instrument.tickSize(), prices.tickStep(VALUE_TICKS));
        chart.valueAxis(prices, step, "price", price -> Figures.price(Math.round(price), instrument.priceScale()));
        chart.timeAxis(times, TIME_TICKS);
        market(chart, times, prices);
        quotes(chart, times, prices);
        fills(chart, times, prices);
        chart.close();
    }

    /** Holds every best price and every fill; a quote far from both may lie outside and is not drawn. */
    private LinearScale prices(final SvgChart chart) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < window.size(); i++) {
            for (final long price : new long[] {window.bid(i), window.ask(i)}) {
                if (price != Prices.NO_PRICE) {
                    low = Math.min(low, price);
                    high = Math.max(high, price);
                }
            }
        }
        for (final Fill fill : fills) {
            low = Math.min(low, fill.price());
            high = Math.max(high, fill.price());
        }
        return low > high
                ? LinearScale.around(0, 1, chart.bottom(), chart.top())
                : LinearScale.around(
                        low - instrument.tickSize(), high + instrument.tickSize(), chart.bottom(), chart.top());
    }

    private void market(final SvgChart chart, final TimeAxis times, final LinearScale prices) {
        final StringBuilder band = new StringBuilder();
        final StringBuilder edges = new StringBuilder();
        final int size = window.size();
        int start = 0;
        while (start < size) {
            int end = start;
            while (end < size && isTwoSided(end)) {
                end++;
            }
            if (end > start) {
                final double stop = times.at(end < size ? window.timeNs(end) : span.toNs());
                band(band, edges, start, end, stop, times, prices);
            }
            start = end + 1;
        }
        chart.path(band, "band");
        chart.path(edges, "edge");
    }

    private boolean isTwoSided(final int index) {
        return window.bid(index) != Prices.NO_PRICE && window.ask(index) != Prices.NO_PRICE;
    }

    /** Bids from left to right, then asks back: one closed outline for each unbroken run of two-sided prices. */
    private void band(
            final StringBuilder band,
            final StringBuilder edges,
            final int start,
            final int end,
            final double stop,
            final TimeAxis times,
            final LinearScale prices) {
        final StringBuilder bids = new StringBuilder();
        final StringBuilder asks = new StringBuilder();
        final StringBuilder back = new StringBuilder();
        back.append('H').append(Markup.pixels(stop));
        for (int i = start; i < end; i++) {
            final String x = Markup.pixels(times.at(window.timeNs(i)));
            final String bid = Markup.pixels(prices.at(window.bid(i)));
            final String ask = Markup.pixels(prices.at(window.ask(i)));
            final String move = i == start ? "M" + x + " " : "H" + x + "V";
            bids.append(move).append(bid);
            asks.append(move).append(ask);
        }
        final String stopX = Markup.pixels(stop);
        bids.append('H').append(stopX);
        asks.append('H').append(stopX);
        edges.append(bids).append(asks);
        band.append(bids);
        for (int i = end - 1; i >= start; i--) {
            band.append('V').append(Markup.pixels(prices.at(window.ask(i))));
            band.append('H').append(Markup.pixels(times.at(window.timeNs(i))));
        }
        band.append('Z');
    }

    private void quotes(final SvgChart chart, final TimeAxis times, final LinearScale prices) {
        for (final RestingQuote quote : quotes) {
            if (quote.price() >= prices.low() && quote.price() <= prices.high()) {
                final double from = times.at(quote.fromNs());
                final double to = Math.max(from + SHORTEST_QUOTE, times.at(quote.toNs()));
                final String path = "M" + Markup.pixels(from) + " " + Markup.pixels(prices.at(quote.price())) + "H"
                        + Markup.pixels(to);
                chart.path(
                        path,
                        quote.side() == Side.BUY ? "quote buy" : "quote sell",
                        (quote.side() == Side.BUY ? "our bid " : "our ask ") + price(quote.price()) + "\n"
                                + TimeAxis.timeMs(quote.fromNs()) + " to " + TimeAxis.timeMs(quote.toNs()) + "\norder "
                                + quote.orderId());
            }
        }
    }

    private void fills(final SvgChart chart, final TimeAxis times, final LinearScale prices) {
        for (final Fill fill : fills) {
            chart.path(
                    FillMark.path(times.at(fill.timeNs()), prices.at(fill.price()), fill.side()),
                    FillMark.style(fill.side(), fill.isMaker()),
                    FillMark.words(fill.side(), fill.isMaker()) + "  "
                            + Figures.fixed(fill.qty(), instrument.qtyScale())
                            + " at " + price(fill.price()) + "\n" + TimeAxis.timeMs(fill.timeNs()) + "  fee "
                            + Figures.money(fill.feeMicros()) + "\norder " + fill.orderId());
        }
    }

    private String price(final long price) {
        return Figures.price(price, instrument.priceScale());
    }
}
