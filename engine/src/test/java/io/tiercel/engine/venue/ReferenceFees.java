package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.FeeSchedule;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a fill costs, in decimals of any length. */
record ReferenceFees(Instrument instrument, FeeSchedule fees) {
    long feeMicros(final ReferenceOrder order, final long price, final long qty, final boolean isMaker) {
        final BigDecimal units = BigDecimal.valueOf(qty, instrument.qtyScale());
        final BigDecimal notional = BigDecimal.valueOf(price, instrument.priceScale())
                .multiply(units)
                .multiply(BigDecimal.valueOf(instrument.multiplier()));
        long ppb = isMaker ? fees.makerPpb() : fees.takerPpb();
        long nanos = isMaker ? fees.makerPerUnitNanos() : fees.takerPerUnitNanos();
        if (order.side == Side.SELL) {
            ppb += fees.sellPpb();
            nanos += fees.sellPerUnitNanos();
        }
        final BigDecimal currency =
                notional.multiply(BigDecimal.valueOf(ppb, 9)).add(units.multiply(BigDecimal.valueOf(nanos, 9)));
        return microsUp(currency) + commission(order.cumQty + qty) - commission(order.cumQty);
    }

    private long commission(final long cumQty) {
        if (cumQty == 0) {
            return 0;
        }
        final BigDecimal units = BigDecimal.valueOf(cumQty, instrument.qtyScale());
        return Math.max(
                fees.commissionMinMicros(),
                microsUp(units.multiply(BigDecimal.valueOf(fees.commissionPerUnitNanos(), 9))));
    }

    private static long microsUp(final BigDecimal currency) {
        return currency.movePointRight(6).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
