package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.risk.account.Notional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills of one instrument as round trips. Stateless; cold. */
public final class RoundTrips {
    private RoundTrips() {}

    /**
     * Folds fills into round trips, from flat to flat; a fill through zero ends one and begins the next, split there as the account does.
     *
     * @param instrument of all fills.
     * @param fills      in the order of time.
     * @param endTwice   two times the mark at the end, price units, for a trade that is open then; {@code Prices.NO_PRICE} values it at its cost.
     * @return in the order of their ends; the open one last.
     */
    public static List<TradeRow> of(final Instrument instrument, final List<FillRow> fills, final long endTwice) {
        final List<TradeRow> trades = new ArrayList<>();
        try (LongTable rows = new LongTable(TradeRow.WIDTH, Optional.empty())) {
            final OpenTrade open = new OpenTrade(instrument, rows);
            for (final FillRow fill : fills) {
                open.fill(
                        fill.strategyId(),
                        fill.venueTimeNs(),
                        fill.signedQty(),
                        Notional.micros(instrument, fill.price(), fill.signedQty()),
                        fill.feeMicros());
            }
            open.finish(endTwice);
            rows.forEach(row -> trades.add(TradeRow.of(row)));
        }
        return trades;
    }
}
