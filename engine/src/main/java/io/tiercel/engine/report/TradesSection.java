package io.tiercel.engine.report;

import io.tiercel.engine.performance.Performance;
import io.tiercel.engine.performance.TradeRow;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.marketdata.instrument.Instrument;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/** Round trips, one a row. Cold. */
final class TradesSection {
    private static final int MOST = 100;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final TradingRecord record;
    private final Performance performance;

    TradesSection(final TradingRecord record, final Performance performance) {
        this.record = record;
        this.performance = performance;
    }

    private record Numbered(long number, TradeRow trade) {
        long size() {
            return Math.abs(trade.pnlMicros());
        }
    }

    void write(final Markup page) {
        page.open("section").element("h2", "Round trips");
        if (record.tradeCount() == 0) {
            page.element("p", "There was none.").close();
            return;
        }
        page.element(
                "p",
                "From flat to flat in one instrument; excursions are the worst and best profit at a mark within it, before"
                        + " fees. Open ones are in no average: "
                        + performance.trades().open() + " at the end.");
        final boolean isWhole = record.tradeCount() <= MOST;
        page.open("details")
                .element(
                        "summary",
                        isWhole
                                ? "All " + record.tradeCount() + ", in the order of their ends"
                                : "The " + MOST + " that won or lost most of " + Figures.count(record.tradeCount())
                                        + ", in the order of their ends; all are in trades.parquet");
        page.open("div", "class", "wide")
                .open("table", "class", "numbers trades")
                .open("thead");
        page.row(
                "th",
                "instrument",
                "side",
                "opened, UTC",
                "held",
                "quantity",
                "in at",
                "out at",
                "profit",
                "fees",
                "worst",
                "best",
                "fills");
        page.close().open("tbody");
        chosen().forEach(trade -> row(page, trade));
        page.close().close().close().close().close();
    }

    private List<TradeRow> chosen() {
        final Comparator<Numbered> bySize = Comparator.comparingLong(Numbered::size)
                .thenComparing(Comparator.comparingLong(Numbered::number).reversed());
        final PriorityQueue<Numbered> largest = new PriorityQueue<>(bySize);
        final long[] number = {0};
        record.trades(trade -> {
            largest.add(new Numbered(number[0]++, trade));
            if (largest.size() > MOST) {
                largest.poll();
            }
        });
        final List<Numbered> chosen = new ArrayList<>(largest);
        chosen.sort(Comparator.comparingLong(Numbered::number));
        return chosen.stream().map(Numbered::trade).toList();
    }

    private void row(final Markup page, final TradeRow trade) {
        final Instrument instrument = record.instruments().get(trade.instrumentId());
        final String held = Figures.duration(trade.holdingNs());
        page.row(
                "td",
                instrument.symbol(),
                trade.direction() > 0 ? "long" : "short",
                time(trade.openTimeNs()),
                trade.isOpen() ? held + ", open" : held,
                Figures.fixed(Math.max(trade.entryQty(), trade.exitQty()), instrument.qtyScale()),
                average(instrument, trade.entryMicros(), trade.entryQty()),
                trade.exitQty() == 0 ? FigureNames.UNDEFINED : average(instrument, trade.exitMicros(), trade.exitQty()),
                Figures.money(trade.pnlMicros()),
                Figures.money(trade.feesMicros()),
                Figures.money(trade.worstMicros()),
                Figures.money(trade.bestMicros()),
                Figures.count(trade.fills()));
    }

    private static String average(final Instrument instrument, final long micros, final long qty) {
        final double units = qty / StrictMath.pow(10, instrument.qtyScale()) * instrument.multiplier();
        return Figures.decimal(micros / 1e6 / units, Math.max(2, Math.min(6, instrument.priceScale())));
    }

    static String time(final long timeNs) {
        return TIME.format(
                Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND)).atZone(ZoneOffset.UTC));
    }
}
