package io.tiercel.engine.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tiercel.engine.performance.Attribution;
import io.tiercel.engine.performance.FillRow;
import io.tiercel.engine.performance.Horizon;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Notional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fills and the mids around them.
 *
 * @param what     attribution.
 * @param fills    starting flat.
 * @param finalMid last mid.
 * @param fees     of all fills.
 */
record AttributionCase(String what, List<Fill> fills, String finalMid, String fees) implements MetricsCase {
    private static final double MICROS = 1e6;

    /** A fill, whose mids are decimals. */
    record Fill(
            String side,
            long qty,
            String price,
            String mid,
            @JsonProperty("mid_1s") String oneSecondLater,
            @JsonProperty("mid_5s") String fiveSecondsLater,
            @JsonProperty("mid_30s") String thirtySecondsLater) {
        private Stream<String> prices() {
            return Stream.of(price, mid, oneSecondLater, fiveSecondsLater, thirtySecondsLater);
        }

        private FillRow row(final Instrument instrument) {
            return FillRow.of(
                    instrument.id(),
                    CaseDecimals.side(side),
                    false,
                    0,
                    CaseDecimals.price(instrument, price),
                    qty,
                    0,
                    2 * CaseDecimals.price(instrument, mid),
                    new long[] {
                        2 * CaseDecimals.price(instrument, oneSecondLater),
                        2 * CaseDecimals.price(instrument, fiveSecondsLater),
                        2 * CaseDecimals.price(instrument, thirtySecondsLater)
                    });
        }
    }

    @Override
    public Map<String, Object> figures() {
        final Instrument instrument =
                CaseDecimals.instrumentFor(Stream.concat(fills.stream().flatMap(Fill::prices), Stream.of(finalMid)));
        final Attribution sum = new Attribution();
        long position = 0;
        for (final Fill fill : fills) {
            sum.add(instrument, fill.row(instrument));
            position += CaseDecimals.side(fill.side()) == Side.BUY ? fill.qty() : -fill.qty();
        }
        sum.held(Notional.micros(instrument, CaseDecimals.price(instrument, finalMid), position));
        sum.fees(CaseDecimals.micros(fees));
        final Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("spread", sum.spreadMicros() / MICROS);
        for (final Horizon horizon : Horizon.values()) {
            figures.put("markout_" + horizon.label(), sum.markoutMicros(horizon) / MICROS);
            figures.put("inventory_" + horizon.label(), sum.inventoryMicros(horizon) / MICROS);
        }
        figures.put("gross", sum.grossMicros() / MICROS);
        figures.put("fees", sum.feesMicros() / MICROS);
        figures.put("net", sum.netMicros() / MICROS);
        return figures;
    }
}
