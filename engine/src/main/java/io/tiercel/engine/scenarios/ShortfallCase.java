package io.tiercel.engine.scenarios;

import io.tiercel.engine.performance.OrderRow;
import io.tiercel.engine.performance.Shortfall;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Notional;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An order and its fills.
 *
 * @param what          implementation_shortfall.
 * @param side          B or S.
 * @param orderQty      ordered.
 * @param decisionPrice mid at the decision, and at the arrival.
 * @param fills         of the order.
 * @param endPrice      mid at the end.
 * @param fees          of all fills.
 */
record ShortfallCase(
        String what, String side, long orderQty, String decisionPrice, List<Fill> fills, String endPrice, String fees)
        implements MetricsCase {
    private static final double MICROS = 1e6;

    /** A fill. */
    record Fill(long qty, String price) {}

    @Override
    public Map<String, Object> figures() {
        final Instrument instrument = CaseDecimals.instrumentFor(
                Stream.concat(fills.stream().map(Fill::price), Stream.of(decisionPrice, endPrice)));
        final int ownSide = CaseDecimals.side(side);
        final long sign = ownSide == Side.BUY ? 1 : -1;
        long cumQty = 0;
        long notionalMicros = 0;
        for (final Fill fill : fills) {
            cumQty += fill.qty();
            notionalMicros +=
                    Notional.micros(instrument, CaseDecimals.price(instrument, fill.price()), sign * fill.qty());
        }
        final long decisionTwice = 2 * CaseDecimals.price(instrument, decisionPrice);
        final Shortfall shortfall = Shortfall.of(
                        instrument,
                        new OrderRow(
                                0,
                                0,
                                0,
                                ownSide,
                                OrderType.LIMIT,
                                cumQty == orderQty ? OrderStatus.FILLED : OrderStatus.CANCELED,
                                0,
                                Prices.NO_PRICE,
                                orderQty,
                                cumQty,
                                notionalMicros,
                                CaseDecimals.micros(fees),
                                0,
                                decisionTwice,
                                0,
                                decisionTwice,
                                Prices.NO_PRICE,
                                0,
                                2 * CaseDecimals.price(instrument, endPrice),
                                -1,
                                0,
                                0,
                                0))
                .orElseThrow();
        final Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("execution", shortfall.executionMicros() / MICROS);
        figures.put("opportunity", shortfall.opportunityMicros() / MICROS);
        figures.put("fees", shortfall.feesMicros() / MICROS);
        figures.put("total", shortfall.totalMicros() / MICROS);
        figures.put("bps", shortfall.bps().isEmpty() ? null : shortfall.bps().getAsDouble());
        return figures;
    }
}
