package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.input.Decimals;
import java.util.zip.CRC32;

/** The text that a venue takes the CRC32 of, made of fixed point numbers. Owned by one thread; allocates nothing after construction. */
final class ChecksumText {
    private static final int LONGEST_NUMBER = 40;

    /** 00 to 99. */
    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < PAIRS.length / 2; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    /** Places of the table for each number of a text. */
    private static final int SPELT_PER_NUMBER = 8;

    /** How a number is spelt: by its digits at some decimals, or in its shortest form. */
    private static final int DIGITS = 1 << 16;

    private static final int SHORTEST = 2 << 16;

    private final CRC32 crc = new CRC32();
    private final SpeltNumbers spelt;
    private final byte[] text;
    private int length;

    /** Room for so many numbers. */
    ChecksumText(final int numbers) {
        text = new byte[numbers * LONGEST_NUMBER + SpeltNumbers.LONGEST];
        spelt = new SpeltNumbers(numbers * SPELT_PER_NUMBER);
    }

    void clear() {
        length = 0;
    }

    void append(final char character) {
        text[length++] = (byte) character;
    }

    /** Digits without a point and leading zeros, of a positive number that has so many decimals. */
    void appendDigits(final long value, final int scale, final int decimals) {
        final int form = DIGITS | (scale << 8) | decimals;
        final int place = spelt.find(value, form);
        if (place == SpeltNumbers.UNKNOWN) {
            final int from = length;
            spellDigits(value, scale, decimals);
            spelt.keep(value, form, text, from, length);
        } else {
            length += spelt.copy(place, text, length);
        }
    }

    private void spellDigits(final long value, final int scale, final int decimals) {
        if (scale >= decimals) {
            // what is cut off are zeros: the number was sent with so many decimals
            final int before = length;
            appendWhole(value);
            length = Math.max(before, length - (scale - decimals));
        } else {
            appendWhole(value * Decimals.powerOfTen(decimals - scale));
        }
    }

    /** Plain decimal number without needless zeros. */
    void appendShortest(final long value, final int scale) {
        final int form = SHORTEST | scale;
        final int place = spelt.find(value, form);
        if (place == SpeltNumbers.UNKNOWN) {
            final int from = length;
            spellShortest(value, scale);
            spelt.keep(value, form, text, from, length);
        } else {
            length += spelt.copy(place, text, length);
        }
    }

    private void spellShortest(final long value, final int scale) {
        long rest = value;
        int decimals = scale;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        final long unit = Decimals.powerOfTen(decimals);
        appendWhole(rest / unit);
        if (decimals > 0) {
            text[length++] = '.';
            long fraction = rest % unit;
            for (int at = length + decimals - 1; at >= length; at--) {
                text[at] = (byte) ('0' + fraction % 10);
                fraction /= 10;
            }
            length += decimals;
        }
    }

    private void appendWhole(final long value) {
        // 1233 / 4096 is just above log10(2)
        final int atMost = (((Long.SIZE - Long.numberOfLeadingZeros(value | 1)) * 1233) >>> 12) + 1;
        final boolean isShorter = atMost > 1 && value < Decimals.powerOfTen(Math.min(Decimals.MAX_SCALE, atMost - 1));
        int at = length + atMost - (isShorter ? 1 : 0);
        length = at;
        long rest = value;
        while (rest >= 10) {
            final long tens = rest / 100;
            final int pair = (int) (rest - tens * 100) * 2;
            text[--at] = PAIRS[pair + 1];
            text[--at] = PAIRS[pair];
            rest = tens;
        }
        if (rest > 0 || value == 0) {
            text[--at] = (byte) ('0' + rest);
        }
    }

    /** CRC32 of all of it but the last bytes, unsigned. */
    long crc(final int without) {
        crc.reset();
        crc.update(text, 0, Math.max(0, length - without));
        return crc.getValue();
    }
}
