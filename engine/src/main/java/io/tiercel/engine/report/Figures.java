package io.tiercel.engine.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text for a reader. Cold. */
final class Figures {
    private static final int MICRO_DIGITS = 6;
    private static final long NS_PER_US = 1_000;
    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_SECOND = 1_000_000_000;

    private Figures() {}

    /** Money in units of the currency, two decimals, half to even: {@code -6,998.33}. */
    static String money(final long micros) {
        return String.format(
                Locale.ROOT, "%,.2f", BigDecimal.valueOf(micros, MICRO_DIGITS).setScale(2, RoundingMode.HALF_EVEN));
    }

    /** Money with its sign always written. */
    static String signedMoney(final long micros) {
        return (micros > 0 ? "+" : "") + money(micros);
    }

    /** A count with thousands separated. */
    static String count(final long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number with so many decimals and thousands separated. */
    static String decimal(final double value, final int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value == 0 ? 0.0 : value);
    }

    /** A fixed-point price or quantity: {@code value * 10^-scale}, exact. */
    static String fixed(final long value, final int scale) {
        return BigDecimal.valueOf(value, scale).toPlainString();
    }

    /** A fixed-point price with at least two decimals and no further zeros behind them. */
    static String price(final long value, final int scale) {
        BigDecimal price = BigDecimal.valueOf(value, scale).stripTrailingZeros();
        if (price.scale() < 2) {
            price = price.setScale(2, RoundingMode.UNNECESSARY);
        }
        return price.toPlainString();
    }

    /** A duration in the unit that suits it: {@code 380 ns}, {@code 4.43 µs}, {@code 1.85 s}. */
    static String duration(final long ns) {
        if (ns < NS_PER_US) {
            return ns + " ns";
        }
        if (ns < NS_PER_MS) {
            return threeDigits(ns / (double) NS_PER_US) + " µs";
        }
        return ns < NS_PER_SECOND
                ? threeDigits(ns / (double) NS_PER_MS) + " ms"
                : threeDigits(ns / (double) NS_PER_SECOND) + " s";
    }

    private static String threeDigits(final double value) {
        return decimal(value, value < 10 ? 2 : value < 100 ? 1 : 0);
    }

    /** Part of a whole in percent, one decimal; a dash when there is no whole. */
    static String percent(final long part, final long whole) {
        return whole == 0 ? "–" : decimal(100.0 * part / whole, 1) + " %";
    }
}
