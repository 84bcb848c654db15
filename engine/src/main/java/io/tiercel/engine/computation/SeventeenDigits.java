package io.tiercel.engine.computation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Doubles as text of 17 significant digits, correctly rounded, half to even, without zeros at the end: what {@code %.17g} of C prints. {@code NaN} where
 * there is none, 0 for -0.
 * <p>
 * {@code x = m 2^e} is multiplied by the power of ten that leaves 17 digits in front of the point, in 192 bits; where the fraction behind it is too near a
 * half for the cut-off power, which is about never, {@link BigDecimal} decides.
 * <p>
 * Owned by one thread; allocates nothing but there.
 */
final class SeventeenDigits {
    /** Most bytes of a number: sign, 17 digits, point, exponent such as e-308; or four zeros behind the point. */
    static final int MAX_LENGTH = 32;

    private static final int DIGITS = 17;
    private static final long SMALLEST = 10_000_000_000_000_000L;
    private static final long EXACT_WHOLE = 1_000_000_000_000_000L;
    private static final int FRACTION_BITS = 52;
    private static final int BIAS = 1075;
    private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final int LOW_DIGITS = 8;
    private static final long LOW_HALF = 100_000_000L;
    private static final byte[] PAIRS = pairs();
    private static final byte[] NOT_A_NUMBER = "NaN".getBytes(StandardCharsets.US_ASCII);

    private final byte[] digits = new byte[DIGITS];
    private int exponent;

    /**
     * @param value  finite or NaN.
     * @param target has {@link #MAX_LENGTH} bytes of room.
     * @param from   where to write.
     * @return where the text ends.
     */
    int write(final double value, final byte[] target, final int from) {
        if (Double.isNaN(value)) {
            System.arraycopy(NOT_A_NUMBER, 0, target, from, NOT_A_NUMBER.length);
            return from + NOT_A_NUMBER.length;
        }
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("an infinity, expected a finite number or NaN");
        }
        int at = from;
        if (value < 0) {
            target[at++] = '-';
        }
        final double size = Math.abs(value);
        if (size < EXACT_WHOLE && size == (long) size) {
            return writeWhole((long) size, target, at);
        }
        return writeDigits(split(size), target, at);
    }

    /** 00, 01, ... 99. */
    private static byte[] pairs() {
        final byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    private static int writeWhole(final long value, final byte[] target, final int from) {
        int length = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            length++;
        }
        long rest = value;
        for (int i = from + length - 1; i >= from; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return from + length;
    }

    /** The first 17 digits as a whole number; {@link #exponent} becomes the decimal exponent of the first. */
    private long split(final double size) {
        final long bits = Double.doubleToRawLongBits(size);
        final int biased = (int) (bits >>> FRACTION_BITS);
        final long fraction = bits & ((1L << FRACTION_BITS) - 1);
        final long significand = biased == 0 ? fraction : fraction | 1L << FRACTION_BITS;
        final int zeros = Long.numberOfLeadingZeros(significand);
        final int binary = Math.max(1, biased) - BIAS - zeros;
        // floor(log10(2^p)), p the exponent of the leading bit: the first digit's exponent or one less
        exponent = ((binary + Long.SIZE - 1) * 78_913) >> 18;
        long whole = scaled(significand << zeros, binary, 16 - exponent);
        if (whole >= 10 * SMALLEST) {
            exponent++;
            whole = scaled(significand << zeros, binary, 16 - exponent);
        }
        if (whole < 0) {
            return exact(size);
        }
        if (whole == 10 * SMALLEST) {
            exponent++;
            whole = SMALLEST;
        }
        return whole;
    }

    /** {@code round(significand 2^binary 10^k)}; -1 when it cannot be told which way. */
    private static long scaled(final long significand, final int binary, final int k) {
        final long powerHigh = PowersOfTen.high(k);
        final long low = Math.unsignedMultiplyHigh(significand, PowersOfTen.low(k));
        final long middle = significand * powerHigh + low;
        final long carry = Long.compareUnsigned(middle, low) < 0 ? 1 : 0;
        final long high = Math.unsignedMultiplyHigh(significand, powerHigh) + carry;
        final int shift = -(binary + PowersOfTen.exponent(k)) - 2 * Long.SIZE;
        final long whole = high >>> shift;
        final long fraction = high << (Long.SIZE - shift) | middle >>> shift;
        final long fromHalf = fraction - Long.MIN_VALUE;
        if (fromHalf >= -4 && fromHalf <= 4) {
            return -1;
        }
        return fraction < 0 ? whole + 1 : whole;
    }

    private long exact(final double size) {
        final BigDecimal rounded = new BigDecimal(size).round(ROUNDING);
        exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.setScale(DIGITS - 1 - exponent, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    private int writeDigits(final long whole, final byte[] target, final int from) {
        // halves that fit 32 bits, worked off two digits at a time
        final int high = (int) (whole / LOW_HALF);
        writePairs((int) (whole - high * LOW_HALF), DIGITS);
        writePairs(high, DIGITS - LOW_DIGITS);
        digits[0] = (byte) ('0' + high / LOW_HALF);
        int count = DIGITS;
        while (digits[count - 1] == '0') {
            count--;
        }
        if (exponent < -4 || exponent >= DIGITS) {
            return writeScientific(count, target, from);
        }
        int at = from;
        if (exponent < 0) {
            target[at++] = '0';
            target[at++] = '.';
            for (int i = -1; i > exponent; i--) {
                target[at++] = '0';
            }
            return copy(0, count, target, at);
        }
        at = copy(0, Math.min(count, exponent + 1), target, at);
        for (int i = count; i <= exponent; i++) {
            target[at++] = '0';
        }
        if (count > exponent + 1) {
            target[at++] = '.';
            at = copy(exponent + 1, count, target, at);
        }
        return at;
    }

    /** The last eight digits of a number in front of a place. */
    private void writePairs(final int value, final int end) {
        int rest = value;
        for (int i = end - 2; i >= end - LOW_DIGITS; i -= 2) {
            final int next = rest / 100;
            final int pair = 2 * (rest - 100 * next);
            digits[i] = PAIRS[pair];
            digits[i + 1] = PAIRS[pair + 1];
            rest = next;
        }
    }

    private int writeScientific(final int count, final byte[] target, final int from) {
        int at = copy(0, 1, target, from);
        if (count > 1) {
            target[at++] = '.';
            at = copy(1, count, target, at);
        }
        target[at++] = 'e';
        target[at++] = (byte) (exponent < 0 ? '-' : '+');
        final int size = Math.abs(exponent);
        if (size < 10) {
            target[at++] = '0';
        }
        return writeWhole(size, target, at);
    }

    private int copy(final int first, final int end, final byte[] target, final int at) {
        System.arraycopy(digits, first, target, at, end - first);
        return at + end - first;
    }
}
