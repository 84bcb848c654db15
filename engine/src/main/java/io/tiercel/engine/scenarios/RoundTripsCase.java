package io.tiercel.engine.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tiercel.engine.performance.FillRow;
import io.tiercel.engine.performance.RoundTrips;
import io.tiercel.engine.performance.TradeRow;
import io.tiercel.engine.performance.TradeStatistics;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import java.util.List;
import java.util.Map;

/**
 * Fills of one instrument.
 *
 * @param what  round_trips.
 * @param fills in the order of time.
 */
record RoundTripsCase(String what, List<Fill> fills) implements MetricsCase {
    private static final double MICROS = 1e6;
    private static final double SECOND_NS = 1e9;

    /** A fill. */
    record Fill(@JsonProperty("t_s") double timeSeconds, String side, long qty, String price) {
        private FillRow row(final Instrument instrument) {
            final long ownPrice = CaseDecimals.price(instrument, price);
            final long midTwice = 2 * ownPrice;
            return FillRow.of(
                    instrument.id(),
                    CaseDecimals.side(side),
                    false,
                    Math.round(timeSeconds * SECOND_NS),
                    ownPrice,
                    qty,
                    0,
                    midTwice,
                    new long[] {midTwice, midTwice, midTwice});
        }
    }

    @Override
    public Map<String, Object> figures() {
        final Instrument instrument = CaseDecimals.instrumentFor(fills.stream().map(Fill::price));
        final List<TradeRow> trades = RoundTrips.of(
                instrument, fills.stream().map(fill -> fill.row(instrument)).toList(), Prices.NO_PRICE);
        final TradeStatistics statistics = new TradeStatistics();
        trades.forEach(trade -> statistics.add(trade, 1));
        final Map<String, Object> figures = MetricsCase.nullable(statistics.figures());
        figures.put(
                "pnl",
                trades.stream()
                        .filter(trade -> !trade.isOpen())
                        .map(trade -> trade.pnlMicros() / MICROS)
                        .toList());
        return figures;
    }
}
