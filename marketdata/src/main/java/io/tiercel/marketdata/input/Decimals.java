package io.tiercel.marketdata.input;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers as text and as fixed point: exact, or refused. Stateless; {@link #parse} allocates nothing while the number is a plain decimal that
 * fits.
 */
public final class Decimals {
    /** Largest scale. */
    public static final int MAX_SCALE = 18;

    private static final long[] POWERS = new long[MAX_SCALE + 1];
    private static final int SAFE_DIGITS = 18;

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimals() {}

    /**
     * @param exponent 0 to {@link #MAX_SCALE}.
     * @return 10^exponent.
     */
    public static long powerOfTen(final int exponent) {
        return POWERS[exponent];
    }

    /**
     * Reads a number such as {@code 123}, {@code -0.0450} or {@code 1e-05}.
     *
     * @param text  ASCII.
     * @param from  first byte.
     * @param to    behind the last byte.
     * @param scale decimals of the result, 0 to {@link #MAX_SCALE}.
     * @return the number in units of 10^-scale.
     * @throws BadInputException what was found and what was expected, without a place, when it is no number, has more decimals than {@code scale} that
     *                           are not zero, or does not fit.
     */
    public static long parse(final byte[] text, final int from, final int to, final int scale) {
        int at = from;
        final boolean isNegative = at < to && text[at] == '-';
        if (isNegative) {
            at++;
        }
        final int firstDigit = at;
        long value = 0;
        int decimals = -1;
        int digits = 0;
        for (; at < to; at++) {
            final int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                digits += value == 0 ? 0 : 1;
                if (decimals >= 0) {
                    decimals++;
                }
            } else if (text[at] == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return parseCold(text, from, to, scale);
            }
        }
        final int missing = scale - Math.max(0, decimals);
        if (at == firstDigit || missing < 0 || digits + missing > SAFE_DIGITS || text[to - 1] == '.') {
            return parseCold(text, from, to, scale);
        }
        final long scaled = value * POWERS[missing];
        return isNegative ? -scaled : scaled;
    }

    private static long parseCold(final byte[] text, final int from, final int to, final int scale) {
        final String number = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        final BigDecimal exact;
        try {
            exact = new BigDecimal(number);
        } catch (final NumberFormatException e) {
            throw new BadInputException("'" + printable(number) + "', expected a decimal number", e);
        }
        // an exponent of many digits would take all memory
        if (Math.abs((long) exact.scale()) > 64) {
            throw new BadInputException("'" + printable(number) + "', expected a number of at most 64 decimals");
        }
        try {
            return exact.setScale(scale).unscaledValue().longValueExact();
        } catch (final ArithmeticException e) {
            throw new BadInputException(
                    "'" + printable(number) + "', expected at most " + scale
                            + " decimals and a number below 2^63 in those",
                    e);
        }
    }

    private static String printable(final String text) {
        final String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return shown.replaceAll("[^ -~]", "?");
    }

    /**
     * @param value in units of 10^-scale.
     * @param scale decimals.
     * @return plain decimal number without needless zeros, such as {@code 0.5}.
     */
    public static BigDecimal decimal(final long value, final int scale) {
        final BigDecimal exact = BigDecimal.valueOf(value, scale).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /**
     * From one scale to another.
     *
     * @param value     in units of 10^-fromScale.
     * @param fromScale 0 to {@link #MAX_SCALE}.
     * @param toScale   0 to {@link #MAX_SCALE}.
     * @return the same number in units of 10^-toScale.
     * @throws BadInputException when it would have to be rounded or does not fit.
     */
    public static long rescale(final long value, final int fromScale, final int toScale) {
        if (toScale >= fromScale) {
            final long factor = POWERS[toScale - fromScale];
            final long scaled = value * factor;
            if (Math.multiplyHigh(value, factor) != scaled >> 63) {
                throw new BadInputException(decimal(value, fromScale).toPlainString() + ", expected a number that fits "
                        + toScale + " decimals");
            }
            return scaled;
        }
        final long divisor = POWERS[fromScale - toScale];
        if (value % divisor != 0) {
            throw new BadInputException(
                    decimal(value, fromScale).toPlainString() + ", expected at most " + toScale + " decimals");
        }
        return value / divisor;
    }
}
