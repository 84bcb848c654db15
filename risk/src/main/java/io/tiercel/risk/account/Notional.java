package io.tiercel.risk.account;

import io.tiercel.marketdata.instrument.Instrument;

/**
 * Price times quantity in money: {@code price * qty * multiplier * 10^6 / 10^(priceScale + qtyScale)} micros. Stateless; allocates nothing.
 */
public final class Notional {
    /** Largest magnitude of a price that money is computed from: twice it still fits a {@code long} when two are added. */
    public static final long MAX_PRICE = 1L << 61;

    private static final int MICROS_SCALE = 6;

    private static final long[] POWERS_OF_TEN = new long[19];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
        }
    }

    private Notional() {}

    /**
     * @param exponent 0 to 18.
     * @return 10^exponent.
     */
    public static long powerOfTen(final int exponent) {
        return POWERS_OF_TEN[exponent];
    }

    /**
     * The exact value, rounded once, halves to even.
     *
     * @param instrument whose scales and multiplier hold.
     * @param price      in price units; zero and negative prices are valid.
     * @param qty        in quantity units, signed.
     * @return micros; sign of {@code price * qty}.
     * @throws ArithmeticException if it does not fit.
     */
    public static long micros(final Instrument instrument, final long price, final long qty) {
        return Products.divideHalfEven(price, scaledQty(instrument, qty), divisor(instrument));
    }

    /**
     * The value at a price of half units, such as the exact mid of a book: rounded once, halves to even.
     *
     * @param instrument whose scales and multiplier hold.
     * @param priceTwice two times the price, in price units: bid + ask for a mid.
     * @param qty        in quantity units, signed.
     * @return micros; sign of {@code priceTwice * qty}.
     * @throws ArithmeticException if it does not fit.
     */
    public static long microsOfTwice(final Instrument instrument, final long priceTwice, final long qty) {
        return Products.divideHalfEven(priceTwice, scaledQty(instrument, qty), 2 * divisor(instrument));
    }

    /**
     * Compares the exact value with a limit: products only, nothing is rounded, and a value beyond 64 bits exceeds every limit.
     *
     * @param instrument  whose scales and multiplier hold.
     * @param priceTwice  two times the price, within +-2 * {@link #MAX_PRICE}; its magnitude counts.
     * @param qty         in quantity units, not negative.
     * @param limitMicros not negative, at most 2^62 - 1.
     * @return true when the value is greater than the limit.
     */
    public static boolean exceeds(
            final Instrument instrument, final long priceTwice, final long qty, final long limitMicros) {
        final long factor = factor(instrument);
        if (Math.multiplyHigh(qty, factor) != 0 || qty * factor < 0) {
            // Too large for 64 bits even per price unit; only a price of exactly 0 makes it nothing.
            return priceTwice != 0;
        }
        return Products.compare(Math.abs(priceTwice), qty * factor, 2 * limitMicros, divisor(instrument)) > 0;
    }

    private static long scaledQty(final Instrument instrument, final long qty) {
        return Math.multiplyExact(qty, factor(instrument));
    }

    private static long factor(final Instrument instrument) {
        final int exponent = MICROS_SCALE - instrument.priceScale() - instrument.qtyScale();
        return exponent <= 0
                ? instrument.multiplier()
                : Math.multiplyExact(instrument.multiplier(), POWERS_OF_TEN[exponent]);
    }

    private static long divisor(final Instrument instrument) {
        final int exponent = instrument.priceScale() + instrument.qtyScale() - MICROS_SCALE;
        return exponent <= 0 ? 1 : POWERS_OF_TEN[exponent];
    }
}
