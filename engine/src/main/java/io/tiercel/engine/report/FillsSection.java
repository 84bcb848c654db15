package io.tiercel.engine.report;

import io.tiercel.engine.performance.FillRow;
import io.tiercel.engine.performance.PriceCurve;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills on the price of the instrument that was filled most: over the whole run, and in the busiest part of it. Cold. */
final class FillsSection {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 340;
    private static final int VALUE_TICKS = 6;
    private static final int PIXELS_PER_TICK = 110;
    private static final int MOST_MARKS = 400;
    private static final int CLOSE_LOOK = 120;

    private final TradingRecord record;
    private final ZoneId zone;

    FillsSection(final TradingRecord record) {
        this.record = record;
        zone = EquitySection.zone(record.period());
    }

    void write(final Markup page) {
        final long[] counts = new long[record.instruments().size()];
        record.fills(fill -> counts[fill.instrumentId()]++);
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        if (counts.length == 0 || counts[most] == 0) {
            return;
        }
        final Instrument instrument = record.instruments().get(most);
        final long count = counts[most];
        final long every = Math.ceilDiv(count, MOST_MARKS);
        final List<FillRow> marked = new ArrayList<>();
        final long[] seen = {0};
        record.fills(fill -> {
            if (fill.instrumentId() == instrument.id() && seen[0]++ % every == 0) {
                marked.add(fill);
            }
        });
        page.open("section").element("h2", "Fills on the price of " + instrument.symbol());
        legend(page);
        whole(page, instrument, marked, every, count);
        if (count > MOST_MARKS) {
            closeLook(page, instrument);
        }
        page.close();
    }

    private static void legend(final Markup page) {
        new Legend(page)
                .line("edge", "mid")
                .fill(Side.BUY, true, "buy, maker")
                .fill(Side.SELL, true, "sell, maker")
                .fill(Side.BUY, false, "buy, taker")
                .fill(Side.SELL, false, "sell, taker")
                .close();
    }

    private void whole(
            final Markup page,
            final Instrument instrument,
            final List<FillRow> marked,
            final long every,
            final long count) {
        page.open("figure").open("figcaption").element("h3", "The whole run");
        page.element(
                "p",
                (every == 1 ? "all " : "every " + every + ". of ") + Figures.count(count)
                        + " fills; the mid where it was kept from the first order on");
        page.close();
        final Optional<PriceCurve> curve = record.prices(instrument.id());
        final TimeSeries mids = curve.filter(own -> own.timesNs().length > 1)
                .map(own -> mids(own.timesNs(), own.midsTwice()))
                .orElseGet(() -> midsAround(marked));
        draw(page, instrument, mids, marked);
        page.close();
    }

    /** The shortest time in which so many fills came. */
    private void closeLook(final Markup page, final Instrument instrument) {
        final List<FillRow> window = new ArrayList<>();
        final List<FillRow> busiest = new ArrayList<>();
        record.fills(fill -> {
            if (fill.instrumentId() == instrument.id()) {
                window.add(fill);
                if (window.size() > CLOSE_LOOK) {
                    window.removeFirst();
                }
                if (window.size() == CLOSE_LOOK && (busiest.isEmpty() || span(window) < span(busiest))) {
                    busiest.clear();
                    busiest.addAll(window);
                }
            }
        });
        page.open("figure").open("figcaption").element("h3", "The busiest part");
        page.element("p", CLOSE_LOOK + " fills in the shortest time, with the mids before and after them");
        page.close();
        draw(page, instrument, midsAround(busiest), busiest);
        page.close();
    }

    private static long span(final List<FillRow> fills) {
        return fills.getLast().venueTimeNs() - fills.getFirst().venueTimeNs();
    }

    private static TimeSeries mids(final long[] timesNs, final long[] midsTwice) {
        final double[] mids = new double[midsTwice.length];
        for (int i = 0; i < mids.length; i++) {
            mids[i] = midsTwice[i] / 2.0;
        }
        return new TimeSeries(timesNs, mids);
    }

    /** What the fills themselves know of the mid. */
    private static TimeSeries midsAround(final List<FillRow> fills) {
        return mids(
                fills.stream().mapToLong(FillRow::venueTimeNs).toArray(),
                fills.stream().mapToLong(FillRow::midTwice).toArray());
    }

    private void draw(
            final Markup page, final Instrument instrument, final TimeSeries mids, final List<FillRow> fills) {
        final SvgChart chart = new SvgChart(
                page, "Mid and fills of " + instrument.symbol(), WIDTH, HEIGHT, new SvgChart.Margins(84, 24, 26, 28));
        final long firstNs = Math.min(mids.timesNs()[0], fills.getFirst().venueTimeNs());
        final long lastNs = Math.max(
                mids.timesNs()[mids.size() - 1],
                Math.max(firstNs + 1, fills.getLast().venueTimeNs()));
        final TimeAxis times = new TimeAxis(firstNs, lastNs, chart.left(), chart.right(), zone);
        final double low = fills.stream().mapToDouble(FillRow::price).min().orElse(0);
        final double high = fills.stream().mapToDouble(FillRow::price).max().orElse(0);
        final LinearScale prices = LinearScale.around(
                Math.min(low, mids.lowest()) - instrument.tickSize(),
                Math.max(high, mids.highest()) + instrument.tickSize(),
                chart.bottom(),
                chart.top());
        final double step = Math.max(1, prices.tickStep(VALUE_TICKS));
        chart.valueAxis(prices, step, "price", price -> Figures.price(Math.round(price), instrument.priceScale()));
        chart.timeAxis(times, (int) (chart.right() - chart.left()) / PIXELS_PER_TICK);
        final StringBuilder path = new StringBuilder();
        for (int i = 0; i < mids.size(); i++) {
            path.append(i == 0 ? "M" : "H").append(Markup.pixels(times.at(mids.timesNs()[i])));
            path.append(i == 0 ? " " : "V").append(Markup.pixels(prices.at(mids.values()[i])));
        }
        chart.path(path, "edge");
        for (final FillRow fill : fills) {
            chart.path(
                    FillMark.path(times.at(fill.venueTimeNs()), prices.at(fill.price()), fill.side()),
                    FillMark.style(fill.side(), fill.isMaker()),
                    FillMark.words(fill.side(), fill.isMaker()) + "  "
                            + Figures.fixed(fill.qty(), instrument.qtyScale()) + " at "
                            + Figures.price(fill.price(), instrument.priceScale()) + "\n"
                            + TradesSection.time(fill.venueTimeNs()) + " UTC  fee "
                            + Figures.money(fill.feeMicros()) + "\norder " + fill.orderId());
        }
        chart.close();
    }
}
