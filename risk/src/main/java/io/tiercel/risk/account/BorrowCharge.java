package io.tiercel.risk.account;

import io.tiercel.marketdata.instrument.Instrument;

/**
 * What a short position costs overnight: {@code ceil(|qty| * close * annualBps / 10^4 * days / 360)} micros, exact and rounded up once. Stateless;
 * allocates nothing.
 */
public final class BorrowCharge {
    private static final long BPS_DAYS = 10_000L * 360;

    private BorrowCharge() {}

    /**
     * @param instrument borrowed.
     * @param shortQty   quantity borrowed, in quantity units, not negative.
     * @param closeTwice two times the price at the close, in price units; its magnitude counts.
     * @param annualBps  cost of a year, basis points of the value, 0 to 10 000.
     * @param days       calendar days until the next session, 0 to 10 000.
     * @return micros of the instrument's currency.
     * @throws ArithmeticException if it does not fit.
     */
    public static long micros(
            final Instrument instrument,
            final long shortQty,
            final long closeTwice,
            final int annualBps,
            final int days) {
        final long rate = Math.multiplyExact((long) annualBps * days, instrument.multiplier());
        final int exponent = instrument.priceScale() + instrument.qtyScale() - 6;
        // value * rate / (2 * BPS_DAYS * 10^exponent): the first division is exact or rounded up, so that the second
        // rounds up right
        final long scaled = exponent < 0 ? Math.multiplyExact(rate, Notional.powerOfTen(-exponent)) : rate;
        final long qtyRate = Math.multiplyExact(shortQty, scaled);
        final long divisor = 2 * BPS_DAYS;
        if (exponent <= 11) {
            return Products.divideCeil(
                    Math.abs(closeTwice), qtyRate, 0, divisor * Notional.powerOfTen(Math.max(0, exponent)));
        }
        final long first = Products.divideCeil(Math.abs(closeTwice), qtyRate, 0, divisor);
        return Math.ceilDiv(first, Notional.powerOfTen(exponent));
    }
}
